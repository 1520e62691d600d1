import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { linkMaxBytes } from '#shared/grant.ts'
import {
  dryRunCode,
  dryRunRow,
  dryRunRule,
  noTotals,
  ruleSource,
  withRow,
  type DryRunRow,
} from '#shared/rows/dry-run.ts'
import type { WhyAnswer } from '#shared/rows/why.ts'
import { dryRunLine, dryRunSummary } from '#cli/output/dry-run-words.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'

const row: UploadRow = {
  path: 'a.txt',
  state: 'waiting',
  reason: 'queued',
  nextTryAt: null,
  action: null,
  inFolder: true,
  sizeBytes: 5,
  limitBytes: null,
  contentHash: null,
  sentBytes: null,
  destination: null,
}
const rule = { name: 'office_temporary', pattern: '~$*', madeBy: 'Microsoft Office' }
const judge = (answer: WhyAnswer, sizeBytes: number | null = 5) =>
  dryRunRow({ path: 'a.txt', answer, sizeBytes, mostBytes: 10 })
const viewer = { nowMs: 0, timeZone: 'UTC', language: english }
const line = (answer: WhyAnswer, sizeBytes: number | null = 5): string =>
  dryRunLine(judge(answer, sizeBytes), 'F', viewer)

test('each answer has its end', () => {
  const blocked = { ...row, state: 'blocked', reason: 'dropbox_refused' } as const
  const ends: readonly (readonly [WhyAnswer, string])[] = [
    [{ kind: 'not_seen' }, 'send'],
    [{ kind: 'waits', row }, 'send'],
    [{ kind: 'waits', row: { ...row, reason: 'held_back' } }, 'left_out'],
    [{ kind: 'needs_person', row, reason: 'sign_in_needed' }, 'send'],
    [{ kind: 'needs_person', row: blocked, reason: 'dropbox_refused' }, 'refused'],
    [{ kind: 'needs_person', row: { ...blocked, reason: 'too_large' }, reason: 'too_large' }, 'send'],
    [{ kind: 'sent', sent: null, isChanged: false }, 'in_dropbox'],
    [{ kind: 'sent', sent: null, isChanged: true }, 'send'],
    [{ kind: 'left_out_by_person' }, 'left_out'],
    [{ kind: 'left_out_by_rule', rule }, 'left_out'],
    [{ kind: 'link', isFolder: false }, 'refused'],
    [{ kind: 'special' }, 'left_out'],
    [{ kind: 'name_impossible', problem: null }, 'refused'],
    [{ kind: 'name_taken', other: 'A.txt' }, 'refused'],
  ]
  for (const [answer, end] of ends) expect([answer.kind, judge(answer).end]).toEqual([answer.kind, end])
})

test('a file that would be sent and is too large is refused; one that is there already is not', () => {
  const large = judge({ kind: 'not_seen' }, 11)
  expect([large.end, dryRunCode(large)]).toEqual(['refused', 'too_large'])
  expect(judge({ kind: 'not_seen' }, 10).end).toBe('send')
  expect(judge({ kind: 'sent', sent: null, isChanged: false }, 11).end).toBe('in_dropbox')
})

test('where the company server did not say how large files may be, nothing is too large and nothing large is promised', () => {
  const unknown = (sizeBytes: number): DryRunRow =>
    dryRunRow({ path: 'a.txt', answer: { kind: 'not_seen' }, sizeBytes, mostBytes: null })
  const large = unknown(linkMaxBytes + 1)
  expect([large.end, dryRunCode(large)]).toEqual(['send', 'limit_unknown'])
  expect(dryRunLine(large, 'F', viewer)).toBe(
    '+ a.txt (157 MB) would be sent if the company server takes files of this size.',
  )
  expect(dryRunCode(unknown(linkMaxBytes))).toBe('not_seen')
})

test('a rule is told with where it comes from', () => {
  const leftOut = judge({ kind: 'left_out_by_rule', rule }, null)
  expect([dryRunCode(leftOut), dryRunRule(leftOut), ruleSource(rule)]).toEqual(['left_out_by_rule', rule, 'built_in'])
  expect(ruleSource({ ...rule, name: 'company_pattern' })).toBe('company')
  expect(line({ kind: 'left_out_by_rule', rule }, null)).toBe(
    '– a.txt would be left out. Rule: office_temporary (~$*), built in, for Microsoft Office.',
  )
})

test('each line says what would be, and what to do', () => {
  expect(line({ kind: 'not_seen' })).toBe('+ a.txt (5 bytes) would be sent.')
  expect(line({ kind: 'sent', sent: null, isChanged: false })).toBe('✓ a.txt (5 bytes) is in Dropbox already.')
  expect(line({ kind: 'not_seen' }, 11)).toBe(
    '! a.txt (11 bytes) would be refused: your company\u2019s server takes at most 10 bytes. Make it smaller, or split it.',
  )
  expect(line({ kind: 'link', isFolder: false }, null)).toBe(
    '! a.txt would be refused. \u201ca.txt\u201d is a symbolic link, and Outbox follows none. Put the real file in its place.',
  )
})

test('the totals count files and bytes of each end', () => {
  const rows = [
    judge({ kind: 'not_seen' }),
    judge({ kind: 'not_seen' }, 11),
    judge({ kind: 'left_out_by_person' }, null),
  ]
  const totals = rows.reduce(withRow, noTotals)
  expect(totals).toMatchObject({ send: { files: 1, bytes: 5 }, refused: { files: 1, bytes: 11 } })
  expect(dryRunSummary(totals, english)).toBe(
    '1 file (5 bytes) would be sent, 1 left out, 1 refused. Nothing was sent.',
  )
})
