// Counting a batch, from rest to rest.
import { expect, it } from 'vitest'
import { anUpload, aFingerprint, everyState, type StateName } from '#test/engine/builders.ts'
import { BatchCount } from '#uploader/progress/batch-count.ts'

function take(
  count: BatchCount,
  path: string,
  state: StateName,
  intent: 'go' | 'pause' | 'skip' = 'go',
  isNews = true,
) {
  count.apply(anUpload({ path, state: everyState[state], intent }), isNews)
  return [count.filesLeft, count.bytesLeft, count.filesDone, count.bytesDone]
}

it('what was there before is not of this batch; what ends in it is', () => {
  const count = new BatchCount()
  expect(take(count, 'old', 'done', 'go', false)).toEqual([0, 0, 0, 0])
  expect(take(count, 'a', 'settling')).toEqual([1, 100, 0, 0])
  expect(take(count, 'b', 'sending')).toEqual([2, 200, 0, 0])
  expect(take(count, 'a', 'done')).toEqual([1, 100, 1, 100])
  expect(take(count, 'a', 'done')).toEqual([1, 100, 1, 100])
  expect(take(count, 'b', 'done')).toEqual([0, 0, 2, 200])
})

it('a new batch begins when all was at rest', () => {
  const count = new BatchCount()
  for (const state of ['settling', 'done'] as const) take(count, 'a', state)
  expect(take(count, 'b', 'settling')).toEqual([1, 100, 0, 0])
})

it('what is held back, left out, blocked or gone is not on its way', () => {
  const count = new BatchCount()
  take(count, 'a', 'settling')
  take(count, 'b', 'settling', 'pause')
  take(count, 'c', 'settling', 'skip')
  take(count, 'd', 'blocked')
  expect(take(count, 'e', 'gone')).toEqual([1, 100, 0, 0])
  expect(take(count, 'a', 'blocked')).toEqual([0, 0, 0, 0])
})

it('a file that is in Dropbox under another name counts as a copy for as long as it is', () => {
  const count = new BatchCount()
  const stored = { ...aFingerprint(), targetId: 1, destination: '/Team/report (from a, 2026-11-23).pdf', receipt: null }
  const sent = anUpload({ path: 'a/report.pdf', state: everyState.done, stored })
  count.apply(sent, false)
  count.apply(sent, true)
  expect(count.copies).toBe(1)
  count.apply({ ...sent, state: everyState.settling }, true)
  expect(count.copies).toBe(0)
  count.apply({ ...sent, stored: { ...stored, destination: '/Team/report.pdf' } }, true)
  expect(count.copies).toBe(0)
})
