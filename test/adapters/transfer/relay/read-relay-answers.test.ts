// What the answers to the questions about a relay mean.
import { describe, expect, it } from 'vitest'
import {
  readFinishAnswer,
  readLookAnswer,
  readPieceAnswer,
  readRelayAnswer,
} from '#adapters/transfer/relay/read-relay-answers.ts'
import type { HttpAnswer } from '#adapters/http/types.ts'

const nowMs = Date.UTC(2026, 10, 29)
const block = 4 * 1024 * 1024
const hash = 'a'.repeat(64)

function anAnswer(status: number, body: unknown = null, headers: Record<string, string> = {}): HttpAnswer {
  const text = body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  return { status, headers, body: Buffer.from(text) }
}

const aPage = '<!doctype html><title>Sign in</title>'

describe('a relay', () => {
  const id = 'abcdefghijklmnop'
  const expiresAt = new Date(nowMs + 3_600_000).toISOString()
  const told = { kind: 'relay', id, pieceBytes: 2 * block, offset: 2 * block, expiresAt }
  const read = (body: unknown, status = 200, headers = {}) =>
    readRelayAnswer(anAnswer(status, body, headers), 5 * block + 1, nowMs)

  it('is granted with the place where it goes on', () => {
    const grant = { way: 'relay', id, offset: 2 * block, pieceBytes: 2 * block, expiresAtMs: nowMs + 3_600_000 }
    const more = { checksum: 'sha256', destination: null, receipt: null }
    expect(read(told)).toEqual({ kind: 'granted', grant: { ...grant, ...more } })
    expect(read({ ...told, offset: 5 * block + 1 })).toMatchObject({ grant: { offset: 5 * block + 1 } })
  })

  it('tells what pieces are checked by: what the server knows, and SHA-256 where it says nothing that we know', () => {
    const checksumOf = (checksums: unknown): unknown => {
      const answer = read({ ...told, checksums })
      return answer.kind === 'granted' && answer.grant.way === 'relay' ? answer.grant.checksum : answer
    }
    expect(checksumOf(['sha256', 'content-hash'])).toBe('content-hash')
    expect(checksumOf(['sha256'])).toBe('sha256')
    expect(checksumOf(['crc32'])).toBe('sha256')
  })

  it.each([
    { ...told, pieceBytes: 5 },
    { ...told, pieceBytes: 32 * block },
    { ...told, offset: 7 },
    { ...told, offset: 6 * block },
    { ...told, offset: -block },
    { ...told, id: '../links' },
    'nonsense',
  ])('that cannot be used is no answer: %j', (body) => {
    expect(read(body)).toMatchObject({ kind: 'later', reason: 'bad_answer' })
  })

  it('does not live longer than a session of Dropbox', () => {
    const answer = read({ ...told, expiresAt: '2099-01-01T00:00:00Z' })
    expect(answer).toMatchObject({ grant: { expiresAtMs: nowMs + 7 * 24 * 3_600_000 } })
  })

  it('is not needed where the bytes are stored', () => {
    expect(read({ kind: 'stored', path: '/a', rev: '1' })).toEqual({
      kind: 'stored',
      destination: '/a',
      receipt: null,
      rev: '1',
    })
  })

  it('waits alone when the server has no room for one more', () => {
    expect(read({ code: 'too_many_requests' }, 429, { 'retry-after': '60' })).toEqual({
      kind: 'no_room',
      afterMs: 60_000,
    })
    expect(read({ code: 'relay_busy' }, 423)).toEqual({ kind: 'no_room', afterMs: null })
  })

  it('is refused like a link', () => {
    expect(read({ code: 'too_large' }, 413)).toEqual({ kind: 'refused', reason: 'too_large' })
    expect(read({ code: 'dropbox_full' }, 507)).toMatchObject({ kind: 'later', reason: 'dropbox_full' })
    // All other files go on.
    expect(read({ code: 'server_disk_full' }, 503)).toMatchObject({ kind: 'no_room', reason: 'server_disk_full' })
  })

  it.each([404, 405, 501])(
    'is not to be had where there are none by now, and no other file waits for that: %i',
    (status) => {
      expect(read({ code: 'not_found' }, status)).toEqual({ kind: 'no_room', afterMs: null })
      expect(read(null, status)).toEqual({ kind: 'no_room', afterMs: null })
      expect(read(aPage, status)).toMatchObject({ kind: 'later' })
    },
  )
})

describe('a piece', () => {
  const read = (status: number, headers = {}, body: unknown = null) =>
    readPieceAnswer(anAnswer(status, body, headers), nowMs)

  it.each([
    [204, { 'upload-offset': '8' }, { kind: 'taken', offset: 8 }],
    [409, { 'upload-offset': '4' }, { kind: 'elsewhere', offset: 4 }],
    [409, {}, { kind: 'gone' }],
    [404, {}, { kind: 'gone' }],
    [410, {}, { kind: 'gone' }],
    [460, {}, { kind: 'damaged' }],
    [413, {}, { kind: 'kept_away', reason: 'proxy_body_limit' }],
    [412, {}, { kind: 'refused', status: 412 }],
    [204, {}, { kind: 'refused', status: 204 }],
    [204, { 'upload-offset': '-4' }, { kind: 'refused', status: 204 }],
    [200, { 'upload-offset': '8' }, { kind: 'refused', status: 200 }],
    [401, {}, { kind: 'kept_away', reason: 'sign_in_needed' }],
    [407, {}, { kind: 'kept_away', reason: 'proxy_auth_required' }],
    [302, {}, { kind: 'kept_away', reason: 'unexpected_redirect' }],
    [408, {}, { kind: 'failed', reason: 'timed_out', unreachable: false, hasLeft: true }],
    [423, { 'retry-after': '2' }, { kind: 'busy', reason: 'server_busy', afterMs: 2_000, isRoom: false }],
    [503, { 'retry-after': '5' }, { kind: 'busy', reason: 'server_busy', afterMs: 5_000, isRoom: true }],
    [500, {}, { kind: 'busy', reason: 'server_error', afterMs: null, isRoom: false }],
  ])('%i %j', (status, headers, meaning) => {
    expect(read(status, headers)).toEqual(meaning)
  })

  it('is not answered by a page', () => {
    expect(read(404, {}, aPage)).toEqual({ kind: 'kept_away', reason: 'captive_portal' })
    // But for one of a proxy whose bodies are shorter than the pieces the server asks for.
    expect(read(413, {}, aPage)).toEqual({ kind: 'kept_away', reason: 'proxy_body_limit' })
  })

  it.each([429, 500, 502, 503, 504])('waits when a proxy before the server shows its page: %i', (status) => {
    expect(read(status, {}, aPage)).toMatchObject({ kind: 'busy' })
  })

  it('may wait for Dropbox', () => {
    const answer = read(504, {}, { code: 'dropbox_unreachable' })
    expect(answer).toMatchObject({ kind: 'busy', reason: 'dropbox_unreachable', isRoom: false })
  })
})

describe('a look', () => {
  const read = (status: number, headers = {}) => readLookAnswer(anAnswer(status, null, headers), 9, nowMs)

  it('tells where the relay of this very file stands', () => {
    expect(read(200, { 'upload-offset': '4', 'upload-length': '9' })).toEqual({ kind: 'at', offset: 4 })
    expect(read(200, { 'upload-offset': '4', 'upload-length': '8' })).toEqual({
      kind: 'kept_away',
      reason: 'bad_answer',
    })
    expect(read(200)).toEqual({ kind: 'kept_away', reason: 'bad_answer' })
    expect(read(404)).toEqual({ kind: 'gone' })
    expect(read(410)).toEqual({ kind: 'gone' })
    expect(read(503)).toMatchObject({ kind: 'busy' })
  })
})

describe('the finish', () => {
  const read = (status: number, body: unknown, headers = {}) => readFinishAnswer(anAnswer(status, body, headers), nowMs)

  it('is a yes with its hash alone', () => {
    const stored = { kind: 'stored', path: '/a', rev: '1', contentHash: hash, receipt: 'r' }
    const at = { destination: '/a', receipt: 'r', rev: '1' }
    expect(read(200, stored)).toEqual({ kind: 'stored', contentHash: hash, at })
    expect(read(200, { ...stored, contentHash: 'A'.repeat(64) })).toEqual({ kind: 'unclear', reason: 'bad_answer' })
    expect(read(200, { ...stored, contentHash: undefined })).toEqual({ kind: 'unclear', reason: 'bad_answer' })
    expect(read(200, aPage)).toEqual({ kind: 'unclear', reason: 'captive_portal' })
    expect(read(204, null)).toEqual({ kind: 'unclear', reason: 'bad_answer' })
  })

  it.each([
    [404, 'relay_not_found'],
    [410, 'relay_gone'],
    [409, 'relay_incomplete'],
    [409, 'name_taken'],
    [403, 'not_allowed'],
  ])('%i %s says that nothing was stored', (status, code) => {
    expect(read(status, { code })).toEqual({ kind: 'not_stored' })
    // Without the server's own words it may be a proxy's.
    expect(read(status, null)).toEqual({ kind: 'unclear', reason: 'bad_answer' })
    expect(read(status, aPage)).toEqual({ kind: 'unclear', reason: 'captive_portal' })
  })

  it.each([502, 503, 504])('is asked for again when a proxy before the server shows its page: %i', (status) => {
    expect(read(status, aPage)).toMatchObject({ kind: 'busy', reason: status === 503 ? 'server_busy' : 'server_error' })
  })

  it('of other bytes stores nothing', () => {
    expect(read(422, { code: 'content_mismatch' })).toEqual({ kind: 'damaged' })
    expect(read(422, { code: 'something_new' })).toEqual({ kind: 'unclear', reason: 'bad_answer' })
  })

  it('may have to wait', () => {
    expect(read(423, { code: 'relay_busy' }, { 'retry-after': '2' })).toMatchObject({ kind: 'busy', afterMs: 2_000 })
    expect(read(504, { code: 'dropbox_unreachable' })).toMatchObject({ kind: 'busy', reason: 'dropbox_unreachable' })
  })
})
