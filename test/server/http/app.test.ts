// The server as a whole: what it does not understand, and who wastes its time.
import type { Server } from 'node:http'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { problemCodes } from '#shared/contract/link-api.ts'
import { build } from '#server/http/app.ts'
import { until } from '../../rigs/until.ts'
import { aCompany, laptopToken } from '../company.ts'

const goodBody = { path: 'a', size: 1, contentHash: 'a'.repeat(64), clientModified: null, replaces: null }
const authorization = `Bearer ${laptopToken}`

describe('what is not the link API is refused with its code', () => {
  const json = { authorization, 'content-type': 'application/json' }
  const payload = JSON.stringify(goodBody)
  test.each([
    ['no such route', 'GET', '/v2', {}, '', 'not_found'],
    ['another method', 'PUT', '/v1/links', json, payload, 'method_not_allowed'],
    ['a preflight of a browser', 'OPTIONS', '/v1/links', {}, '', 'method_not_allowed'],
    [
      'a form',
      'POST',
      '/v1/links',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'a=b',
      'unsupported_media_type',
    ],
    ['plain text', 'POST', '/v1/links', { 'content-type': 'text/plain' }, payload, 'unsupported_media_type'],
    ['no content type', 'POST', '/v1/links', {}, payload, 'unsupported_media_type'],
    ['no body', 'POST', '/v1/links', json, '', 'bad_request'],
    ['broken JSON', 'POST', '/v1/links', json, '{', 'bad_request'],
    ['a poisoned prototype', 'POST', '/v1/links', json, '{"__proto__":{}}', 'bad_request'],
    ['65 KiB', 'POST', '/v1/links', json, `"${'x'.repeat(65 * 1024)}"`, 'bad_request'],
    ['an unknown field', 'POST', '/v1/links', json, JSON.stringify({ ...goodBody, mode: 'overwrite' }), 'bad_request'],
    ['a field twice', 'POST', '/v1/links', json, payload.replace('{', '{"path":"b",'), 'bad_request'],
    ['a missing field', 'POST', '/v1/checks', json, '{"path":"a"}', 'bad_request'],
    ['an array', 'POST', '/v1/checks', json, '[]', 'bad_request'],
    [
      'a page of another site',
      'POST',
      '/v1/links',
      { ...json, 'sec-fetch-site': 'cross-site' },
      payload,
      'not_allowed',
    ],
  ] as const)('%s', async (_name, method, url, headers, body, code) => {
    const { app, failures, journal } = await aCompany()
    const answer = await app.inject({ method, url, headers: { authorization, ...headers }, payload: body })
    expect(answer.statusCode).toBe(problemCodes[code])
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(answer.json()).toMatchObject({ code, requestId: expect.any(String) })
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    expect(answer.body).not.toMatch(/at .*\.ts/)
    expect([failures, journal()]).toEqual([[], []])
  })
})

test.each([
  ['in its head', true, { headMs: 300, requestMs: 60_000 }],
  ['in its body', false, { headMs: 300, requestMs: 600 }],
])(
  'a sender that stops %s is cut off, and others are served meanwhile',
  async (_name, inHead, limits) => {
    const { app } = await aCompany({ limits })
    const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
    const slow = Array.from({ length: 100 }, () => openSlow(port, inHead))
    const healthy = await fetch(`http://127.0.0.1:${port}/healthz`)
    expect(healthy.status).toBe(200)
    await healthy.text()
    await Promise.all(slow)
  },
  20_000,
)

test('five hundred slow connections keep nobody else waiting: 99 of 100 answers come within a second', async () => {
  const requestsPerDevice = { perSecond: 1_000, burst: 1_000 }
  const limits = { connections: 1_400, headMs: 60_000, requestMs: 60_000, requestsPerDevice }
  const { app } = await aCompany({ limits })
  const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
  let ended = 0
  const slow = Array.from({ length: 500 }, (_, at) => openSlow(port, at % 2 === 0, 500).then(() => (ended += 1)))
  await until('the slow ones', () => connectionsOf(app.server).then((count) => count >= 500))
  const ask = async (): Promise<number> => {
    const startMs = performance.now()
    const answer = await fetch(`http://127.0.0.1:${port}/v1/me`, { headers: { authorization } })
    expect(answer.status).toBe(200)
    await answer.text()
    return performance.now() - startMs
  }
  // Ten at a time. A computer that stands still for a moment is not what is measured: one good round of three is enough.
  const round = async (): Promise<number> => {
    const times: number[] = []
    for (let batch = 0; batch < 10; batch += 1) times.push(...(await Promise.all(Array.from({ length: 10 }, ask))))
    return times.toSorted((one, other) => other - one)[1] ?? Infinity
  }
  let bestMs = Infinity
  for (let rounds = 0; rounds < 3 && bestMs > 1_000; rounds += 1) bestMs = Math.min(bestMs, await round())
  expect(bestMs).toBeLessThanOrEqual(1_000)
  expect(ended).toBe(0)
  app.server.closeAllConnections()
  await Promise.all(slow)
})

test('more silent connections than the house holds keep nobody out', async () => {
  const { app } = await aCompany({ limits: { connections: 20, headMs: 30_000 } })
  const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
  const slow = Array.from({ length: 30 }, () => openSlow(port, true))
  await Promise.race(slow)
  const healthy = await fetch(`http://127.0.0.1:${port}/healthz`)
  expect(await healthy.json()).toEqual({ ok: true })
  app.server.closeAllConnections()
  await Promise.all(slow)
})

test('a link whose record cannot be kept is not given; what gives nothing is answered', async () => {
  const { app: whole, options } = await aCompany()
  await whole.close()
  const audit = { ...options.audit, written: () => null, isKept: () => Promise.resolve(false) }
  const app = build({ ...options, audit })
  onTestFinished(() => app.close())
  const headers = { authorization, 'content-type': 'application/json' }
  const ask = (url: string, body: object) => app.inject({ method: 'POST', url, headers, payload: JSON.stringify(body) })
  const link = await ask('/v1/links', goodBody)
  expect([link.statusCode, link.headers['retry-after'], link.json()]).toEqual([
    503,
    '5',
    expect.objectContaining({
      code: 'database_away',
      asked: { path: 'a', contentHash: goodBody.contentHash, key: null },
    }),
  ])
  expect(link.body).not.toContain('apitul')
  const { contentHash, path, size } = goodBody
  expect((await ask('/v1/checks', { path, size, contentHash })).json()).toMatchObject({ kind: 'absent' })
  expect((await app.inject({ url: '/v1/me', headers })).statusCode).toBe(200)
})

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)))
  })
}

/**
 * A connection that sends half a head, or a head and half a body, and resolves when the server ends it. With `everyMs` another byte
 * follows again and again.
 */
function openSlow(port: number, inHead: boolean, everyMs: number | null = null): Promise<void> {
  return new Promise((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1', () => {
      const head = `POST /v1/links HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n`
      socket.write(inHead ? `${head}X: ` : `${head}Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{`)
    })
    const drip = everyMs === null ? null : setInterval(() => socket.write(' '), everyMs)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      if (drip !== null) clearInterval(drip)
      resolve()
    })
    socket.resume()
  })
}
