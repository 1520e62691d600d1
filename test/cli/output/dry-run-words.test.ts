import { expect, test } from 'vitest'
import { dryRunLine, dryRunSummary } from '#cli/output/dry-run-words.ts'
import { english } from '#shared/messages/english.ts'
import { noTotals, ruleSource } from '#shared/rows/dry-run.ts'

const viewer = { nowMs: 0, timeZone: 'UTC', language: english }

test('a folder that cannot be listed says so', () => {
  const because = { kind: 'unreadable_folder' } as const
  const row = { end: 'refused', sizeBytes: null, because } as const
  expect(dryRunLine({ ...row, path: 'b' }, 'F', viewer)).toBe(
    '! b cannot be listed, so nobody knows its files. Check who may open it.',
  )
  expect(dryRunLine({ ...row, path: '.' }, 'F', viewer)).toMatch(/^! The folder cannot be listed/)
})

test('a rule of the organization is said as such, and counts as the company’s', () => {
  const rule = {
    name: 'company_refused_type',
    pattern: '*.exe',
    madeBy: 'your organization, which sends no files of this type',
  }
  const because = { kind: 'answer', answer: { kind: 'left_out_by_rule', rule } } as const
  const row = { end: 'left_out', sizeBytes: null, because, path: 'a.exe' } as const
  expect(dryRunLine(row, 'F', viewer)).toContain('Rule: your organization sends no files of the type *.exe.')
  expect(ruleSource(rule)).toBe('company')
})

test('an empty folder has its sentence', () => {
  expect(dryRunSummary(noTotals, english)).toBe('0 files (0 bytes) would be sent. Nothing was sent.')
  expect(dryRunSummary({ ...noTotals, in_dropbox: { files: 2, bytes: 2_000 } }, english)).toBe(
    '0 files (0 bytes) would be sent, 2 files (2.0 kB) are in Dropbox already. Nothing was sent.',
  )
})
