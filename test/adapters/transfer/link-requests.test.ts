import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createLinkClient } from '#adapters/transfer/link-client.ts'
import { placeOf, startAskServer } from '../../rigs/network/ask-server.ts'
import { never } from '../../rigs/cancel.ts'
import { limitsWith } from '../../rigs/network/quick-limits.ts'
import { startRawServer } from '../../rigs/network/raw-server.ts'
import { slowness } from '../../rigs/time/slowness.ts'
import type { LinkClient, LinkClientOptions } from '#adapters/transfer/link-client.ts'
import type { Socket } from 'node:net'

const contentHash = 'ab'.repeat(32)
const badAnswer = { kind: 'later', reason: 'bad_answer', afterMs: null }
const queued = { kind: 'later', reason: 'queued', afterMs: null }

function aClient(url: string, more: Partial<LinkClientOptions> = {}): LinkClient {
  const client = createLinkClient({
    serverUrl: new URL(url),
    token: 'outbox_token',
    linkRules: { allowLoopback: true, hosts: [] },
    now: () => Date.now(),
    limits: limitsWith({ headMs: 2_000 }),
    ...more,
  })
  onTestFinished(() => client.close())
  return client
}

const check = (client: LinkClient, path: string, signal: AbortSignal = never) =>
  client.check({ path, sizeBytes: 1, contentHash }, signal)

const present = (path: string) => ({ kind: 'present', destination: placeOf(path), receipt: null, rev: '1' })

async function anAskServer(options: { echoes: boolean; answerMs?: number }) {
  const server = await startAskServer(options)
  onTestFinished(() => server.close())
  return server
}

type Asked = { readonly path: string; readonly contentHash: string; readonly key: string }

/** A server that answers with the body that `answer` makes of each question; a question without body stays open. */
async function aServer(answer: (asked: Asked, number: number, socket: Socket) => unknown) {
  let number = 0
  const server = await startRawServer((socket) => {
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const body = /\r\n\r\n(\{.*\})$/.exec(text)?.[1]
      if (body === undefined) return
      const key = /idempotency-key: (\S+)/i.exec(text)?.[1] ?? ''
      text = ''
      const { path, contentHash: hash } = JSON.parse(body)
      const reply = answer({ path, contentHash: hash, key }, number++, socket)
      if (reply !== undefined) socket.write(whole(reply))
    })
  })
  onTestFinished(() => server.close())
  return { ...server, asked: () => number }
}

function whole(body: unknown, status = 200): string {
  const text = JSON.stringify(body)
  return `HTTP/1.1 ${status} X\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`
}

const isThere = { kind: 'present', path: '/In/a', rev: '1' }

describe('an answer', () => {
  test.each([
    ['path', (asked: Asked) => ({ ...asked, path: 'b' })],
    ['hash', (asked: Asked) => ({ ...asked, contentHash: 'cd'.repeat(32) })],
    ['key', (asked: Asked) => ({ ...asked, key: 'another' })],
    ['kind of key', (asked: Asked) => ({ ...asked, key: 7 })],
  ])('with another %s is refused, and its connection serves no more', async (_what, change) => {
    const server = await aServer((asked, number) => ({ ...isThere, asked: number === 0 ? change(asked) : asked }))
    const client = aClient(server.url)
    expect(await check(client, 'a')).toEqual(badAnswer)
    expect(await check(client, 'a')).toMatchObject({ kind: 'present' })
    expect(await check(client, 'a')).toMatchObject({ kind: 'present' })
    expect(server.connections()).toBe(2)
  })

  test('that cannot be read ends its connection', async () => {
    const server = await aServer((asked, number) => (number === 0 ? { kind: 'present' } : { ...isThere, asked }))
    const client = aClient(server.url)
    expect(await check(client, 'a')).toEqual(badAnswer)
    expect(await check(client, 'a')).toMatchObject({ kind: 'present' })
    expect(server.connections()).toBe(2)
  })

  test('of any kind is refused when it is to another question', async () => {
    const fingerprint = { contentHash, stat: { sizeBytes: 1, mtimeMs: 0, ctimeMs: 0, fileId: '1:1' } }
    const url = 'http://127.0.0.1:9/apitul/1/abc'
    const answers = [
      { kind: 'link', url, expiresAt: '2099-11-23T10:05:00Z' },
      { kind: 'stored', path: '/In/a', rev: '1' },
    ]
    for (const answer of answers) {
      const server = await aServer((asked) => ({ ...answer, asked: { ...asked, path: 'b' } }))
      expect(await aClient(server.url).link({ path: 'a', fingerprint, replaces: null }, never)).toEqual(badAnswer)
    }
    for (const answer of [isThere, { kind: 'absent', diagnosis: null }, { kind: 'unknown' }]) {
      const server = await aServer((asked) => ({ ...answer, asked: { ...asked, path: 'b' } }))
      expect(await check(aClient(server.url), 'a')).toEqual(badAnswer)
    }
  })

  test.each([400, 401, 403, 404, 409, 413, 422, 429, 500, 503])(
    'of %i to another question is refused',
    async (status) => {
      const server = await aServer((asked, _number, socket) => {
        socket.write(whole({ code: 'name_taken', asked: { ...asked, path: 'b' } }, status))
        return undefined
      })
      const fingerprint = { contentHash, stat: { sizeBytes: 1, mtimeMs: 0, ctimeMs: 0, fileId: '1:1' } }
      const client = aClient(server.url)
      expect(await client.link({ path: 'a', fingerprint, replaces: null }, never)).toEqual(badAnswer)
      expect(await check(client, 'a')).toEqual(badAnswer)
    },
  )

  test('that does not tell is refused side by side and believed alone', async () => {
    const server = await anAskServer({ echoes: true })
    const client = aClient(server.url)
    expect(await check(client, 'first')).toEqual(present('first'))
    server.setEcho(false)
    const together = await Promise.all([check(client, 'a'), check(client, 'b'), check(client, 'c')])
    expect(together).toEqual([badAnswer, badAnswer, badAnswer])
    const before = server.connections()
    expect(await Promise.all([check(client, 'a'), check(client, 'b')])).toEqual([present('a'), present('b')])
    expect(server.connections() - before).toBeLessThanOrEqual(1)
    server.setEcho(true)
    expect(await check(client, 'd')).toEqual(present('d'))
    server.gather(5)
    const paths = ['e', 'f', 'g', 'h', 'i']
    expect(await Promise.all(paths.map((path) => check(client, path)))).toEqual(paths.map(present))
  })

  test('to a lone question never comes over a connection that served side by side', async () => {
    const usedBy: Socket[] = []
    const server = await aServer((asked, number, socket) => {
      usedBy.push(socket)
      return number < 3 ? { ...isThere, asked } : isThere
    })
    const client = aClient(server.url)
    await check(client, 'first')
    await Promise.all([check(client, 'a'), check(client, 'b')])
    expect(await check(client, 'c')).toEqual(badAnswer)
    expect(await check(client, 'd')).toMatchObject({ kind: 'present' })
    const [, ...sideBySide] = usedBy.slice(0, 4)
    expect(usedBy.slice(4).map((socket) => sideBySide.includes(socket))).toEqual([false])
  })

  test('that is a refusal without a name of the question is one, also side by side', async () => {
    const server = await anAskServer({ echoes: true })
    const client = aClient(server.url)
    await check(client, 'first')
    server.setEcho(false)
    expect(await check(client, 'refused')).toEqual({ kind: 'unknown' })
  })

  test('about the device says nothing of the width', async () => {
    const server = await anAskServer({ echoes: false })
    const client = aClient(server.url)
    const all = await Promise.all([client.me(never), check(client, 'a'), client.me(never), check(client, 'b')])
    expect(all.map((answer) => answer.kind)).toEqual(['known', 'present', 'known', 'present'])
    expect([server.mostAtOnce(), server.connections()]).toEqual([1, 1])
    server.setEcho(true)
    await check(client, 'c')
    expect((await client.me(never)).kind).toBe('known')
    server.gather(3)
    const paths = ['d', 'e', 'f']
    expect(await Promise.all(paths.map((path) => check(client, path)))).toEqual(paths.map(present))
  })
})

describe('a question that hangs', () => {
  test('holds the next one no longer than its own limit, and its late answer meets nobody', async () => {
    const late: (() => void)[] = []
    const server = await aServer((_asked, number, socket) => {
      if (number > 0) {
        for (const answer of late.splice(0)) answer()
        return { ...isThere, path: '/In/b' }
      }
      late.push(() => socket.write(whole({ ...isThere, path: '/In/late' })))
      return undefined
    })
    // Long enough for the second answer, which comes at once, but on a busy machine not within a tenth of a second.
    const client = aClient(server.url, { limits: limitsWith({ headMs: 1_000 }) })
    const startedMs = performance.now()
    const [first, second] = await Promise.all([check(client, 'a'), check(client, 'b')])
    expect(first).toEqual({ kind: 'later', reason: 'timed_out', afterMs: null })
    expect(second).toMatchObject({ kind: 'present', destination: '/In/b' })
    expect((performance.now() - startedMs) / slowness()).toBeLessThan(10_000)
    expect(server.connections()).toBe(2)
  })

  test('is let go by who asked at once, and the next still waits for its end', async () => {
    let answer = (): void => undefined
    const server = await aServer((_asked, number, socket) => {
      if (number > 0) return { ...isThere, path: '/In/b' }
      answer = () => socket.write(whole({ ...isThere, path: '/In/a' }))
      return undefined
    })
    const told: unknown[] = []
    const client = aClient(server.url, { onTold: (one) => told.push(one) })
    const controller = new AbortController()
    const first = check(client, 'a', controller.signal)
    const second = check(client, 'b')
    while (server.asked() === 0) await sleep(5)
    controller.abort()
    expect(await first).toEqual(queued)
    await sleep(50)
    expect(server.asked()).toBe(1)
    answer()
    expect(await second).toMatchObject({ kind: 'present', destination: '/In/b' })
    expect(told).toEqual([{ accountId: null, destination: '/In/b' }])
    expect(server.connections()).toBe(1)
  })

  test('for nobody ends when the client closes', async () => {
    const ended = Promise.withResolvers<void>()
    const server = await aServer((_asked, _number, socket) => void socket.on('close', () => ended.resolve()))
    const client = aClient(server.url)
    const controller = new AbortController()
    const first = check(client, 'a', controller.signal)
    while (server.asked() === 0) await sleep(5)
    controller.abort()
    await first
    client.close()
    await ended.promise
  })

  test('is cut off when it is cancelled after the client closed', async () => {
    const server = await aServer(() => undefined)
    const client = aClient(server.url)
    const controller = new AbortController()
    const first = check(client, 'a', controller.signal)
    while (server.asked() === 0) await sleep(5)
    client.close()
    controller.abort()
    expect(await first).toMatchObject({ kind: 'later' })
  })
})

describe('a question that waits for its turn', () => {
  test('is never sent when it is cancelled as its turn begins', async () => {
    const server = await anAskServer({ echoes: false })
    const client = aClient(server.url)
    const controller = new AbortController()
    const first = check(client, 'a', controller.signal)
    controller.abort()
    expect(await first).toEqual(queued)
    expect(await check(client, 'b')).toEqual(present('b'))
    expect(server.asked()).toEqual(['POST /v1/checks b'])
  })

  test('is never sent once nobody wants it', async () => {
    const server = await anAskServer({ echoes: false, answerMs: 60 })
    const client = aClient(server.url)
    const controller = new AbortController()
    const asks = [check(client, 'a'), check(client, 'b', controller.signal), check(client, 'c')]
    controller.abort()
    expect(await asks[1]).toEqual(queued)
    expect(await Promise.all(asks)).toEqual([present('a'), queued, present('c')])
    expect(server.asked()).toEqual(['POST /v1/checks a', 'POST /v1/checks c'])
  })

  test('is never sent once the client is closed, and neither is a later one', async () => {
    const server = await anAskServer({ echoes: false, answerMs: 60 })
    const client = aClient(server.url)
    const first = check(client, 'a')
    const second = check(client, 'b')
    while (server.connections() === 0) await sleep(5)
    client.close()
    expect(await second).toEqual(queued)
    expect(await check(client, 'c')).toEqual(queued)
    await first
    expect(server.asked().every((route) => route.endsWith(' a'))).toBe(true)
  })

  test('is asked after one that failed', async () => {
    const server = await aServer((_asked, number, socket) => {
      if (number > 0) return isThere
      socket.resetAndDestroy()
      return undefined
    })
    const client = aClient(server.url)
    const [first, second] = await Promise.all([check(client, 'a'), check(client, 'b')])
    expect(first).toMatchObject({ kind: 'later', reason: 'connection_lost' })
    expect(second).toMatchObject({ kind: 'present' })
  })
})
