// Rows that somebody else changed are not taken for relays.
import { expect, test } from 'vitest'
import { readPiece, readRelay } from '#server/relays/relay-rows.ts'

const ask = { path: 'a', size: 1, contentHash: 'a'.repeat(64), clientModified: null, replaces: null }
const commit = { path: '/a', mode: { '.tag': 'add' }, autorename: false, strict_conflict: false, mute: false }
const row = {
  id: 'x',
  device: 'laptop',
  place: 'a',
  ask: JSON.stringify(ask),
  piece_bytes: 5,
  session: null,
  offset: 0,
  opened_ms: 1,
  touched_ms: 2,
  state: 'open',
  commit_info: null,
  stored: null,
  version: 3,
}

test('a row is read whole', () => {
  expect(readRelay({ ...row, commit_info: JSON.stringify(commit) })).toEqual({
    kind: 'relay_record',
    id: 'x',
    device: 'laptop',
    ask,
    pieceBytes: 5,
    sessionId: null,
    offset: 0,
    openedMs: 1,
    touchedMs: 2,
    state: 'open',
    commit,
    stored: null,
    version: 3,
  })
})

test.each([
  ['a question of another shape', { ask: '{}' }],
  ['a question that is no JSON', { ask: '{' }],
  ['a commit that overwrites', { commit_info: JSON.stringify({ ...commit, mode: { '.tag': 'overwrite' } }) }],
  ['a commit that renames', { commit_info: JSON.stringify({ ...commit, autorename: true }) }],
  ['a negative offset', { offset: -1 }],
  ['a state that is none', { state: 'done' }],
])('%s is not read', (_name, changes) => {
  expect(() => readRelay({ ...row, ...changes })).toThrow()
})

test('a piece is numbers and digests', () => {
  const digests = new Uint8Array(32)
  expect(readPiece({ relay: 'x', offset: 0, length: 5, digests, is_there: 1 })).toEqual({
    offset: 0,
    length: 5,
    digests,
  })
  expect(() => readPiece({ relay: 'x', offset: -1, length: 5, digests, is_there: 1 })).toThrow()
})
