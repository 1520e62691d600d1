// The one moment at which bytes become a revision, or are refused.
import { expect, test } from 'vitest'
import { freeNames, isContended } from '#emulator/model/commit.ts'
import { aState, pathsIn, put } from './a-state.ts'

test('the same bytes again write nothing; other bytes need a mode that allows it', () => {
  const state = aState()
  expect(put(state, '/a')).toMatchObject({ kind: 'stored', wrote: true })
  expect(put(state, '/A')).toMatchObject({ kind: 'stored', wrote: false, file: { path: '/a' } })
  expect(put(state, '/a', 'b')).toEqual({ kind: 'refused', cause: 'conflict/file' })
  expect(put(state, '/a', 'a', { strictConflict: true })).toEqual({ kind: 'refused', cause: 'conflict/file' })
  expect(put(state, '/a', 'b', { mode: { kind: 'overwrite' } })).toMatchObject({ wrote: true })
  expect(state.journal.map(({ kind }) => kind)).toEqual([
    'commit',
    'commit_unchanged',
    'commit_refused',
    'commit_refused',
    'commit',
  ])
})

test('an update takes effect only on the revision it names', () => {
  const state = aState()
  const first = put(state, '/a')
  const rev = first.kind === 'stored' ? first.file.current.rev : ''
  expect(put(state, '/a', 'b', { mode: { kind: 'update', rev } })).toMatchObject({ wrote: true })
  expect(put(state, '/a', 'c', { mode: { kind: 'update', rev } })).toMatchObject({ kind: 'refused' })
})

test('a refusal leaves everything as it was', () => {
  const state = aState({ quotaBytes: 15 })
  put(state, '/a')
  expect(put(state, '/b', 'b')).toEqual({ kind: 'refused', cause: 'insufficient_space' })
  expect(put(state, '', 'b')).toEqual({ kind: 'refused', cause: 'conflict/folder' })
  expect(put(state, 'id:none', 'b')).toEqual({ kind: 'refused', cause: 'malformed_path' })
  expect([pathsIn(state), state.tree.usedBytes]).toEqual([['/a'], 10])
})

test('a free name is counted up, and an update that came too late says so', () => {
  const state = aState()
  for (const path of ['/x/a.b.txt', '/x/a.b (1).txt', '/x/.profile']) put(state, path)
  expect(freeNames(state, ['x', 'a.b.txt'], false)).toEqual(['x', 'a.b (2).txt'])
  expect(freeNames(state, ['x', '.profile'], false)).toEqual(['x', '.profile (1)'])
  expect(freeNames(state, ['x', 'a.b.txt'], true)).toEqual(['x', 'a.b (conflicted copy).txt'])
})

test('a namespace is held by so many commits, and only for so long', () => {
  const state = aState()
  state.limits = { ...state.limits, contention: { maxConcurrent: 1, holdMs: 100 } }
  expect(isContended(state, 0)).toBe(false)
  put(state, '/a', 'a', {}, 0)
  expect([isContended(state, 99), isContended(state, 100)]).toEqual([true, false])
})
