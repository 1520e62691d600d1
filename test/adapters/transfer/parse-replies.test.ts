import { describe, expect, test } from 'vitest'
import { readCheckAnswer, readLinkAnswer, readMeAnswer } from '#adapters/transfer/parse-replies.ts'
import { defaultUploadHosts } from '#adapters/http/allowed-urls.ts'
import { diagnosisCodes, problemCodes } from '#shared/contract/link-api.ts'
import { hostileLinks } from '../../rigs/network/hostile-links.ts'
import type { HttpAnswer } from '#adapters/http/types.ts'
import type { IncomingHttpHeaders } from 'node:http'

const nowMs = Date.UTC(2026, 10, 23, 10, 0, 0)
const rules = { allowLoopback: false, hosts: defaultUploadHosts }
const url = 'https://content.dropboxapi.com/apitul/1/bNi2uIYF51cVBND'

function anAnswer(status: number, body: unknown, headers: IncomingHttpHeaders = {}): HttpAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: Buffer.from(text) }
}

const aProblem = (code: string, status: number) => anAnswer(status, { code, title: 'No', detail: 'not for eyes' })
const aLink = (more: object = {}) => ({ kind: 'link', url, expiresAt: '2026-11-23T10:05:00Z', ...more })
const readLink = (answer: HttpAnswer) => readLinkAnswer(answer, rules, nowMs)

describe('the answer to "a link, please"', () => {
  test('is a link with its end by our clock', () => {
    expect(readLink(anAnswer(200, aLink()))).toEqual({
      kind: 'granted',
      grant: { way: 'post', url, expiresAtMs: nowMs + 300_000, destination: null, receipt: null },
    })
  })

  test('may say where the link leads, with a receipt', () => {
    expect(readLink(anAnswer(200, aLink({ path: '/Incoming/a (1).pdf', receipt: 'r1.Zm9v~_-' })))).toMatchObject({
      grant: { destination: '/Incoming/a (1).pdf', receipt: 'r1.Zm9v~_-' },
    })
  })

  test("is read by the server's clock where it tells it: a wrong clock here shortens no link", () => {
    const answer = anAnswer(200, aLink({ expiresAt: '2031-01-01T00:05:00+00:00' }), {
      date: 'Wed, 01 Jan 2031 00:00:00 GMT',
    })
    expect(readLink(answer)).toMatchObject({ grant: { expiresAtMs: nowMs + 300_000 } })
  })

  test("is read by the server's own word, whatever Date a proxy wrote", () => {
    for (const date of ['Mon, 23 Nov 2026 10:10:00 GMT', 'Mon, 23 Nov 2026 09:50:00 GMT']) {
      const answer = anAnswer(200, aLink({ serverTime: '2026-11-23T10:00:00.000Z' }), { date })
      expect(readLink(answer)).toMatchObject({ grant: { expiresAtMs: nowMs + 300_000 } })
    }
  })

  test('is not over as it comes because of a Date: no server hands out an ended link, so it is read by our clock', () => {
    for (const date of ['Mon, 23 Nov 2026 10:10:00 GMT', 'Mon, 23 Nov 2026 10:04:55 GMT'])
      expect(readLink(anAnswer(200, aLink(), { date }))).toMatchObject({ grant: { expiresAtMs: nowMs + 300_000 } })
  })

  test('promises at most four hours and at least none', () => {
    const late = anAnswer(200, aLink({ expiresAt: '2999-01-01T00:00:00Z' }))
    expect(readLink(late)).toMatchObject({ grant: { expiresAtMs: nowMs + 4 * 3_600_000 } })
    const over = anAnswer(200, aLink({ expiresAt: '1999-01-01T00:00:00Z' }))
    expect(readLink(over)).toMatchObject({ grant: { expiresAtMs: nowMs } })
  })

  test('is where the bytes already are', () => {
    const answer = anAnswer(200, { kind: 'stored', path: '/Incoming/a.pdf', rev: '0123456789' })
    expect(readLink(answer)).toEqual({
      kind: 'stored',
      destination: '/Incoming/a.pdf',
      receipt: null,
      rev: '0123456789',
    })
    const more = anAnswer(200, { kind: 'stored', path: '/Incoming/a.pdf', rev: '0123456789', receipt: 'abc' })
    expect(readLink(more)).toEqual({
      kind: 'stored',
      destination: '/Incoming/a.pdf',
      receipt: 'abc',
      rev: '0123456789',
    })
  })

  test('may hold fields we do not know: they are dropped', () => {
    expect(readLink(anAnswer(200, aLink({ headers: { Authorization: 'x' }, method: 'PUT' })))).toEqual({
      kind: 'granted',
      grant: { way: 'post', url, expiresAtMs: nowMs + 300_000, destination: null, receipt: null },
    })
  })

  test('is refused when the link leads elsewhere (F46)', () => {
    const taken = hostileLinks.filter((link) => readLink(anAnswer(200, aLink({ url: link }))).kind === 'granted')
    expect(taken).toEqual([])
    const other = anAnswer(200, aLink({ url: 'https://evil.example/apitul/1/abc' }))
    expect(readLink(other)).toEqual({ kind: 'later', reason: 'link_rejected', afterMs: null })
  })

  test.each([
    ['nothing', ''],
    ['text', 'OK'],
    ['null', null],
    ['a list', []],
    ['another kind', { kind: 'upload', url }],
    ['no kind', { url, expiresAt: '2026-11-23T10:05:00Z' }],
    ['a link without end', { kind: 'link', url }],
    ['an end that is no time', aLink({ expiresAt: 'soon' })],
    ['an end as a number', aLink({ expiresAt: 1_795_000_000 })],
    ['a link that is a function elsewhere', aLink({ url: { toString: 'x' } })],
    ['a stored file without place', { kind: 'stored' }],
    ['a place that is not a whole path', { kind: 'stored', path: 'a.pdf', rev: '1' }],
    ['a place of 10 KB', { kind: 'stored', path: `/${'x'.repeat(10_000)}`, rev: '1' }],
  ])('that is %s is unreadable', (_what, body) => {
    expect(readLink(anAnswer(200, body))).toEqual({ kind: 'later', reason: 'bad_answer', afterMs: null })
  })
})

describe('a refusal by the company server', () => {
  test.each([
    [400, 'bad_request', { kind: 'refused', reason: 'rejected' }],
    [401, 'sign_in_needed', { kind: 'later', reason: 'sign_in_needed' }],
    [403, 'not_allowed', { kind: 'refused', reason: 'not_allowed' }],
    [404, 'not_found', { kind: 'later', reason: 'bad_answer' }],
    [405, 'method_not_allowed', { kind: 'later', reason: 'bad_answer' }],
    [408, 'x', { kind: 'later', reason: 'timed_out' }],
    [409, 'name_taken', { kind: 'refused', reason: 'name_taken' }],
    [413, 'too_large', { kind: 'refused', reason: 'too_large' }],
    [415, 'unsupported_media_type', { kind: 'later', reason: 'bad_answer' }],
    [418, 'teapot', { kind: 'later', reason: 'bad_answer' }],
    [422, 'name_not_allowed', { kind: 'refused', reason: 'name_not_allowed' }],
    [422, 'folder_read_only', { kind: 'refused', reason: 'folder_read_only' }],
    [422, 'idempotency_mismatch', { kind: 'later', reason: 'bad_answer' }],
    [422, 'something_new', { kind: 'refused', reason: 'rejected' }],
    [429, 'too_many_requests', { kind: 'later', reason: 'server_busy' }],
    [500, 'internal', { kind: 'later', reason: 'server_error' }],
    [502, 'dropbox_error', { kind: 'later', reason: 'dropbox_error' }],
    [503, 'dropbox_busy', { kind: 'later', reason: 'dropbox_busy' }],
    [503, 'dropbox_sign_in', { kind: 'later', reason: 'server_error' }],
    [503, 'something_new', { kind: 'later', reason: 'server_busy' }],
    [504, 'dropbox_unreachable', { kind: 'later', reason: 'dropbox_unreachable' }],
    [507, 'dropbox_full', { kind: 'later', reason: 'dropbox_full' }],
  ])('%i %s is understood', (status, code, expected) => {
    expect(readLink(aProblem(code, status))).toMatchObject(expected)
  })

  test('has an answer for every code of the reference server', () => {
    for (const [code, status] of Object.entries(problemCodes)) {
      expect(['later', 'refused'], code).toContain(readLink(aProblem(code, status)).kind)
    }
  })

  test.each([
    [401, 'sign_in_needed'],
    [429, 'server_busy'],
    [500, 'server_error'],
    [502, 'server_error'],
    [503, 'server_busy'],
    [507, 'dropbox_full'],
  ])('without a code is understood by its status: %i', (status, reason) => {
    expect(readLink(anAnswer(status, '', {}))).toMatchObject({ kind: 'later', reason })
    expect(readLink(anAnswer(status, '<html>Bad gateway</html>'))).toMatchObject({
      kind: 'later',
      reason: status === 401 ? 'captive_portal' : reason,
    })
  })

  test("by a web page is not the company server's: nothing is blocked for a person", () => {
    for (const status of [200, 400, 403, 409, 413, 422]) {
      const page = anAnswer(status, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' })
      expect(readLink(page), String(status)).toEqual({ kind: 'later', reason: 'captive_portal', afterMs: null })
    }
    expect(readLink(anAnswer(511, ''))).toMatchObject({ reason: 'captive_portal' })
    expect(readLink(anAnswer(407, ''))).toMatchObject({ reason: 'proxy_auth_required' })
  })

  test('by a page of nginx that wants a certificate of this computer says so', () => {
    for (const title of ['No required SSL certificate was sent', 'The SSL certificate error']) {
      const text = `<html>\r\n<head><title>400 ${title}</title></head>\r\n<body></body></html>`
      const page = anAnswer(400, text, { 'content-type': 'text/html' })
      expect(readLink(page)).toEqual({ kind: 'later', reason: 'client_certificate_refused', afterMs: null })
    }
  })

  test('by a redirect is never followed (F38)', () => {
    for (const status of [300, 301, 302, 303, 304, 307, 308]) {
      const answer = anAnswer(status, '', { location: 'https://files.example.com/' })
      expect(readLink(answer)).toEqual({ kind: 'later', reason: 'unexpected_redirect', afterMs: null })
    }
  })

  test('says how long to wait, within reason (F43)', () => {
    for (const status of [429, 500, 503, 507]) {
      expect(readLink(anAnswer(status, '', { 'retry-after': '30' }))).toMatchObject({ afterMs: 30_000 })
      expect(readLink(anAnswer(status, '', { 'retry-after': '1000000000' }))).toMatchObject({ afterMs: 3_600_000 })
      expect(readLink(anAnswer(status, '', { 'retry-after': 'soon' }))).toMatchObject({ afterMs: null })
    }
    const headers = { date: 'Wed, 01 Jan 2031 00:00:00 GMT', 'retry-after': 'Wed, 01 Jan 2031 00:00:20 GMT' }
    expect(readLink(anAnswer(503, '', headers))).toMatchObject({ afterMs: 20_000 })
  })
})

describe('the answer to "is it there?"', () => {
  const read = (answer: HttpAnswer) => readCheckAnswer(answer, nowMs)

  test('is yes, no or unknown', () => {
    expect(read(anAnswer(200, { kind: 'present', path: '/a', rev: '1' }))).toEqual({
      kind: 'present',
      destination: '/a',
      receipt: null,
      rev: '1',
    })
    expect(read(anAnswer(200, { kind: 'present', path: '/a', rev: '1', receipt: 'r' }))).toEqual({
      kind: 'present',
      destination: '/a',
      receipt: 'r',
      rev: '1',
    })
    // A server that keeps no revisions says so with an empty one.
    expect(read(anAnswer(200, { kind: 'present', path: '/a', rev: '' }))).toMatchObject({ rev: null })
    expect(read(anAnswer(200, { kind: 'present', path: 'a', rev: '1' }))).toMatchObject({ kind: 'later' })
    expect(read(anAnswer(200, { kind: 'absent', diagnosis: null }))).toEqual({ kind: 'absent', diagnosis: null })
    expect(read(anAnswer(200, { kind: 'unknown' }))).toEqual({ kind: 'unknown' })
  })

  test('may say why Dropbox refused', () => {
    for (const diagnosis of diagnosisCodes) {
      expect(read(anAnswer(200, { kind: 'absent', diagnosis }))).toEqual({ kind: 'absent', diagnosis })
    }
    expect(read(anAnswer(200, { kind: 'absent', diagnosis: 'newer' }))).toEqual({ kind: 'absent', diagnosis: null })
  })

  test('of a server with only the link route is "cannot tell" (F51)', () => {
    for (const status of [404, 405, 501]) expect(read(anAnswer(status, '<html>'))).toEqual({ kind: 'unknown' })
    for (const status of [400, 403, 422]) expect(read(aProblem('x', status))).toEqual({ kind: 'unknown' })
  })

  test('is awaited when the server is in trouble', () => {
    expect(read(anAnswer(503, '', { 'retry-after': '5' }))).toEqual({
      kind: 'later',
      reason: 'server_busy',
      afterMs: 5_000,
    })
    expect(read(anAnswer(401, ''))).toMatchObject({ kind: 'later', reason: 'sign_in_needed' })
    expect(read(anAnswer(200, '<html>'))).toMatchObject({ kind: 'later', reason: 'captive_portal' })
    expect(read(anAnswer(200, '{}'))).toMatchObject({ kind: 'later', reason: 'bad_answer' })
    expect(read(anAnswer(302, ''))).toMatchObject({ kind: 'later', reason: 'unexpected_redirect' })
  })
})

describe('the answer to "who am I to you?"', () => {
  const read = (answer: HttpAnswer) => readMeAnswer(answer, nowMs)
  const me = { device: 'anna-laptop', base: '/Incoming/Anna', directMaxBytes: 157_286_400 }

  test('is device, base and limit, or that the server does not tell', () => {
    expect(read(anAnswer(200, { ...me, more: 1 }))).toEqual({
      kind: 'known',
      me: { ...me, relayMaxBytes: 0, accountId: null },
    })
    const accountId = 'dbid_AAAA-1234'
    expect(read(anAnswer(200, { ...me, accountId }))).toEqual({
      kind: 'known',
      me: { ...me, relayMaxBytes: 0, accountId },
    })
    expect(read(anAnswer(404, ''))).toEqual({ kind: 'not_offered' })
    expect(read(anAnswer(401, ''))).toMatchObject({ kind: 'later', reason: 'sign_in_needed' })
    expect(read(anAnswer(403, '{}'))).toMatchObject({ kind: 'later', reason: 'bad_answer' })
    expect(read(anAnswer(200, { ...me, directMaxBytes: -1 }))).toMatchObject({ kind: 'later', reason: 'bad_answer' })
  })
})
