// Relays over HTTP: the whole way of a file. What a client can do wrong is in `relay-bad-input.test.ts`.
import { describe, expect, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { relayFinishReplySchema, relayReplySchema } from '#shared/contract/relay-api.ts'
import { relayRoutes } from '#server/http/relay-routes.ts'
import { aCompany, laptopToken, post } from '../company.ts'
import {
  anAsk,
  aRelayCompany,
  ask,
  commitsOf,
  finish,
  head,
  idOf,
  open,
  patch,
  pieceBytes,
  printOf,
  sendRest,
  someBytes,
} from '../relays/relay-rig.ts'

const film = someBytes(2 * pieceBytes + 1000)

test('a file goes through in pieces and is stored by the rule of links', async () => {
  const company = await aRelayCompany()
  const opened = await open(company, anAsk(film))
  const relay = relayReplySchema.parse(opened.body)
  expect([opened.status, relay]).toMatchObject([200, { kind: 'relay', offset: 0, pieceBytes }])
  const id = relay.kind === 'relay' ? relay.id : ''
  expect(opened.headers.get('location')).toBe(`/v1/relays/${id}`)
  expect(opened.body['asked']).toMatchObject({ path: 'film.mp4', contentHash: contentHashOf(film) })
  expect(company.dropbox.sessionCount()).toBe(0)

  const first = await patch(company, id, 0, film.subarray(0, pieceBytes))
  expect([first.status, first.headers.get('upload-offset'), first.headers.get('tus-resumable')]).toEqual([
    204,
    String(pieceBytes),
    '1.0.0',
  ])
  const stands = await head(company, id)
  expect([stands.status, stands.headers.get('upload-offset'), stands.headers.get('upload-length')]).toEqual([
    200,
    String(pieceBytes),
    String(film.length),
  ])
  expect(stands.headers.get('upload-expires')).toBe('Tue, 24 Nov 2026 12:00:00 GMT')
  const early = await finish(company, id)
  expect([early.status, early.body['code'], early.headers.get('upload-offset')]).toEqual([
    409,
    'relay_incomplete',
    String(pieceBytes),
  ])
  await sendRest(company, id, film)
  expect(commitsOf(company)).toEqual([])

  const done = relayFinishReplySchema.parse((await finish(company, id)).body)
  expect(done).toMatchObject({ path: '/Scans/laptop-7/film.mp4', contentHash: contentHashOf(film) })
  expect(commitsOf(company)).toEqual([`add /Scans/laptop-7/film.mp4 ${printOf(film)}`])
  expect((await finish(company, id)).body).toMatchObject({ path: done.path, rev: done.rev, receipt: done.receipt })
  expect(commitsOf(company)).toHaveLength(1)
  expect(
    company.auditLines.map((line) => /"action":"(\w+)","outcome":"(\w+)"|"outcome"/.exec(line) === null),
  ).not.toContain(true)

  const again = await open(company, anAsk(film))
  expect(again.body).toMatchObject({ kind: 'stored', path: '/Scans/laptop-7/film.mp4', rev: done.rev })
  const other = someBytes(100, 2)
  const next = await idOf(company, anAsk(other, { replaces: contentHashOf(film), replacesAt: done.path }))
  await sendRest(company, next, other)
  expect((await finish(company, next)).status).toBe(200)
  expect(commitsOf(company)[1]).toBe(`update /Scans/laptop-7/film.mp4 ${printOf(other)}`)
})

test('a relay whose file is stored cannot be given up, and still answers where it is', async () => {
  const company = await aRelayCompany()
  const small = someBytes(100)
  const id = await idOf(company, anAsk(small))
  await sendRest(company, id, small)
  const { body } = await finish(company, id)
  const ended = await ask(company, { method: 'DELETE', path: `/v1/relays/${id}` })
  expect([ended.status, ended.body['code']]).toEqual([409, 'relay_stored'])
  expect((await finish(company, id)).body).toMatchObject({ path: body['path'], rev: body['rev'] })
  const other = await idOf(company, anAsk(someBytes(100, 2)))
  expect((await ask(company, { method: 'DELETE', path: `/v1/relays/${other}` })).status).toBe(204)
})

test('an empty file needs no piece', async () => {
  const company = await aRelayCompany()
  const id = await idOf(company, anAsk(Buffer.alloc(0)))
  expect((await head(company, id)).headers.get('upload-offset')).toBe('0')
  expect((await patch(company, id, 0, Buffer.alloc(0))).status).toBe(204)
  expect((await finish(company, id)).status).toBe(200)
  expect(commitsOf(company)).toHaveLength(1)
})

test('the same question finds the same relay, and other bytes for the path have one of their own', async () => {
  const company = await aRelayCompany()
  const id = await idOf(company, anAsk(film))
  await patch(company, id, 0, film.subarray(0, pieceBytes))
  expect((await open(company, anAsk(film, { path: 'FILM.mp4' }))).body).toMatchObject({ id, offset: pieceBytes })
  const other = await idOf(company, anAsk(someBytes(film.length, 3)))
  expect(other).not.toBe(id)
  expect((await head(company, id)).headers.get('upload-offset')).toBe(String(pieceBytes))
  expect((await head(company, other)).headers.get('upload-offset')).toBe('0')
})

test('OPTIONS tells what of tus there is', async () => {
  const company = await aRelayCompany()
  const { headers, status } = await ask(company, { method: 'OPTIONS', path: '/v1/relays' })
  const told = ['version', 'extension', 'checksum-algorithm', 'max-size'].map((name) => headers.get(`tus-${name}`))
  expect([status, ...told]).toEqual([
    204,
    '1.0.0',
    'checksum,expiration,termination',
    'sha256,content-hash',
    '350000000000',
  ])
})

test('a link for what is too large says that relays take it, and /v1/me up to which size', async () => {
  const company = await aRelayCompany({ policy: { directMaxBytes: 10 } })
  const asked = await post(company, '/v1/links', anAsk(film))
  expect([asked.status, asked.body]).toMatchObject([413, { code: 'too_large', relayMaxBytes: 350_000_000_000 }])
  expect(asked.body['detail']).toContain('POST /v1/relays')
  const me = await ask(company, { method: 'GET', path: '/v1/me' })
  expect(me.body['relayMaxBytes']).toBe(350_000_000_000)
  const checked = await post(company, '/v1/checks', { path: 'x', size: 20, contentHash: contentHashOf(film) })
  expect(checked.body).toMatchObject({ kind: 'absent', diagnosis: null })
})

test('a server without relays answers as ever', async () => {
  const company = await aCompany({ policy: { directMaxBytes: 10 } })
  const asked = await post(company, '/v1/links', anAsk(film))
  expect([asked.status, asked.body['detail']]).toEqual([413, 'the file is above 10 bytes'])
  expect(asked.body).not.toHaveProperty('relayMaxBytes')
  const headers = { authorization: `Bearer ${laptopToken}` }
  const me = await company.app.inject({ method: 'GET', url: '/v1/me', headers })
  expect(me.json()).not.toHaveProperty('relayMaxBytes')
  const none = await company.app.inject({ method: 'POST', url: '/v1/relays', headers })
  expect([none.statusCode, none.json()]).toMatchObject([404, { code: 'not_found' }])
})

describe('every route of relays', () => {
  test.each(relayRoutes)('$method $url is there, and shut to strangers', async ({ method, url }) => {
    const { app } = await aCompany({ relays: {} })
    await app.ready()
    expect(app.hasRoute({ method, url })).toBe(true)
    const answer = await app.inject({ method, url: url.replace(':id', 'a'.repeat(22)) })
    expect(answer.statusCode).toBe(401)
  })

  test('another method is told which there are', async () => {
    const { app } = await aCompany({ relays: {} })
    const headers = { authorization: `Bearer ${laptopToken}` }
    const answer = await app.inject({ method: 'PUT', url: '/v1/relays/abcdefghijklmnopqrstuv', headers })
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'HEAD, PATCH, DELETE'])
  })
})
