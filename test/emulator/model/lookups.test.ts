// Looking, making folders, deleting.
import { expect, test } from 'vitest'
import { createFolder, deletePath, deleteSummary, getMetadata, listRevisions } from '#emulator/model/lookups.ts'
import { aState, pathsIn, put } from './a-state.ts'

test('a lookup shows what is there, under the name it was first given, and is written down', () => {
  const state = aState()
  put(state, '/Team/Plan.txt')
  expect(getMetadata(state, '/team/PLAN.TXT', 1)).toMatchObject({ kind: 'file', path: '/Team/Plan.txt', sizeBytes: 10 })
  expect(getMetadata(state, '/team', 1)).toMatchObject({ kind: 'folder', path: '/Team', readOnly: false })
  expect(getMetadata(state, '', 1)).toEqual({ kind: 'failed', failure: 'not_found' })
  expect(getMetadata(state, '/a//b', 1)).toEqual({ kind: 'failed', failure: 'malformed_path' })
  expect(state.journal.at(-1)).toMatchObject({
    route: 'files/get_metadata',
    path: '/a//b',
    outcome: 'path/malformed_path',
  })
})

test('a deletion may name the revision it means', () => {
  const state = aState()
  const stored = put(state, '/a')
  const rev = stored.kind === 'stored' ? stored.file.current.rev : ''
  expect(deletePath(state, '/a', 1, 'fffffffff')).toEqual({ kind: 'failed', failure: 'conflict/file' })
  expect(deletePath(state, '/a', 1, rev)).toMatchObject({ kind: 'arranged' })
  expect(pathsIn(state)).toEqual([])
})

test('read-only folders are shown as such, and keep what they have', () => {
  const state = aState()
  put(state, '/Locked/a')
  state.limits = { ...state.limits, readOnlyFolders: ['/LOCKED'] }
  expect(getMetadata(state, '/locked', 1)).toMatchObject({ readOnly: true })
  expect(deletePath(state, '/locked/a', 1)).toEqual({ kind: 'failed', failure: 'no_write_permission' })
  expect(createFolder(state, '/locked/new', 1)).toEqual({ kind: 'failed', failure: 'no_write_permission' })
})

test.each([
  ['not_found', 'path_lookup/not_found'],
  ['no_write_permission', 'path_write/no_write_permission'],
  ['conflict/file', 'path_write/conflict/file'],
])('a deletion that fails with %s is called %s', (failure, summary) => {
  expect(deleteSummary(failure)).toBe(summary)
})

test('a folder needs a free way', () => {
  const state = aState()
  put(state, '/a')
  expect(createFolder(state, '/a', 1)).toEqual({ kind: 'failed', failure: 'conflict/file' })
  expect(createFolder(state, '/a/b', 1)).toEqual({ kind: 'failed', failure: 'conflict/file_ancestor' })
  expect(createFolder(state, '/b/c', 1)).toMatchObject({ kind: 'arranged', fact: { path: '/b/c' } })
})

test('folders have no revisions, and neither has nothing', () => {
  const state = aState()
  createFolder(state, '/b', 1)
  expect(listRevisions(state, '/b', 10, 1)).toEqual({ kind: 'failed', failure: 'not_file' })
  expect(listRevisions(state, '/c', 10, 1)).toEqual({ kind: 'failed', failure: 'not_found' })
})
