// What a caller may write as a path.
import { expect, test } from 'vitest'
import { homeNamespaceId } from '#emulator/model/model-state.ts'
import { isReadOnly, resolvePath } from '#emulator/model/resolve-path.ts'
import { aState, put } from './a-state.ts'

test('a path, a namespace with a path, and an id lead to the same place', () => {
  const state = aState()
  const stored = put(state, '/Ä/b')
  const id = stored.kind === 'stored' ? stored.file.id : ''
  const place = { kind: 'place', key: '/ä/b' }
  for (const path of ['/Ä/B', `ns:${homeNamespaceId}/ä/b`, id]) expect(resolvePath(state, path)).toMatchObject(place)
})

test.each([
  ['id:none', { kind: 'unknown_id' }],
  ['ns:1/a', { kind: 'foreign_namespace' }],
  ['/a/../b', { kind: 'faulty', fault: 'malformed_path' }],
  ['/a/desktop.ini', { kind: 'faulty', fault: 'disallowed_name' }],
  ['', { kind: 'place', names: [], key: '' }],
  [`ns:${homeNamespaceId}`, { kind: 'place', names: [], key: '' }],
])('%s', (path, place) => {
  expect(resolvePath(aState(), path)).toEqual(place)
})

test('emoji are what the switch says', () => {
  const state = aState()
  expect(resolvePath(state, '/😀').kind).toBe('faulty')
  state.switches = { ...state.switches, nonBmp: 'accept' }
  expect(resolvePath(state, '/😀').kind).toBe('place')
})

test('what lies in a read-only folder is read-only, and its neighbours are not', () => {
  const state = aState()
  state.limits = { ...state.limits, readOnlyFolders: ['/Locked'] }
  expect(['/locked', '/locked/a', '/lockedx', '/a'].map((key) => isReadOnly(state, key))).toEqual([
    true,
    true,
    false,
    false,
  ])
})
