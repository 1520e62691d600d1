import http from 'node:http'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { clientModified, createLinkClient, isToken } from '#adapters/transfer/link-client.ts'
import { checkRequestSchema, linkRequestSchema } from '#shared/contract/link-api.ts'
import { never } from '../../rigs/cancel.ts'
import { limitsWith } from '../../rigs/network/quick-limits.ts'
import { startRawServer } from '../../rigs/network/raw-server.ts'
import type { LinkClient, LinkClientOptions } from '#adapters/transfer/link-client.ts'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const token = 'outbox_canary-token-1234567890'
const nowMs = Date.UTC(2026, 10, 23, 10, 0, 0)
const contentHash = 'ab'.repeat(32)
const stat = { sizeBytes: 123, mtimeMs: Date.UTC(2026, 10, 23, 9, 0, 0) + 999.5, ctimeMs: 1, fileId: '1:2' }
const question = { path: 'Angebote/a.pdf', fingerprint: { contentHash, stat }, replaces: null }
const stored = { contentHash: 'cd'.repeat(32), stat, targetId: 1, destination: '/In/a.pdf', receipt: 'r1.abc' }
const checkQuestion = { path: 'a.pdf', sizeBytes: 0, contentHash }

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

function aLinkClient(url: string, more: Partial<LinkClientOptions> = {}): LinkClient {
  const client = createLinkClient({
    serverUrl: new URL(url),
    token,
    linkRules: { allowLoopback: true, hosts: [] },
    now: () => nowMs,
    limits: limitsWith({ headMs: 2_000 }),
    ...more,
  })
  closers.push(() => client.close())
  return client
}

type Seen = { readonly route: string; readonly headers: IncomingHttpHeaders; readonly body: string }

async function aCompanyServer(answer: (response: ServerResponse, seen: Seen) => void) {
  const seen: Seen[] = []
  let connections = 0
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const one = { route: `${request.method} ${request.url}`, headers: request.headers, body }
      seen.push(one)
      answer(response, one)
    })
  })
  server.on('connection', () => (connections += 1))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo // a TCP server always has an address of this kind
  return { url: `http://127.0.0.1:${port}`, seen, connections: () => connections }
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

describe('asking for a link', () => {
  test('says all the company server needs, and what it told of the bytes that are replaced', async () => {
    const server = await aCompanyServer((response) =>
      json(response, { kind: 'link', url: 'http://127.0.0.1:9/apitul/1/abc', expiresAt: '2026-11-23T10:05:00Z' }),
    )
    const client = aLinkClient(server.url)
    const answer = await client.link({ ...question, replaces: { ...stored, receipt: null } }, never)
    expect(answer).toMatchObject({ kind: 'granted', grant: { url: 'http://127.0.0.1:9/apitul/1/abc' } })
    const [seen] = server.seen
    expect(seen?.route).toBe('POST /v1/links')
    expect(seen?.headers).toMatchObject({ authorization: `Bearer ${token}`, 'content-type': 'application/json' })
    expect(linkRequestSchema.parse(JSON.parse(seen?.body ?? ''))).toEqual({
      path: 'Angebote/a.pdf',
      size: 123,
      contentHash,
      clientModified: '2026-11-23T09:00:00Z',
      replaces: stored.contentHash,
      replacesAt: stored.destination,
    })
    await client.link({ ...question, replaces: { ...stored, destination: null } }, never)
    await client.link(question, never)
    const bodies = server.seen.slice(1).map((one) => linkRequestSchema.parse(JSON.parse(one.body)))
    expect(bodies.map(({ replaces, replacesAt, receipt }) => ({ replaces, replacesAt, receipt }))).toEqual([
      { replaces: stored.contentHash, receipt: 'r1.abc' },
      { replaces: null },
    ])
  })

  test('has a new key each time', async () => {
    const server = await aCompanyServer((response) => json(response, { kind: 'stored', path: '/a', rev: '1' }))
    const client = aLinkClient(server.url)
    await client.link(question, never)
    await client.link(question, never)
    await client.check(checkQuestion, never)
    await client.check(checkQuestion, never)
    const keys = server.seen.map((one) => one.headers['idempotency-key'])
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
    expect(new Set(keys).size).toBe(4)
  })

  test('never carries the token to where a redirect points', async () => {
    const elsewhere = await aCompanyServer((response) => json(response, {}))
    const server = await aCompanyServer((response) => {
      response.writeHead(307, { location: `${elsewhere.url}/v1/links` }).end()
    })
    const answer = await aLinkClient(server.url).link(question, never)
    expect(answer).toEqual({ kind: 'later', reason: 'unexpected_redirect', afterMs: null })
    expect(elsewhere.connections()).toBe(0)
  })

  test('connects to no link by itself', async () => {
    const target = await aCompanyServer((response) => json(response, {}))
    const server = await aCompanyServer((response) =>
      json(response, { kind: 'link', url: `${target.url}/apitul/1/abc`, expiresAt: '2026-11-23T10:05:00Z' }),
    )
    expect((await aLinkClient(server.url).link(question, never)).kind).toBe('granted')
    expect(target.connections()).toBe(0)
  })

  test('asks once more when a kept connection turns out dead, with the same key', async () => {
    const reply = JSON.stringify({ kind: 'stored', path: '/a', rev: '1' })
    const whole = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${reply.length}\r\n\r\n${reply}`
    const server = await startRawServer((socket, connection) => {
      let requests = 0
      socket.on('data', () => {
        requests += 1
        if (connection === 0 && requests === 2) socket.resetAndDestroy()
        else socket.write(whole)
      })
    })
    closers.push(() => server.close())
    const client = aLinkClient(server.url)
    expect((await client.link(question, never)).kind).toBe('stored')
    await new Promise((resolve) => setImmediate(resolve))
    expect((await client.link(question, never)).kind).toBe('stored')
    expect(server.connections()).toBe(2)
    const keys = [
      ...server
        .received()
        .toString()
        .matchAll(/idempotency-key: (\S+)/gi),
    ].map((match) => match[1])
    expect(keys.length).toBe(3)
    expect(keys[1]).toBe(keys[2])
  })

  test('asks a fresh connection only once', async () => {
    const server = await startRawServer((socket) => socket.on('data', () => socket.resetAndDestroy()))
    closers.push(() => server.close())
    const answer = await aLinkClient(server.url).link(question, never)
    expect(answer).toEqual({ kind: 'later', reason: 'connection_lost', afterMs: null })
    expect(server.connections()).toBe(1)
  })
})

describe('a server with only the link route', () => {
  test('cannot tell what is there, and that is an answer (F51)', async () => {
    const server = await aCompanyServer((response, seen) => {
      if (seen.route === 'POST /v1/links') json(response, { kind: 'stored', path: '/a', rev: '1' })
      else response.writeHead(404).end('Not found')
    })
    const client = aLinkClient(server.url)
    expect(await client.check({ path: 'a', sizeBytes: 1, contentHash }, never)).toEqual({ kind: 'unknown' })
    expect(await client.me(never)).toEqual({ kind: 'not_offered' })
    expect((await client.link(question, never)).kind).toBe('stored')
  })
})

test('a check says size and hash', async () => {
  const server = await aCompanyServer((response) => json(response, { kind: 'present', path: '/In/a.pdf', rev: '1' }))
  const answer = await aLinkClient(server.url).check(checkQuestion, never)
  expect(answer).toEqual({ kind: 'present', destination: '/In/a.pdf', receipt: null, rev: '1' })
  expect(server.seen[0]?.route).toBe('POST /v1/checks')
  expect(checkRequestSchema.parse(JSON.parse(server.seen[0]?.body ?? ''))).toEqual({
    path: 'a.pdf',
    size: 0,
    contentHash,
  })
})

test('the server tells who we are', async () => {
  const me = { device: 'anna-laptop', base: '/Incoming/Anna', directMaxBytes: 1_000, relayMaxBytes: 0 }
  const server = await aCompanyServer((response) => json(response, me))
  expect(await aLinkClient(server.url).me(never)).toEqual({ kind: 'known', me: { ...me, accountId: null } })
  expect(server.seen[0]?.route).toBe('GET /v1/me')
})

describe('a server that does not answer as it should', () => {
  test('is unreachable when nobody listens', async () => {
    const server = await startRawServer(() => undefined)
    await server.close()
    const answer = await aLinkClient(server.url).link(question, never)
    expect(answer).toEqual({ kind: 'later', reason: 'server_unreachable', afterMs: null })
  })

  test('is a captive portal when it shows a page, and 10 MB of anything are not read (F35)', async () => {
    const page = await aCompanyServer((response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome to our Wi-Fi</html>')
    })
    expect(await aLinkClient(page.url).link(question, never)).toMatchObject({ reason: 'captive_portal' })
    const other = await aCompanyServer((response) => response.writeHead(404).end('<html>'))
    expect(await aLinkClient(other.url).link(question, never)).toMatchObject({ reason: 'bad_answer' })
    const flood = await aCompanyServer((response) => {
      response.on('error', () => undefined)
      response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.alloc(10_000_000, ' '))
    })
    expect(await aLinkClient(flood.url).link(question, never)).toMatchObject({ reason: 'bad_answer' })
  })

  test.each([403, 404, 405])('is well when a firewall shows a page (%i) for one file only', async (status) => {
    const server = await aCompanyServer((response, { body }) => {
      if (body.includes('union select'))
        response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Blocked</html>')
      else json(response, { code: 'bad_request' }, 400)
    })
    const client = aLinkClient(server.url)
    const refused = { ...question, path: 'union select.sql' }
    expect(await client.link(refused, never)).toEqual({ kind: 'intercepted' })
    expect(await client.check({ ...checkQuestion, path: refused.path }, never)).toEqual({
      kind: status === 403 ? 'intercepted' : 'unknown', // a server with only the link route has such a page, too
    })
    // The second look names no file, and asks the same of the same host.
    const [first, second] = server.seen.map(({ route, body }) => `${route} ${body.includes('union')}`)
    expect([first, second]).toEqual(['POST /v1/links true', 'POST /v1/links false'])
    expect(await client.link(question, never)).toMatchObject({ kind: 'refused', reason: 'rejected' })
  })

  test('is busy when that is what it says of another question', async () => {
    const server = await aCompanyServer((response, { body }) => {
      if (body !== '{}') response.writeHead(403, { 'content-type': 'text/html' }).end('<html>Blocked</html>')
      else json(response, { code: 'server_busy' }, 503)
    })
    expect(await aLinkClient(server.url).link(question, never)).toMatchObject({ kind: 'later', reason: 'server_busy' })
  })

  test('is given up when it is slow', async () => {
    const server = await startRawServer((socket) => socket.resume())
    closers.push(() => server.close())
    expect(await aLinkClient(server.url).me(never)).toMatchObject({ kind: 'later', reason: 'timed_out' })
  })

  test('is not waited for once nobody wants the answer', async () => {
    const controller = new AbortController()
    const server = await aCompanyServer(() => controller.abort())
    expect(await aLinkClient(server.url).link(question, controller.signal)).toMatchObject({ kind: 'later' })
  })
})

test('no answer contains the token (S17)', async () => {
  const answers: unknown[] = []
  for (const body of [token, `{"code":"${token}"}`, `<html>${token}</html>`]) {
    for (const status of [200, 302, 400, 401, 403, 409, 422, 500]) {
      const server = await aCompanyServer((response) => response.writeHead(status, { 'x-echo': token }).end(body))
      const client = aLinkClient(server.url)
      answers.push(await client.link(question, never), await client.me(never))
      answers.push(await client.check({ path: 'a', sizeBytes: 1, contentHash }, never))
    }
  }
  expect(answers.length).toBe(72)
  expect(JSON.stringify(answers)).not.toContain(token)
})

test('a token that cannot be sent is a bug, and its report does not show it', () => {
  expect(isToken(token)).toBe(true)
  for (const bad of ['', 'a b', 'a\n', 'ä', 'x'.repeat(5_000)]) {
    expect(isToken(bad)).toBe(false)
    const make = () =>
      createLinkClient({
        serverUrl: new URL('https://files.example.com'),
        token: bad,
        linkRules: { allowLoopback: false, hosts: [] },
        now: () => nowMs,
      })
    expect(make).toThrow('assertion failed: the token can be sent in a header')
  }
})

test.each([
  [Date.UTC(2026, 10, 23, 9, 59, 59) + 999.999, '2026-11-23T09:59:59Z'],
  [nowMs, '2026-11-23T10:00:00Z'],
  [nowMs + 1, null],
  [Date.UTC(1980, 0, 1), '1980-01-01T00:00:00Z'],
  [Date.UTC(1980, 0, 1) - 1, null],
  [0, null],
  [-11_644_473_600_000, null],
  [Number.NaN, null],
  [8.64e15 + 1, null],
])('a file changed at %d ms is reported as changed at %s (F28)', (mtimeMs, expected) => {
  expect(clientModified(mtimeMs, nowMs)).toBe(expected)
})
