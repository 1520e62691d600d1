import { expect, test } from 'vitest'
import { createAudit, lostLine } from '#server/audit/audit.ts'
import type { AuditRecord } from '#server/audit/audit.ts'
import { parseJson, recordOfLine } from '#server/audit/parse-line.ts'
import { createTestClock } from '../company.ts'

const record: AuditRecord = {
  action: 'landed',
  requestId: 'r1',
  address: '127.0.0.1',
  device: 'laptop-7',
  outcome: 'other_bytes',
  path: 'a\u202e.txt',
  dropboxPath: '/Scans/a\u202e.txt',
  sizeBytes: null,
  contentHash: 'a'.repeat(64),
  replacedRev: '015f2a3b4c5d6e7',
  repeated: false,
}

test('a record is read back from its line', () => {
  const lines: string[] = []
  createAudit(null, createTestClock(), [(_record, _atMs, line) => lines.push(line)]).write(record)
  expect(recordOfLine(lines[0] ?? '')).toEqual(record)
})

test.each(['', 'half {', '[]', '{"action":"link"}', lostLine(3, createTestClock())])('%j is no record', (line) => {
  expect(recordOfLine(line)).toBeNull()
})

test('what is no JSON is null', () => {
  expect([parseJson('{"a":1}'), parseJson('{')]).toEqual([{ a: 1 }, null])
})
