// One request and its answer: whole, in time, or not at all.
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { collect, jsonIn } from '#server/outbound/collect.ts'
import { createConnections } from '#server/outbound/connections.ts'

/** Asks a server that says `answer`, byte by byte as it stands there, and ends the connection where `isEnded`. */
async function ask(answer: string | Uint8Array, isEnded: boolean, patienceMs = 20_000) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => (isEnded ? socket.end(answer) : socket.write(answer)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const connections = await createConnections(null)
  onTestFinished(async () => {
    await connections.destroy()
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a server that listens has one
  const asked = { origin, path: '/', method: 'GET', connection: { isUsed: false } } as const
  return collect(connections, asked, { untilMs: performance.now() + patienceMs, longestAnswerBytes: 1_000 })
}

const nothingSaid = { status: 200, retryAfter: null, date: null, age: null } as const
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'

test('an answer in several pieces is put together', async () => {
  const chunked = `${head}Retry-After: 7\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n`
  expect(await ask(chunked, false)).toEqual({ ...nothingSaid, retryAfter: '7', text: '{"a":1}' })
})

test('what was said before an answer is none', async () => {
  const early = `HTTP/1.1 103 Early Hints\r\n\r\n${head}Content-Length: 2\r\n\r\n{}`
  expect(await ask(early, false)).toEqual({ ...nothingSaid, text: '{}' })
})

test('a compressed answer is read, and none that grows beyond the cap', async () => {
  const packed = (text: string) => {
    const body = gzipSync(text)
    return Buffer.concat([Buffer.from(`${head}Content-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`), body])
  }
  expect(await ask(packed('{"a":1}'), false)).toMatchObject({ text: '{"a":1}' })
  await expect(ask(packed('x'.repeat(2_000)), false)).rejects.toThrow()
})

test('a connection that ends before it said anything is a reset, and one that ends within an answer is a failure', async () => {
  expect(await ask('', true)).toBe('reset')
  await expect(ask(`${head}Content-Length: 9\r\n\r\n{`, true)).rejects.toThrow()
  await expect(ask(`${head}Content-Length: 9\r\n\r\n{`, false, 50)).rejects.toThrow('in time')
  await expect(ask('SSH-2.0-OpenSSH_9.2\r\n', true)).rejects.toThrow()
})

test('an answer is JSON or nothing', () => {
  expect(jsonIn({ ...nothingSaid, text: '{"a":1}' })).toEqual({ a: 1 })
  expect(jsonIn({ ...nothingSaid, text: '<html>' })).toBe(null)
})
