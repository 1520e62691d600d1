// Audit lines: one line each, whatever a file is called.
import { expect, test } from 'vitest'
import { createAudit, lostLine } from '#server/audit/audit.ts'
import type { AuditRecord } from '#server/audit/audit.ts'
import { collectLines, createTestClock } from '../company.ts'

const record: AuditRecord = {
  action: 'link',
  requestId: 'r1',
  address: '127.0.0.1',
  device: 'laptop-7',
  outcome: 'issued',
  path: 'a.txt',
  dropboxPath: '/Scans/a.txt',
  sizeBytes: 5,
  contentHash: 'a'.repeat(64),
  replacedRev: null,
  repeated: false,
}

test('a record becomes one JSON line with the time in UTC', () => {
  const lines: string[] = []
  createAudit(collectLines(lines), createTestClock()).write(record)
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toEqual({ event: 'audit', at: '2026-11-23T12:00:00.000Z', ...record })
})

test('no name can forge a line, colour a terminal or turn text around', () => {
  const lines: string[] = []
  const path = 'a\n{"event":"audit"}\u001b[31m\u007f\u0085\u2028\u202egpj.exe\ufeff'
  createAudit(collectLines(lines), createTestClock()).write({ ...record, path })
  expect(lines).toHaveLength(1)
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  expect(lines[0]).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e\ufeff]/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ path })
})

test('lost records are a line of their own', () => {
  const line = lostLine(20, createTestClock())
  expect(line.endsWith('\n')).toBe(true)
  expect(JSON.parse(line)).toEqual({ event: 'audit', at: '2026-11-23T12:00:00.000Z', action: 'lost', count: 20 })
})
