// Ids, revisions and the journal.
import { expect, test } from 'vitest'
import { drawId, drawNodeId, nextRev, record } from '#emulator/model/model-state.ts'
import type { JournalEntry } from '#emulator/model/journal.ts'
import { aState } from './a-state.ts'

test('ids are as long as Dropbox’s, of letters that fit into a URL, and not the same twice', () => {
  const state = aState()
  const ids = Array.from({ length: 100 }, () => drawNodeId(state))
  for (const id of ids) expect(id).toMatch(/^id:[\w-]{22}$/)
  expect(new Set(ids).size).toBe(100)
  expect([drawId(() => 0, 3), drawId(() => 0.999_999, 3)]).toEqual(['AAA', '___'])
})

test('revisions count up', () => {
  const state = aState()
  expect([nextRev(state), nextRev(state)]).toEqual(['015000000000001', '015000000000002'])
})

test('the journal numbers what it is told, and tells it on', () => {
  const told: JournalEntry[] = []
  const state = aState({ onEntry: (entry) => told.push(entry) })
  record(state, { kind: 'deleted', path: '/a' }, 7)
  record(state, { kind: 'deleted', path: '/b' }, 8)
  expect(told).toEqual([
    { seq: 0, atMs: 7, kind: 'deleted', path: '/a' },
    { seq: 1, atMs: 8, kind: 'deleted', path: '/b' },
  ])
  expect(state.journal).toEqual(told)
})
