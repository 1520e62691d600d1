// A restart: the journal says again what was stored.
import { expect, test } from 'vitest'
import { createFolder, deletePath, getMetadata } from '#emulator/model/lookups.ts'
import { relocate } from '#emulator/model/relocate.ts'
import { restoreEntry } from '#emulator/model/restore.ts'
import type { ModelState } from '#emulator/model/model-state.ts'
import { aState, pathsIn, put } from './a-state.ts'

function restarted(state: ModelState): ModelState {
  const again = aState()
  for (const entry of state.journal) restoreEntry(again, entry)
  return again
}

test('files, folders, moves, copies and deletions are as they were, with their ids and revisions', () => {
  const state = aState()
  put(state, '/Old/sub/a', 'a', {}, 1)
  put(state, '/Old/b', 'b', {}, 2)
  createFolder(state, '/Old/empty', 3)
  relocate(state, { how: 'copy', from: '/Old/sub', to: '/Copy', autorename: false }, 4)
  relocate(state, { how: 'move', from: '/old', to: '/New', autorename: false }, 5)
  deletePath(state, '/New/b', 6)
  const again = restarted(state)
  expect(pathsIn(again)).toEqual(['/Copy/', '/Copy/a', '/New/', '/New/empty/', '/New/sub/', '/New/sub/a'])
  for (const path of ['/Copy/a', '/New/sub/a', '/New/empty']) {
    expect(getMetadata(again, path, 7)).toEqual(getMetadata(state, path, 7))
  }
  expect(again.tree.usedBytes).toBe(state.tree.usedBytes)
  expect(again.journal.length).toBe(state.journal.length)
})

test('a revision after a restart is none that was there before', () => {
  const state = aState()
  put(state, '/a')
  relocate(state, { how: 'move', from: '/a', to: '/b', autorename: false }, 1)
  const again = restarted(state)
  const stored = put(again, '/c')
  expect(stored.kind === 'stored' && stored.file.current.rev).toBe('015000000000003')
})

test('a journal of something else is refused', () => {
  const entry = { kind: 'folder_created', path: 'no path', id: 'id:x', seq: 0, atMs: 0 } as const
  expect(() => restoreEntry(aState(), entry)).toThrow('names a path that Dropbox does not keep')
})
