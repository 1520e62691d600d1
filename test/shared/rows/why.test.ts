// One answer for every state, every reason, every rule, and everything that can stand at a path.
import { describe, expect, test } from 'vitest'
import { builtInRules } from '#adapters/folder/names/ignore.ts'
import { blockedReasons, needsPerson, reasonFacts, waitingReasons, type ReasonCode } from '#shared/reasons.ts'
import {
  asksForPerson,
  decideWhy,
  type OnDisk,
  type SentFacts,
  type WhyAnswer,
  type WhyFacts,
} from '#shared/rows/why.ts'
import { rowStates, type RowState, type UploadRow } from '#shared/rows/upload-row.ts'
import { anUploadRow } from '#test/rigs/samples/upload-row.ts'

const sent: SentFacts = { atMs: 1, how: 'sent', destination: '/Acme/a', sizeBytes: 3 }

function aRow(state: RowState, reason: ReasonCode | null = null): UploadRow {
  return anUploadRow({ path: 'a', state, reason, action: reason === null ? null : reasonFacts[reason].action })
}

function answerOf(change: Partial<WhyFacts>): WhyAnswer {
  const facts: WhyFacts = {
    where: 'inside',
    folder: 'there',
    onDisk: 'file',
    rule: null,
    nameProblem: null,
    row: null,
    isChanged: false,
    sent: null,
    sameName: null,
    ...change,
  }
  return decideWhy(facts)
}

function kindOf(change: Partial<WhyFacts>): string {
  return answerOf(change).kind
}

describe('what the records know comes first', () => {
  const expected: Readonly<Record<RowState, string>> = {
    settling: 'waits',
    waiting: 'waits',
    done: 'sent',
    blocked: 'waits',
    gone: 'not_seen',
    hashing: 'waits',
    linking: 'waits',
    sending: 'waits',
    checking: 'waits',
  }
  test.each(rowStates)('an upload that is %s', (state) => {
    expect(kindOf({ row: aRow(state) })).toBe(expected[state])
  })

  test.each(waitingReasons)('a wait: %s', (reason) => {
    const kind = needsPerson(reason) ? 'needs_person' : 'waits'
    expect(kindOf({ row: aRow('waiting', reason) })).toBe(kind)
    expect(kindOf({ row: aRow('settling', reason) })).toBe(kind)
    expect(kindOf({ row: aRow('waiting', reason), folder: 'away' })).toBe('folder_unreachable')
    // A file that was sent by name needs no folder.
    expect(kindOf({ row: aRow('waiting', reason), folder: null, where: 'outside' })).toBe(kind)
  })

  const answers: Partial<Record<ReasonCode, string>> = {
    skipped: 'left_out_by_person',
    symbolic_link: 'link',
    not_a_regular_file: 'special',
    name_not_allowed: 'name_impossible',
    name_collision: 'name_taken',
  }
  test.each(blockedReasons)('a file that is blocked: %s', (reason) => {
    expect(kindOf({ row: aRow('blocked', reason) })).toBe(answers[reason] ?? 'needs_person')
  })

  test('what was sent and is away stays sent, also while the folder is away', () => {
    expect(kindOf({ row: aRow('done'), sent, onDisk: 'absent', folder: 'away' })).toBe('sent')
    expect(kindOf({ row: aRow('done'), sent: { ...sent, how: 'already_there' } })).toBe('same_as')
    expect(kindOf({ row: aRow('gone'), onDisk: 'absent' })).toBe('does_not_exist')
  })
})

// What `status` ends with 2 for, `why` does, too: a script that asks about one file must not read "all is well".
test.each(blockedReasons)('a blocked file needs somebody exactly where its reason says so: %s', (reason) => {
  const answer = answerOf({ row: aRow('blocked', reason) })
  expect(asksForPerson(answer)).toBe(needsPerson(reason))
})

test('a file that is asked about needs somebody, one that waits for its turn does not', () => {
  expect(asksForPerson(answerOf({ row: aRow('waiting', 'many_at_once') }))).toBe(true)
  expect(asksForPerson(answerOf({ row: aRow('waiting', 'queued') }))).toBe(false)
})

test('another folder at the place of the watched one needs somebody, one that is away does not', () => {
  expect(asksForPerson(answerOf({ folder: 'replaced' }))).toBe(true)
  expect(asksForPerson(answerOf({ folder: 'away' }))).toBe(false)
  expect(asksForPerson(answerOf({ onDisk: 'unknown' }))).toBe(true)
  expect(asksForPerson(answerOf({ onDisk: 'file' }))).toBe(false)
})

describe('of a path that the records do not know', () => {
  const expected: Readonly<Record<OnDisk, string>> = {
    file: 'not_seen',
    folder: 'folder',
    symbolic_link: 'link',
    behind_link: 'link',
    special: 'special',
    absent: 'does_not_exist',
    unknown: 'cannot_look',
  }
  test.each(Object.entries(expected))('at which %s stands: %s', (onDisk, kind) => {
    expect(kindOf({ onDisk: onDisk as OnDisk })).toBe(kind)
    expect(kindOf({ onDisk: onDisk as OnDisk, folder: 'away' })).toBe('folder_unreachable')
    expect(kindOf({ onDisk: onDisk as OnDisk, folder: 'replaced' })).toBe('folder_unreachable')
    const outside = onDisk === 'folder' ? 'folder' : 'outside_folder'
    expect(kindOf({ onDisk: onDisk as OnDisk, where: 'outside' })).toBe(outside)
    expect(kindOf({ onDisk: onDisk as OnDisk, where: 'itself' })).toBe('folder')
    const isOther = !['file', 'absent', 'unknown'].includes(onDisk)
    expect(kindOf({ onDisk: onDisk as OnDisk, sent })).toBe(isOther ? kind : 'sent')
  })

  test.each(builtInRules.map((rule) => [rule.name, rule.pattern, rule] as const))('a rule: %s %s', (_, __, rule) => {
    expect(kindOf({ rule })).toBe('left_out_by_rule')
    expect(kindOf({ rule, onDisk: 'absent' })).toBe('does_not_exist')
  })

  test('its name is looked at', () => {
    expect(kindOf({ nameProblem: 'backslash' })).toBe('name_impossible')
    expect(kindOf({ sameName: 'A' })).toBe('name_taken')
  })
})

test('of a file that was moved after it was sent the answer says where it is', () => {
  const original = { kind: 'moved', to: 'sent', where: 'Sent/a' } as const
  expect(answerOf({ row: { ...aRow('done'), original } })).toEqual({
    kind: 'sent',
    sent: null,
    isChanged: false,
    original,
  })
})
