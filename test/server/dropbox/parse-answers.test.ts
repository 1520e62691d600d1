// What is believed of Dropbox's answers, and what is not.
import { describe, expect, test } from 'vitest'
import {
  isStaleToken,
  readAccount,
  readLink,
  readLook,
  readLookError,
  readPage,
  readSpace,
} from '#server/dropbox/parse-answers.ts'

const hosts = ['content.dropboxapi.com', 'dl.dropboxusercontent.com']
const error = { kind: 'error' }

describe('a link', () => {
  test('of Dropbox is taken', () => {
    const link = 'https://content.dropboxapi.com/apitul/1/bNi2uIYF51cVBND'
    expect(readLink({ link }, hosts)).toEqual({ kind: 'link', url: link })
  })

  test.each([
    'http://content.dropboxapi.com/apitul/1/x',
    'https://content.dropboxapi.com.evil.example/apitul/1/x',
    'https://evil.example/apitul/1/x',
    'https://content.dropboxapi.com@evil.example/apitul/1/x',
    'https://user@content.dropboxapi.com/apitul/1/x',
    'https://content.dropboxapi.com:8443/apitul/1/x',
    'http://127.0.0.1/apitul/1/x',
    '/apitul/1/x',
    '',
  ])('to anywhere else is not: %j', (link) => {
    expect(readLink({ link }, hosts)).toEqual(error)
  })

  test('is not what a sign-in page pretends to have', () => {
    // A string has a member `link`: a function of old JavaScript.
    expect(readLink('<html>Welcome</html>', hosts)).toEqual(error)
    expect(readLink({ link: { href: 'https://content.dropboxapi.com/' } }, hosts)).toEqual(error)
    expect(readLink(null, hosts)).toEqual(error)
  })

  test('of a stand-in may only point to this computer', () => {
    expect(readLink({ link: 'http://127.0.0.1:8081/apitul/1/x' }, [])).toMatchObject({ kind: 'link' })
    expect(readLink({ link: 'https://content.dropboxapi.com/apitul/1/x' }, [])).toEqual(error)
  })
})

describe('what is at a path', () => {
  const file = { '.tag': 'file', name: 'a', path_display: '/A', rev: '015f00000000001', content_hash: 'a'.repeat(64) }

  test('is a file with its revision and hash, or a folder', () => {
    expect(readLook(file, '/a')).toEqual({ kind: 'file', path: '/A', rev: file.rev, contentHash: file.content_hash })
    expect(readLook({ '.tag': 'folder', name: 'a' }, '/a')).toEqual({ kind: 'folder', readOnly: false })
    const readOnly = { '.tag': 'folder', sharing_info: { read_only: true } }
    expect(readLook(readOnly, '/a')).toEqual({ kind: 'folder', readOnly: true })
  })

  test('may have no hash and no display path', () => {
    const { content_hash: _hash, path_display: _path, ...bare } = file
    expect(readLook(bare, '/a')).toMatchObject({ path: '/a', contentHash: null })
  })

  test.each([{}, 'text', null, { ...file, rev: 'not hex' }, { ...file, content_hash: 'short' }, { '.tag': 'deleted' }])(
    'is not believed in another shape: %j',
    (result) => {
      expect(readLook(result, '/a')).toEqual(error)
    },
  )

  test.each([
    ['not_found', { kind: 'nothing' }],
    ['not_folder', { kind: 'nothing' }],
    ['malformed_path', { kind: 'malformed_path' }],
    ['restricted_content', error],
  ])('may be a refusal: %s', (tag, expected) => {
    const body = { error_summary: `path/${tag}/...`, error: { '.tag': 'path', path: { '.tag': tag } } }
    expect(readLookError(body)).toEqual(expected)
  })

  test('may be a refusal nobody knows', () => {
    expect(readLookError('<html>')).toEqual(error)
  })
})

test('a page of a folder holds its files only', () => {
  const file = { '.tag': 'file', name: 'a', rev: '015f00000000001' }
  const entries = [file, { '.tag': 'folder', name: 'b' }, { '.tag': 'deleted', name: 'c' }, 'nonsense']
  expect(readPage({ entries, cursor: 'x', has_more: true }, '/f')).toEqual({
    kind: 'page',
    files: [{ path: '/f/a', rev: file.rev, contentHash: null }],
    cursor: 'x',
  })
  expect(readPage({ entries: [], cursor: 'x', has_more: false }, '/f')).toMatchObject({ cursor: null })
  expect(readPage({}, '/f')).toEqual(error)
})

test("space is the account's, or the team's where it has one", () => {
  const individual = { used: 5, allocation: { '.tag': 'individual', allocated: 10 } }
  expect(readSpace(individual)).toEqual({ kind: 'space', usedBytes: 5, allocatedBytes: 10 })
  const team = { used: 5, allocation: { '.tag': 'team', used: 70, allocated: 100 } }
  expect(readSpace(team)).toEqual({ kind: 'space', usedBytes: 70, allocatedBytes: 100 })
  expect(readSpace({ used: 5, allocation: { '.tag': 'other' } })).toEqual(error)
})

test('an account is known by its id', () => {
  expect(readAccount({ account_id: 'dbid:x', email: 'a@example.com' })).toEqual({ kind: 'account', id: 'dbid:x' })
  for (const result of [{}, { account_id: '' }, { account_id: 5 }, '<html>', null]) {
    expect(readAccount(result)).toEqual(error)
  }
})

test('only a token that another one can replace is stale', () => {
  expect(isStaleToken({ error: { '.tag': 'expired_access_token' } })).toBe(true)
  expect(isStaleToken({ error: { '.tag': 'invalid_access_token' } })).toBe(true)
  expect(isStaleToken({ error: { '.tag': 'missing_scope', required_scope: 'x' } })).toBe(false)
  expect(isStaleToken('<html>')).toBe(false)
})
