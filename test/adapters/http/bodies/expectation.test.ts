// Servers and proxies that do not know "Expect: 100-continue" answer 417; RFC 9110 wants the request again without it.
import { afterEach, expect, test } from 'vitest'
import { createHttpClient } from '#adapters/http/client.ts'
import { never } from '#test/rigs/cancel.ts'
import { limitsWith } from '#test/rigs/network/quick-limits.ts'
import { startRawServer } from '#test/rigs/network/raw-server.ts'
import type { HttpClient } from '#adapters/http/client.ts'
import type { Body, ExchangeResult, HttpLimits } from '#adapters/http/types.ts'
import type { RawServer } from '#test/rigs/network/raw-server.ts'
import type { Socket } from 'node:net'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const sizeBytes = 1024 * 1024 + 1
const refusal = 'HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'

async function aServer(serve: (socket: Socket, connection: number) => void): Promise<RawServer> {
  const server = await startRawServer(serve)
  closers.push(() => server.close())
  return server
}

/** True when head and body are whole. */
function isWhole(seen: string): boolean {
  const head = seen.indexOf('\r\n\r\n')
  return head >= 0 && seen.length - head - 4 === sizeBytes
}

/** Answers `refusal` to a head with Expect, and `ok` to a whole body without. */
function knowsNoExpect(socket: Socket): void {
  let seen = ''
  socket.on('data', (bytes) => {
    seen += bytes.toString('latin1')
    if (/\r\nexpect:/i.test(seen)) socket.end(refusal)
    else if (isWhole(seen)) {
      seen = ''
      socket.write(ok)
    }
  })
}

function aBody(): { body: Body<never>; blocks: () => number } {
  let blocks = 0
  const body: Body<never> = {
    sizeBytes,
    async next() {
      blocks += 1
      return { kind: 'block', bytes: Buffer.alloc(sizeBytes, 'x'), last: true }
    },
  }
  return { body, blocks: () => blocks }
}

function aClient(limits: Partial<HttpLimits> = {}): HttpClient {
  const client = createHttpClient({ agentFor: () => null, limits: limitsWith({ inviteMs: 5_000, ...limits }) })
  closers.push(() => client.close())
  return client
}

function post(client: HttpClient, server: RawServer, body: Body<never>): Promise<ExchangeResult<never>> {
  return client.exchange({ url: new URL(server.url), method: 'POST', headers: {}, body, onBytes: null }, never)
}

function countOf(server: RawServer, what: RegExp): number {
  return server.received().toString('latin1').match(what)?.length ?? 0
}

test('a 417 before any byte of the body is answered with the request without Expect, and the host is remembered', async () => {
  const server = await aServer(knowsNoExpect)
  const client = aClient()
  for (let times = 0; times < 2; times += 1) {
    const { body, blocks } = aBody()
    expect(await post(client, server, body)).toMatchObject({ kind: 'answered', left: 'all', answer: { status: 200 } })
    expect(blocks()).toBe(1)
  }
  expect([countOf(server, /\r\nexpect:/gi), countOf(server, /POST /g)]).toEqual([1, 3])
})

test('what is remembered of one host is not believed of another', async () => {
  const [one, other] = [await aServer(knowsNoExpect), await aServer(knowsNoExpect)]
  const client = aClient()
  await post(client, one, aBody().body)
  await post(client, other, aBody().body)
  expect(countOf(other, /\r\nexpect:/gi)).toBe(1)
})

test('a 417 to a request without Expect is an answer like any other', async () => {
  const server = await aServer((socket) => socket.once('data', () => socket.end(refusal)))
  const outcome = await post(aClient(), server, aBody().body)
  expect(outcome).toMatchObject({ kind: 'answered', answer: { status: 417 } })
  expect(server.connections()).toBe(2)
})

test('a 417 after the body has begun breaks this send, which cannot begin again; the next one does not ask', async () => {
  const server = await aServer((socket) => {
    let seen = ''
    socket.on('data', (bytes) => {
      seen += bytes.toString('latin1')
      if (isWhole(seen)) socket.end(ok)
      else if (/\r\nexpect:[^]*\r\n\r\nx/i.test(seen)) socket.end(refusal)
    })
  })
  const client = aClient({ inviteMs: 1 })
  let blocks = 0
  const body: Body<never> = {
    sizeBytes,
    // The second block waits, as a large file's last block would.
    next: () =>
      (blocks += 1) === 1
        ? Promise.resolve({ kind: 'block', bytes: Buffer.alloc(1_000, 'x'), last: false })
        : new Promise(() => undefined),
  }
  expect(await post(client, server, body)).toMatchObject({ kind: 'failed', failure: 'connection_lost', left: 'part' })
  expect(server.connections()).toBe(1)
  expect(await post(client, server, aBody().body)).toMatchObject({ kind: 'answered', answer: { status: 200 } })
  expect(countOf(server, /\r\nexpect:/gi)).toBe(1)
})
