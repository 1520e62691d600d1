// Answers about upload sessions, of Dropbox and of whoever stands between.
import { describe, expect, test } from 'vitest'
import { readAppendRefusal, readFinishRefusal, readSessionId, readStored } from '#server/dropbox/parse-sessions.ts'

const contentHash = 'a'.repeat(64)
const file = { path_display: '/A/b', rev: '015f2a3b4c5d6e7', content_hash: contentHash }
const error = { kind: 'error' }

test('a session has an id, and a file its place, revision and hash', () => {
  expect(readSessionId({ session_id: 'pid:1' })).toEqual({ kind: 'started', sessionId: 'pid:1' })
  expect(readStored(file, '/a/b')).toEqual({ kind: 'stored', path: '/A/b', rev: file.rev, contentHash })
  expect(readStored({ ...file, path_display: undefined }, '/a/b')).toMatchObject({ path: '/a/b' })
  for (const answer of ['<html>', null, {}, { session_id: '' }]) expect(readSessionId(answer)).toEqual(error)
  for (const answer of ['<html>', null, {}, { ...file, content_hash: 'short' }, { ...file, rev: 'x' }]) {
    expect(readStored(answer, '/a/b')).toEqual(error)
  }
})

describe('a refused append', () => {
  test.each([
    [
      { '.tag': 'incorrect_offset', correct_offset: 5 },
      { kind: 'other_offset', correctOffset: 5 },
    ],
    [{ '.tag': 'incorrect_offset' }, error],
    [{ '.tag': 'incorrect_offset', correct_offset: -1 }, error],
    [{ '.tag': 'not_found' }, { kind: 'session_lost' }],
    [{ '.tag': 'closed' }, { kind: 'session_lost' }],
    [{ '.tag': 'too_large' }, { kind: 'session_lost' }],
    [{ '.tag': 'content_hash_mismatch' }, { kind: 'damaged' }],
    [{ '.tag': 'something_new' }, error],
    ['<html>', error],
  ])('%j', (given, expected) => expect(readAppendRefusal({ error: given })).toEqual(expected))
})

describe('a refused finish', () => {
  const path = (tag: string) => ({ '.tag': 'path', path: { '.tag': tag } })
  test.each([
    [
      { '.tag': 'lookup_failed', lookup_failed: { '.tag': 'incorrect_offset', correct_offset: 0 } },
      { kind: 'other_offset', correctOffset: 0 },
    ],
    [{ '.tag': 'lookup_failed', lookup_failed: { '.tag': 'not_found' } }, { kind: 'session_lost' }],
    [{ '.tag': 'lookup_failed' }, error],
    [path('conflict'), { kind: 'not_here', because: 'name_taken' }],
    [path('malformed_path'), { kind: 'not_here', because: 'name_not_allowed' }],
    [path('disallowed_name'), { kind: 'not_here', because: 'name_not_allowed' }],
    [path('no_write_permission'), { kind: 'not_here', because: 'folder_read_only' }],
    [path('insufficient_space'), { kind: 'not_here', because: 'dropbox_full' }],
    [path('too_many_write_operations'), { kind: 'not_here', because: 'dropbox_busy' }],
    [path('other'), error],
    [{ '.tag': 'too_many_write_operations' }, { kind: 'not_here', because: 'dropbox_busy' }],
    [{ '.tag': 'content_hash_mismatch' }, { kind: 'damaged' }],
    [{ '.tag': 'encryption_not_supported' }, error],
    [null, error],
  ])('%j', (given, expected) => expect(readFinishRefusal({ error: given })).toEqual(expected))
})
