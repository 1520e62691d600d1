import { describe, expect, test } from 'vitest'
import { readBeside } from '#adapters/transfer/answer-echo.ts'
import type { HttpAnswer } from '#adapters/http/types.ts'

const asked = { path: 'Angebote/ä.pdf', contentHash: 'ab'.repeat(32), key: 'b7f8c5f2-0000-4000-8000-000000000000' }

function anAnswer(body: unknown, status = 200): HttpAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { status, headers: {}, body: Buffer.from(text) }
}

const echoOf = (told: unknown) => readBeside(anAnswer({ kind: 'unknown', asked: told }), asked).echo

describe('an answer is', () => {
  test('ours when it names path, hash and key of our question', () => {
    expect(echoOf(asked)).toBe('ours')
    expect(echoOf({ ...asked, size: 5 })).toBe('ours')
    for (const status of [400, 404, 409, 503]) expect(readBeside(anAnswer({ asked }, status), asked).echo).toBe('ours')
  })

  test.each([
    ['another path', { ...asked, path: 'Angebote/b.pdf' }],
    ['a path in another case', { ...asked, path: asked.path.toUpperCase() }],
    ['the same path written otherwise', { ...asked, path: asked.path.normalize('NFD') }],
    ['another hash', { ...asked, contentHash: 'cd'.repeat(32) }],
    ['the hash in capitals', { ...asked, contentHash: asked.contentHash.toUpperCase() }],
    ['another key', { ...asked, key: 'b7f8c5f2-0000-4000-8000-000000000001' }],
    ['another hash and no key', { ...asked, contentHash: 'cd'.repeat(32), key: null }],
    ['no path', { contentHash: asked.contentHash, key: asked.key }],
    ['no hash', { path: asked.path, key: asked.key }],
    ['no word about the key', { path: asked.path, contentHash: asked.contentHash }],
    ['null as path', { ...asked, path: null }],
    ['null as hash', { ...asked, contentHash: null }],
    ['a number as path', { ...asked, path: 1 }],
    ['a number as hash', { ...asked, contentHash: 1 }],
    ['a number as key', { ...asked, key: 1 }],
    ['a list as path', { ...asked, path: [asked.path] }],
    ['an empty path', { ...asked, path: '' }],
    ['an empty key', { ...asked, key: '' }],
    ['a path that is too long', { ...asked, path: 'x'.repeat(4_097) }],
    ['a key that is too long', { ...asked, key: 'x'.repeat(256) }],
    ['null', null],
    ['text', 'asked'],
    ['a list', [asked]],
    ['a list of three', [asked.path, asked.contentHash, asked.key]],
    ['nothing of it', {}],
  ])("another's when it names %s", (_what, told) => {
    expect(echoOf(told)).toBe('another')
  })

  test.each([
    ['names nothing', { kind: 'unknown' }],
    ['was asked without a key, as far as the server saw', { kind: 'unknown', asked: { ...asked, key: null } }],
    ['is no object', 'null'],
    ['is a list', '[]'],
    ['is no JSON', '<html>'],
    ['is empty', ''],
  ])("nobody's when it %s", (_what, body) => {
    expect(readBeside(anAnswer(body), asked)).toEqual({ echo: 'none', accountId: null })
  })
})

describe('the account', () => {
  const accountOf = (accountId: unknown) => readBeside(anAnswer({ accountId }), asked).accountId

  test('is told', () => {
    expect(accountOf('dbid_AAAA-1234')).toBe('dbid_AAAA-1234')
  })

  test.each([
    ['missing', undefined],
    ['null', null],
    ['a number', 12_345_678],
    ['too short', 'x'.repeat(7)],
    ['too long', 'x'.repeat(129)],
    ['of other characters', 'dbid:AAAA 1234'],
    ['a list', ['dbid_AAAA-1234']],
  ])('is not known when it is %s', (_what, told) => {
    expect(accountOf(told)).toBeNull()
  })
})
