import http from 'node:http'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { bodyOf, createHttpClient, httpLimits } from '#adapters/http/client.ts'
import { never } from '../../rigs/cancel.ts'
import { answering, startRawServer } from '../../rigs/network/raw-server.ts'
import type { HttpClient } from '#adapters/http/client.ts'
import type { Body, HttpLimits, HttpRequest, ExchangeResult } from '#adapters/http/types.ts'
import type { RawServer } from '../../rigs/network/raw-server.ts'
import type { AddressInfo, Socket } from 'node:net'

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'
const mebibyte = 1024 * 1024

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

function aClient(limits: HttpLimits = httpLimits): HttpClient {
  const client = createHttpClient({ agentFor: () => null, limits })
  closers.push(() => client.close())
  return client
}

async function aServer(serve: (socket: Socket, connection: number) => void): Promise<RawServer> {
  const server = await startRawServer(serve)
  closers.push(() => server.close())
  return server
}

function aPost<Stop = never>(server: { url: string }, body: Body<Stop>): HttpRequest<Stop> {
  return { url: new URL(server.url), method: 'POST', headers: { 'content-type': 'x/y' }, body, onBytes: null }
}

/** A body of blocks of 1 MiB, which counts how many were asked for. */
function blocks(count: number): { body: Body<never>; asked: () => number } {
  let asked = 0
  const block = Buffer.alloc(mebibyte, 'x')
  const body: Body<never> = {
    sizeBytes: count * mebibyte,
    async next() {
      asked += 1
      return { kind: 'block', bytes: block, last: asked === count }
    },
  }
  return { body, asked: () => asked }
}

function statusOf(outcome: ExchangeResult<unknown>): number | string {
  return outcome.kind === 'answered' ? outcome.answer.status : outcome.kind
}

describe('an exchange', () => {
  test('sends exactly the announced bytes, with their length and never in chunks', async () => {
    const server = await aServer(answering(ok))
    const outcome = await aClient().exchange(aPost(server, bodyOf(Buffer.from('hello'))), never)
    expect(outcome).toMatchObject({ kind: 'answered', left: 'all', answer: { status: 200, body: Buffer.from('{}') } })
    const request = server.received().toString()
    expect(request).toMatch(/\r\ncontent-length: 5\r\n/i)
    expect(request).not.toMatch(/transfer-encoding|cookie|referer|authorization/i)
    expect(request.endsWith('\r\n\r\nhello')).toBe(true)
  })

  test('sends an empty body as a length of zero', async () => {
    const server = await aServer(answering(ok))
    const outcome = await aClient().exchange(aPost(server, bodyOf(Buffer.alloc(0))), never)
    expect(outcome).toMatchObject({ kind: 'answered', left: 'all' })
    expect(server.received().toString()).toMatch(/content-length: 0\r\n/i)
  })

  test('without a body announces none', async () => {
    const server = await aServer(answering(ok))
    const request = { url: new URL(server.url), method: 'GET', headers: {}, body: null, onBytes: null } as const
    expect(statusOf(await aClient().exchange(request, never))).toBe(200)
    expect(server.received().toString()).not.toMatch(/content-length/i)
  })

  test('uses one connection for one request after another', async () => {
    const server = http.createServer((request, response) => {
      request.resume().on('end', () => response.end('{}'))
    })
    let connections = 0
    server.on('connection', () => (connections += 1))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    closers.push(() => new Promise((resolve) => server.close(resolve)))
    const { port } = server.address() as AddressInfo // a TCP server always has an address of this kind
    const client = aClient()
    for (let count = 0; count < 5; count += 1) {
      const outcome = await client.exchange(aPost({ url: `http://127.0.0.1:${port}` }, bodyOf(Buffer.from('x'))), never)
      expect(statusOf(outcome)).toBe(200)
      await new Promise((resolve) => setImmediate(resolve))
    }
    client.close()
    expect(connections).toBe(1)
  })

  test('does not use a connection again on which a server refused, as the body may not have been read', async () => {
    const server = await aServer(answering('HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n', 'keep'))
    const client = aClient()
    for (let count = 0; count < 3; count += 1) {
      expect(statusOf(await client.exchange(aPost(server, bodyOf(Buffer.from('x'))), never))).toBe(409)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(server.connections()).toBe(3)
  })

  test('reports a kept connection that died, and does not repeat the request by itself', async () => {
    const server = await aServer((socket, connection) => {
      if (connection > 0) return answering(ok)(socket)
      let requests = 0
      socket.on('data', () => {
        requests += 1
        if (requests === 1) socket.write(ok)
        else socket.resetAndDestroy()
      })
    })
    const client = aClient()
    expect(statusOf(await client.exchange(aPost(server, bodyOf(Buffer.from('x'))), never))).toBe(200)
    await new Promise((resolve) => setImmediate(resolve))
    const second = await client.exchange(aPost(server, bodyOf(Buffer.from('x'))), never)
    expect(second).toEqual({ kind: 'failed', failure: 'connection_lost', left: 'all', wasStale: true })
    expect(server.connections()).toBe(1)
  })

  test('never follows a redirect', async () => {
    const target = await aServer(answering(ok))
    for (const status of [301, 302, 303, 307, 308]) {
      const head = `HTTP/1.1 ${status} Moved\r\nLocation: ${target.url}/\r\nContent-Length: 0\r\n\r\n`
      const server = await aServer(answering(head))
      expect(statusOf(await aClient().exchange(aPost(server, bodyOf(Buffer.from('x'))), never))).toBe(status)
    }
    expect(target.connections()).toBe(0)
  })

  test('tells how many bytes the system has taken', async () => {
    const server = await aServer(answering(ok))
    const seen: number[] = []
    const request = { ...aPost(server, bodyOf(Buffer.alloc(700_000))), onBytes: (bytes: number) => seen.push(bytes) }
    await aClient().exchange(request, never)
    expect(seen.at(-1)).toBe(700_000)
    expect(seen.toSorted((one, other) => one - other)).toEqual(seen)
  })
})

describe('how much has left', () => {
  test('is nothing when nobody listens', async () => {
    const server = await aServer(() => undefined)
    await server.close()
    const outcome = await aClient().exchange(aPost(server, bodyOf(Buffer.from('x'))), never)
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'unreachable', left: 'nothing' })
  })

  test('is nothing when the name is not known', async () => {
    // Asks no resolver: the agent knows already that the name does not exist.
    const unknown = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
    const agent = new http.Agent({ lookup: (_name, _options, done) => done(unknown, '') })
    const client = createHttpClient({ agentFor: () => agent, limits: httpLimits })
    const outcome = await client.exchange(aPost({ url: 'http://nobody.invalid' }, bodyOf(Buffer.from('x'))), never)
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'offline', left: 'nothing' })
  })

  test('is a part when the body stops before its last block; the connection is destroyed', async () => {
    const closed = Promise.withResolvers<void>()
    const server = await aServer((socket) => socket.on('close', () => closed.resolve()))
    let asked = 0
    const body: Body<'torn'> = {
      sizeBytes: 1_000,
      async next() {
        asked += 1
        return asked === 1
          ? { kind: 'block', bytes: Buffer.alloc(600), last: false }
          : { kind: 'stop', because: 'torn' }
      },
    }
    const outcome = await aClient().exchange(aPost(server, body), never)
    expect(outcome).toEqual({ kind: 'stopped', because: 'torn', left: 'part' })
    await closed.promise
    expect(server.received().toString().split('\r\n\r\n')[1]?.length).toBe(600)
  })

  test('is all when the connection breaks after the last byte', async () => {
    const server = await aServer((socket) => socket.on('data', () => socket.resetAndDestroy()))
    const outcome = await aClient().exchange(aPost(server, bodyOf(Buffer.from('x'))), never)
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'connection_lost', left: 'all', wasStale: false })
  })
})

describe('a request to stop', () => {
  test('before the request keeps it from leaving', async () => {
    const server = await aServer(answering(ok))
    const controller = new AbortController()
    controller.abort()
    const outcome = await aClient().exchange(aPost(server, bodyOf(Buffer.from('x'))), controller.signal)
    expect(outcome).toEqual({ kind: 'cancelled', left: 'nothing' })
    expect(server.connections()).toBe(0)
  })

  test('while the answer is awaited is heard at once', async () => {
    const controller = new AbortController()
    const server = await aServer((socket) => socket.on('data', () => controller.abort()))
    const outcome = await aClient().exchange(aPost(server, bodyOf(Buffer.from('x'))), controller.signal)
    expect(outcome).toEqual({ kind: 'cancelled', left: 'all' })
  })

  test('is heard even while the body gives nothing', async () => {
    const controller = new AbortController()
    const server = await aServer(answering(ok))
    const body: Body<never> = {
      sizeBytes: 5,
      next() {
        setImmediate(() => controller.abort())
        return new Promise(() => undefined)
      },
    }
    expect(await aClient().exchange(aPost(server, body), controller.signal)).toEqual({
      kind: 'cancelled',
      left: 'nothing',
    })
  })
})

describe('a large body', () => {
  test('costs nothing when the server refuses at its head', async () => {
    for (const status of [409, 410, 503]) {
      const server = await aServer(answering(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`, 'keep'))
      const { body, asked } = blocks(64)
      expect(await aClient().exchange(aPost(server, body), never)).toMatchObject({
        left: 'nothing',
        answer: { status },
      })
      expect(asked()).toBe(0)
      expect(server.received().toString().endsWith('\r\n\r\n')).toBe(true)
    }
  })

  test('follows the invitation', async () => {
    const server = await aServer((socket) => {
      let size = 0
      socket.once('data', () => socket.write('HTTP/1.1 100 Continue\r\n\r\n'))
      socket.on('data', (chunk: Buffer) => {
        size += chunk.byteLength
        if (size > 3 * mebibyte) socket.write(ok)
      })
    })
    const outcome = await aClient().exchange(aPost(server, blocks(3).body), never)
    expect(outcome).toMatchObject({ kind: 'answered', left: 'all', answer: { status: 200 } })
    expect(server.received().toString('latin1', 0, 400)).toMatch(/\r\nexpect: 100-continue\r\n/i)
  })

  test('goes without an invitation when none comes', async () => {
    const server = await aServer((socket) => {
      let size = 0
      socket.on('data', (chunk: Buffer) => {
        size += chunk.byteLength
        if (size > 3 * mebibyte) socket.write(ok)
      })
    })
    const client = aClient({ ...httpLimits, inviteMs: 20 })
    expect(await client.exchange(aPost(server, blocks(3).body), never)).toMatchObject({
      left: 'all',
      answer: { status: 200 },
    })
  })

  test.each(['keep', 'end', 'reset'] as const)(
    'is stopped by an early answer (then %s), which is delivered',
    async (then) => {
      for (const status of [409, 410]) {
        const server = await aServer((socket) => {
          let size = 0
          const limit = 2 * mebibyte
          socket.on('data', (chunk: Buffer) => {
            const before = size
            size += chunk.byteLength
            if (before > limit || size <= limit) return
            socket.write(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`, () => {
              if (then === 'end') socket.end()
              if (then === 'reset') setTimeout(() => socket.resetAndDestroy(), 5)
            })
          })
        })
        const client = aClient({ ...httpLimits, inviteMs: 5 })
        const { body, asked } = blocks(64)
        expect(await client.exchange(aPost(server, body), never)).toMatchObject({ left: 'part', answer: { status } })
        expect(asked()).toBeLessThan(64)
      }
    },
  )
})

test('a body that breaks its word is a bug and says so', async () => {
  const server = await aServer(answering(ok, 'keep'))
  const liar: Body<never> = { sizeBytes: 5, next: async () => ({ kind: 'block', bytes: Buffer.alloc(4), last: true }) }
  await expect(aClient().exchange(aPost(server, liar), never)).rejects.toThrow('announced size')
})
