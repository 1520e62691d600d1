import http from 'node:http'
import { Duplex } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import { bodyOf, createHttpClient } from '#adapters/http/client.ts'
import { never } from '../../rigs/cancel.ts'
import { brokenAnswers } from '../../rigs/network/hostile-answers.ts'
import { limitsWith } from '../../rigs/network/quick-limits.ts'
import { answering, startRawServer } from '../../rigs/network/raw-server.ts'
import type { Body, HttpAnswer, HttpLimits, ExchangeResult } from '#adapters/http/types.ts'
import type { RawServer } from '../../rigs/network/raw-server.ts'
import type { Socket } from 'node:net'

const mebibyte = 1024 * 1024

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function aServer(serve: (socket: Socket) => void): Promise<RawServer> {
  const server = await startRawServer(serve)
  closers.push(() => server.close())
  return server
}

async function post(
  server: { url: string },
  limits: Partial<HttpLimits>,
  body: Body<never> = bodyOf(Buffer.from('hello')),
): Promise<ExchangeResult<never>> {
  const client = createHttpClient({ agentFor: () => null, limits: limitsWith(limits) })
  const url = new URL(server.url)
  const outcome = await client.exchange({ url, method: 'POST', headers: {}, body, onBytes: null }, never)
  client.close()
  return outcome
}

/** 64 MiB in blocks of 1 MiB: more than the system's buffers of two sockets take. */
function largeBody(): Body<never> {
  const block = Buffer.alloc(mebibyte)
  let count = 0
  return {
    sizeBytes: 64 * mebibyte,
    next: async () => ({ kind: 'block', bytes: block, last: (count += 1) === 64 }),
  }
}

const quick = 60

describe('an exchange ends by itself', () => {
  test('when the peer takes the connection and then no bytes (F32)', async () => {
    const server = await aServer((socket) => socket.pause())
    const outcome = await post(server, { stallMs: quick, inviteMs: 1 }, largeBody())
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'timed_out', left: 'part' })
  })

  test('when the peer takes everything and never answers (F32)', async () => {
    const server = await aServer((socket) => socket.resume())
    expect(await post(server, { headMs: quick })).toMatchObject({ kind: 'failed', failure: 'timed_out', left: 'all' })
  })

  test('when the TLS handshake never ends', async () => {
    const server = await aServer((socket) => socket.resume())
    const outcome = await post({ url: `https://127.0.0.1:${server.port}` }, { connectMs: quick })
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'unreachable', left: 'nothing' })
  })

  test('when the body gives nothing', async () => {
    const server = await aServer((socket) => socket.resume())
    const body: Body<never> = { sizeBytes: 5, next: () => new Promise(() => undefined) }
    const outcome = await post(server, { stallMs: quick }, body)
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'timed_out', left: 'nothing' })
  })

  test.each([
    ['drips its head', 'HTTP/1.1 200 OK\r\nX-Slow: '],
    ['drips its body', 'HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n'],
  ])('when the server %s, byte by byte, forever (F33)', async (_what, begin) => {
    const server = await aServer((socket) => {
      socket.write(begin)
      const drip = setInterval(() => socket.write('x'), 5)
      socket.on('close', () => clearInterval(drip))
      socket.resume()
    })
    const outcome = await post(server, { headMs: quick, answerMs: quick })
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'timed_out', left: 'all' })
  })

  test('when the server floods it with invitations (F33)', async () => {
    const server = await aServer((socket) => {
      const flood = setInterval(() => socket.write('HTTP/1.1 100 Continue\r\n\r\n'.repeat(3)), 1)
      socket.on('close', () => clearInterval(flood))
      socket.resume()
    })
    expect(await post(server, {})).toMatchObject({ kind: 'failed', failure: 'bad_answer' })
  })

  test('when head or body never end, after the caps (F33)', async () => {
    for (const begin of ['HTTP/1.1 200 OK\r\nX: ', 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n']) {
      const server = await aServer((socket) => {
        socket.write(begin)
        const flood = setInterval(() => socket.write('x'.repeat(4_096)), 1)
        socket.on('close', () => clearInterval(flood))
        socket.resume()
      })
      expect(await post(server, {}), begin).toMatchObject({ kind: 'failed', failure: 'bad_answer', left: 'all' })
    }
  })
})

describe('a kept connection', () => {
  const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'
  const body = () => bodyOf(Buffer.from('x'))

  /** `between`: what must have happened before the second post. */
  async function postTwice(
    server: RawServer,
    distrusts: (answer: HttpAnswer) => boolean,
    between: () => Promise<void> = async () => undefined,
  ) {
    const client = createHttpClient({ agentFor: () => null, limits: limitsWith({}) })
    closers.push(() => client.close())
    const request = { url: new URL(server.url), method: 'POST', headers: {}, onBytes: null, distrusts } as const
    const answers: string[] = []
    for (let times = 0; times < 2; times += 1) {
      const outcome = await client.exchange({ ...request, body: body() }, never)
      answers.push(outcome.kind === 'answered' ? outcome.answer.body.toString() : outcome.kind)
      if (times === 0) await between()
    }
    return answers
  }

  test('serves no more after an answer that is not trusted', async () => {
    for (const distrusted of [true, false]) {
      const server = await aServer((socket) => void socket.on('data', () => socket.write(whole)))
      const seen: number[] = []
      const answers = await postTwice(server, ({ status }) => {
        seen.push(status)
        return distrusted
      })
      expect([answers, seen, server.connections()]).toEqual([['{}', '{}'], [200, 200], distrusted ? 2 : 1])
    }
  })

  test('serves no more when it brings an answer that nobody asked for', async () => {
    const surplus = whole.replace('{}', '[]')
    for (const waitMs of [0, 10]) {
      const closed = Promise.withResolvers<void>()
      const server = await aServer((socket) => {
        socket.once('close', () => closed.resolve())
        socket.once('data', () => {
          socket.write(whole)
          setTimeout(() => socket.write(surplus), waitMs)
        })
      })
      expect(
        await postTwice(
          server,
          () => false,
          () => closed.promise,
        ),
      ).toEqual(['{}', '{}'])
      expect(server.connections()).toBe(2)
    }
  })
})

/** Posts over a connection made by the test, so that the test decides what each write meets. */
async function postOver(
  socket: Duplex,
  limits: Partial<HttpLimits>,
  body: Body<never>,
): Promise<ExchangeResult<never>> {
  const agent = new http.Agent()
  agent.createConnection = () => socket
  const client = createHttpClient({ agentFor: () => agent, limits: limitsWith(limits) })
  const request = { url: new URL('http://127.0.0.1'), method: 'POST', headers: {}, body, onBytes: null } as const
  return client.exchange(request, never)
}

test('a slow line is not a stalled one: what is written at once becomes smaller', async () => {
  const kibibyte = 1024
  let takenBytes = 0
  const socket = new Duplex({
    read: () => undefined,
    // Quick at first; then so slow that the rest at once would take 1.9 seconds, and 64 KiB take 0.3.
    write(chunk: Buffer, _encoding, taken) {
      takenBytes += chunk.byteLength
      const bytesPerMs = takenBytes <= 560 * kibibyte ? 2 * kibibyte : 0.2 * kibibyte
      setTimeout(() => {
        taken()
        if (takenBytes > 900 * kibibyte) this.push('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')
      }, chunk.byteLength / bytesPerMs)
    },
  })
  const outcome = await postOver(socket, { stallMs: 1_000 }, bodyOf(Buffer.alloc(900 * kibibyte)))
  expect(outcome).toMatchObject({ kind: 'answered', left: 'all', answer: { status: 200 } })
})

test('an early refusal is read before a write to the closed connection could throw it away', async () => {
  let slices = 0
  const socket = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, taken) {
      if (chunk.byteLength > 1_000) slices += 1 // else it is the head
      if (slices > 1) return taken(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
      // One slice of the body passes; then the answer is there and the connection is closed.
      if (slices === 1) setImmediate(() => this.push('HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n'))
      taken()
    },
  })
  const outcome = await postOver(socket, { inviteMs: 1 }, largeBody())
  expect(outcome).toMatchObject({ kind: 'answered', left: 'part', answer: { status: 410 } })
})

describe('an answer that is not HTTP or contradicts itself (F34)', () => {
  test.each(Object.entries(brokenAnswers))('%s: is no answer', async (_what, bytes) => {
    const server = await aServer(answering(bytes))
    const outcome = await post(server, {})
    expect(outcome).toMatchObject({ kind: 'failed', left: 'all' })
    expect(outcome.kind === 'failed' && ['bad_answer', 'connection_lost'].includes(outcome.failure)).toBe(true)
  })

  test.each([0, 20])(
    'that nobody asked for, %i ms after the first, is no answer to the next request',
    async (delayMs) => {
      const client = createHttpClient({ agentFor: () => null, limits: limitsWith({}) })
      const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n'
      const server = await aServer((socket) => {
        socket.once('data', () => {
          if (delayMs === 0) socket.write(`${whole}{}${whole}[]`)
          else socket.write(`${whole}{}`, () => setTimeout(() => socket.write(`${whole}[]`), delayMs))
        })
        socket.resume()
      })
      const request = { url: new URL(server.url), method: 'POST', headers: {}, body: null, onBytes: null } as const
      expect(await client.exchange(request, never)).toMatchObject({ kind: 'answered' })
      await new Promise((resolve) => setTimeout(resolve, 60))
      const second = await client.exchange(request, never)
      expect(second.kind === 'answered' ? second.answer.body.toString() : second.kind).not.toBe('[]')
      client.close()
    },
  )
})
