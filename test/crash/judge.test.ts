// The judge is shown histories with one thing wrong each.
import { expect, test } from 'vitest'
import { judgeCommits, judgeHistory, judgeLedger, judgeMoved, judgeRest } from './judge.ts'
import { commitTo, createDropboxModel } from '#emulator/model/model.ts'
import type { JournalEntry } from '#emulator/model/journal.ts'

const facts = {
  current: new Map([['plan.txt', 'second']]),
  versions: new Map([['plan.txt', new Set(['first', 'second'])]]),
}

/** The journal of a Dropbox that took these bytes at these paths, one after the other. */
function journalOf(...commits: readonly (readonly [path: string, contentHash: string])[]): readonly JournalEntry[] {
  const model = createDropboxModel({ random: () => 0.5, switches: {} })
  for (const [path, contentHash] of commits) {
    model.upload(commitTo(path, { mode: { kind: 'overwrite' } }), { sizeBytes: 1, contentHash }, 0)
  }
  return model.journal
}

const good = journalOf(['/Outbox/plan.txt', 'first'], ['/Outbox/plan.txt', 'second'])
const done = [{ path: 'plan.txt', state: 'done', reason: null }]

test('a history in which each version arrived once is well', () => {
  expect(judgeCommits(good, facts)).toEqual([])
  expect(judgeRest(good, facts, done)).toEqual([])
  expect(judgeLedger(good, [{ path: 'plan.txt', stored: 'second', unconfirmed: null }])).toEqual([])
  expect(judgeLedger(good, [{ path: 'plan.txt', stored: 'first', unconfirmed: 'second' }])).toEqual([])
})

test('the same bytes sent again and found unchanged are no second revision', () => {
  const again = journalOf(['/Outbox/plan.txt', 'first'], ['/Outbox/plan.txt', 'first'])
  expect(again.map(({ kind }) => kind)).toContain('commit_unchanged')
  expect(judgeCommits(again, facts)).toEqual([])
})

test('a second revision of the same bytes is found', () => {
  const twice = journalOf(['/Outbox/plan.txt', 'first'], ['/Outbox/plan.txt', 'second'], ['/Outbox/plan.txt', 'first'])
  expect(judgeCommits(twice, facts)).toEqual(['/Outbox/plan.txt has a second revision of the same bytes'])
})

test('torn bytes are found', () => {
  const torn = journalOf(['/Outbox/plan.txt', 'half of the first'])
  expect(judgeCommits(torn, facts)).toEqual(['/Outbox/plan.txt holds bytes that never were the file'])
})

test('a second name is found', () => {
  const copy = journalOf(['/Outbox/plan (from demo-computer, 2026-11-23).txt', 'first'])
  expect(judgeCommits(copy, facts)).toHaveLength(1)
  expect(judgeCommits(journalOf(['/plan.txt', 'first']), facts)).toHaveLength(1)
})

test('a lost file is found, whatever the uploader says of it', () => {
  expect(judgeRest(journalOf(['/Outbox/plan.txt', 'first']), facts, done)).toHaveLength(1)
  expect(judgeRest(good, facts, [])).toEqual(['plan.txt is unknown, not done'])
  const waiting = [{ path: 'plan.txt', state: 'waiting', reason: 'queued' }]
  expect(judgeRest(good, facts, waiting)).toEqual(['plan.txt is waiting, not done'])
  const blocked = [{ path: 'plan.txt', state: 'blocked', reason: 'name_taken' }]
  expect(judgeRest(good, facts, blocked)).toEqual([])
})

test('bytes that Dropbox took without an intent are found', () => {
  expect(judgeLedger(good, [])).toHaveLength(1)
  expect(judgeLedger(good, [{ path: 'plan.txt', stored: 'first', unconfirmed: null }])).toHaveLength(1)
})

test('each file that is done has one row of the history', () => {
  const row = { path: 'plan.txt', contentHash: 'second' }
  const earlier = { path: 'plan.txt', contentHash: 'first' }
  expect(judgeHistory([earlier, row], true, facts, done)).toEqual([])
  expect(judgeHistory([earlier], true, facts, done)).toEqual(['the history has no row of plan.txt'])
  expect(judgeHistory([row, row], true, facts, done)).toEqual(['the history has 2 rows of plan.txt second'])
  expect(judgeHistory([row], false, facts, done)).toEqual(['the chain of the history is broken'])
})

test('a file that is left, lost, torn or moved twice is found', () => {
  const moved = (...files: readonly (readonly [string, string])[]) => judgeMoved(new Map(files), facts)
  expect(moved(['Sent/plan.txt', 'first'], ['Sent/plan (2).txt', 'second'])).toEqual([])
  expect(moved(['Sent/plan.txt', 'second'], ['Sent/plan (2).txt', 'second'])).toEqual(['plan.txt is in Sent twice'])
  expect(moved(['Sent/plan.txt', 'half'], ['Sent/plan (2).txt', 'second'])).toHaveLength(1)
  expect(moved(['plan.txt', 'second'])[0]).toBe('plan.txt is still in the folder')
  expect(moved()).toEqual(['plan.txt is not in Sent'])
})
