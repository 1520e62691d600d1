// The door of the server: who gets in, and what everybody else hears.
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { problemCodes } from '#shared/link-api.ts'
import { routes } from '#server/routes.ts'
import { laptopToken, post, startCompany } from './company.ts'
import type { Company, CompanyOptions } from './company.ts'

const companies: Company[] = []
afterEach(async () => {
  for (const company of companies.splice(0)) await company.close()
})

async function aCompany(options: CompanyOptions = {}): Promise<Company> {
  const company = await startCompany(options)
  companies.push(company)
  return company
}

const goodBody = { path: 'a', size: 1, contentHash: 'a'.repeat(64), clientModified: null, replaces: null }
const authorization = `Bearer ${laptopToken}`

test('the list of routes is the whole truth', async () => {
  const { app } = await aCompany()
  const known = [...app.printRoutes({ commonPrefix: false }).matchAll(/\((\w+(?:, \w+)*)\)/g)].map(
    ([, methods]) => methods,
  )
  expect(known.toSorted()).toEqual(['GET, HEAD', 'GET, HEAD', 'POST', 'POST'])
  for (const { method, url } of routes) expect(app.hasRoute({ method, url })).toBe(true)
})

describe('every route but the sign of life needs a device', () => {
  test.each([...routes, { method: 'GET', url: '/nowhere' }, { method: 'DELETE', url: '/v1/links' }] as const)(
    '$method $url',
    async ({ method, url }) => {
      const { app, dropbox } = await aCompany()
      for (const headers of [{}, { authorization: 'Bearer obx_wrong' }, { cookie: `token=${laptopToken}` }]) {
        const answer = await app.inject({ method, url: `${url}?access_token=${laptopToken}`, headers })
        expect(answer.statusCode).toBe(url === '/healthz' ? 200 : 401)
        if (url !== '/healthz') expect(answer.json()).toMatchObject({ code: 'sign_in_needed' })
      }
      expect(dropbox.journal()).toEqual([])
    },
  )
})

test('a device learns who it is, where its files go and how large they may be', async () => {
  const { app } = await aCompany()
  const answer = await app.inject({ url: '/v1/me', headers: { authorization } })
  expect(answer.json()).toEqual({ device: 'laptop-7', base: '/Scans/laptop-7', directMaxBytes: 157_286_400 })
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('a revoked device is out with its next request', async () => {
  const { app, devices } = await aCompany()
  devices.replace([])
  expect((await app.inject({ url: '/v1/me', headers: { authorization } })).statusCode).toBe(401)
})

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
    ['17 KiB', 'POST', '/v1/links', json, `"${'x'.repeat(17 * 1024)}"`, 'bad_request'],
    ['an unknown field', 'POST', '/v1/links', json, JSON.stringify({ ...goodBody, mode: 'overwrite' }), 'bad_request'],
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
    const { app, dropbox, failures } = await aCompany()
    const answer = await app.inject({ method, url, headers: { authorization, ...headers }, payload: body })
    expect(answer.statusCode).toBe(problemCodes[code])
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(answer.json()).toMatchObject({ code, requestId: expect.any(String) })
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    expect(answer.body).not.toMatch(/at .*\.ts/)
    expect([failures, dropbox.journal()]).toEqual([[], []])
  })
})

describe('limits', () => {
  test('a device that asks too fast is told when to come back', async () => {
    const { app, clock } = await aCompany({ limits: { requestsPerDevice: { perSecond: 0.5, burst: 2 } } })
    const ask = () => app.inject({ url: '/v1/me', headers: { authorization } })
    expect([(await ask()).statusCode, (await ask()).statusCode]).toEqual([200, 200])
    const third = await ask()
    expect([third.statusCode, third.headers['retry-after']]).toEqual([429, '2'])
    clock.advance(2_000)
    expect((await ask()).statusCode).toBe(200)
  })

  test('an address that tries tokens is stopped, also with the right one, and logs no more', async () => {
    const company = await aCompany({ limits: { denialsPerAddress: { perSecond: 0.2, burst: 3 } } })
    const guess = (token: string) =>
      company.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } })
    for (let number = 0; number < 3; number += 1) expect((await guess('obx_guess')).statusCode).toBe(401)
    expect((await guess('obx_guess')).statusCode).toBe(429)
    expect((await guess(laptopToken)).statusCode).toBe(429)
    expect(company.auditLines).toHaveLength(3)
    company.clock.advance(5_000)
    expect((await guess(laptopToken)).statusCode).toBe(200)
  })

  test('nobody escapes a limit by inventing a forwarded address', async () => {
    const ask = (company: Company, forwarded: string) =>
      company.app.inject({ url: '/healthz', headers: { 'x-forwarded-for': forwarded } })
    const limits = { requestsPerAddress: { perSecond: 0.1, burst: 1 } }
    const strict = await aCompany({ limits })
    await ask(strict, '1.1.1.1')
    expect((await ask(strict, '2.2.2.2')).statusCode).toBe(429)
    const proxied = await aCompany({ limits, trustProxy: ['127.0.0.1'] })
    await ask(proxied, '1.1.1.1')
    expect((await ask(proxied, '2.2.2.2')).statusCode).toBe(200)
  })

  test('senders that never finish are cut off, and others are served meanwhile', async () => {
    const { app } = await aCompany({ limits: { headMs: 300, requestMs: 600 } })
    const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
    const slow = Array.from({ length: 100 }, (_, number) => openSlow(port, number % 2 === 0))
    const healthy = await fetch(`http://127.0.0.1:${port}/healthz`)
    expect(healthy.status).toBe(200)
    await healthy.text()
    await Promise.all(slow)
  })
})

/** A connection that sends half a head, or a head and half a body, and resolves when the server ends it. */
function openSlow(port: number, inHead: boolean): Promise<void> {
  return new Promise((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1', () => {
      const head = `POST /v1/links HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n`
      socket.write(inHead ? head : `${head}Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{`)
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
    socket.resume()
  })
}

test('each link and check leaves an audit line, and no line ever holds a link or a token', async () => {
  const company = await aCompany()
  const { body } = await post(company, '/v1/links', goodBody)
  await post(company, '/v1/checks', { path: 'a', size: 1, contentHash: 'a'.repeat(64) })
  await post(company, '/v1/links', { ...goodBody, path: '..' })
  await post(company, '/v1/links', goodBody, { authorization: 'Bearer obx_canary' })
  const lines = company.auditLines.map((line) => JSON.parse(line))
  expect(lines).toMatchObject([
    { action: 'link', outcome: 'issued', device: 'laptop-7', path: 'a', sizeBytes: 1, address: '127.0.0.1' },
    { action: 'check', outcome: 'absent', device: 'laptop-7', path: 'a' },
    { action: 'link', outcome: 'name_not_allowed', device: 'laptop-7', path: '..' },
    { action: 'denied', outcome: 'sign_in_needed', device: null, path: null },
  ])
  const text = company.auditLines.join('\n')
  const id = String(body['url']).split('/').at(-1) ?? ''
  expect(id.length).toBeGreaterThan(10)
  for (const secret of [id, 'apitul', laptopToken, 'obx_', 'Bearer']) expect(text).not.toContain(secret)
})
