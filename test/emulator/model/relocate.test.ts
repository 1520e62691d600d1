// Moving and copying.
import { expect, test } from 'vitest'
import { createFolder, getMetadata, listRevisions } from '#emulator/model/lookups.ts'
import { relocate } from '#emulator/model/relocate.ts'
import type { ModelState } from '#emulator/model/model-state.ts'
import { aState, pathsIn, put } from './a-state.ts'

function move(state: ModelState, from: string, to: string, autorename = false) {
  return relocate(state, { how: 'move', from, to, autorename }, 9)
}

function copy(state: ModelState, from: string, to: string, autorename = false) {
  return relocate(state, { how: 'copy', from, to, autorename }, 9)
}

test('a moved folder has all it held, keeps its ids, and makes the folders above it', () => {
  const state = aState()
  put(state, '/A/Sub/x', 'x')
  put(state, '/A/y', 'y')
  createFolder(state, '/A/Empty', 0)
  const before = ['/a', '/a/sub', '/a/sub/x', '/a/y'].map((path) => idAt(state, path))
  expect(move(state, '/a', '/New/Place')).toMatchObject({
    kind: 'relocated',
    fact: { kind: 'folder', path: '/New/Place' },
    from: '/A',
    folders: ['/New/Place', '/New/Place/Sub', '/New/Place/Empty'],
    files: [
      { from: '/A/Sub/x', to: '/New/Place/Sub/x' },
      { from: '/A/y', to: '/New/Place/y' },
    ],
  })
  expect(pathsIn(state)).toEqual([
    '/New/',
    '/New/Place/',
    '/New/Place/Empty/',
    '/New/Place/Sub/',
    '/New/Place/Sub/x',
    '/New/Place/y',
  ])
  expect(['/new/place', '/new/place/sub', '/new/place/sub/x', '/new/place/y'].map((path) => idAt(state, path))).toEqual(
    before,
  )
  expect(state.tree.usedBytes).toBe(20)
  expect(listRevisions(state, '/A/y', 10, 9)).toMatchObject({ isDeleted: true })
})

test('a copy is another file with the same bytes', () => {
  const state = aState()
  put(state, '/a/x', 'x')
  expect(copy(state, '/a', '/b')).toMatchObject({ kind: 'relocated', fact: { path: '/b' } })
  const [one, other] = [getMetadata(state, '/a/x', 9), getMetadata(state, '/b/x', 9)]
  if (one.kind !== 'file' || other.kind !== 'file') throw new Error('both are there')
  expect(other.contentHash).toBe(one.contentHash)
  expect([other.id === one.id, other.rev === one.rev, state.tree.usedBytes]).toEqual([false, false, 20])
})

test('each refusal has its name, and changes nothing', () => {
  const state = aState({ quotaBytes: 45 })
  for (const [path, mark] of [
    ['/file', 'a'],
    ['/folder/x', 'b'],
    ['/Locked/x', 'c'],
    ['/other', 'd'],
  ] as const) {
    put(state, path, mark)
  }
  state.limits = { ...state.limits, readOnlyFolders: ['/locked'] }
  const before = pathsIn(state)
  const summaries = [
    move(state, '/none', '/x'),
    move(state, '', '/x'),
    move(state, '/a//b', '/x'),
    move(state, '/file', '/x/'),
    move(state, '/file', '/thumbs.db'),
    move(state, '/file', 'ns:99/x'),
    move(state, '/file', ''),
    move(state, '/file', '/FILE'),
    move(state, '/folder', '/folder/below/it'),
    copy(state, '/folder', '/folder/below'),
    move(state, '/locked/x', '/x'),
    move(state, '/file', '/locked/y'),
    move(state, '/file', '/other/x'),
    move(state, '/file', '/other'),
    move(state, '/file', '/folder'),
    copy(state, '/file', '/second'),
  ].map((answer) => (answer.kind === 'failed' ? answer.summary : 'done'))
  expect(summaries).toEqual([
    'from_lookup/not_found',
    'from_lookup/not_found',
    'from_lookup/malformed_path',
    'to/malformed_path',
    'to/disallowed_name',
    'to/no_write_permission',
    'to/conflict/folder',
    'duplicated_or_nested_paths',
    'cant_move_folder_into_itself',
    'duplicated_or_nested_paths',
    'from_write/no_write_permission',
    'to/no_write_permission',
    'to/conflict/file_ancestor',
    'to/conflict/file',
    'to/conflict/folder',
    'insufficient_quota',
  ])
  expect(pathsIn(state)).toEqual(before)
})

test('a taken name is replaced by a free one when asked to', () => {
  const state = aState()
  put(state, '/a.txt', 'a')
  put(state, '/b.txt', 'b')
  expect(move(state, '/a.txt', '/B.txt', true)).toMatchObject({ fact: { path: '/B (1).txt' } })
})

test('while the namespace is held by commits nothing is moved', () => {
  const state = aState()
  state.limits = { ...state.limits, contention: { maxConcurrent: 1, holdMs: 100 } }
  put(state, '/a')
  expect(move(state, '/a', '/b')).toEqual({ kind: 'failed', summary: 'too_many_write_operations' })
})

function idAt(state: ModelState, path: string): string {
  const found = getMetadata(state, path, 9)
  return found.kind === 'file' || found.kind === 'folder' ? found.id : found.kind
}
