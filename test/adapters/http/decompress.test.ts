import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { createHttpClient, httpLimits } from '#adapters/http/client.ts'
import { decompress } from '#adapters/http/decompress.ts'
import { never } from '../../rigs/cancel.ts'
import { answering, startRawServer } from '../../rigs/network/raw-server.ts'

const plain = Buffer.from('{"kind":"stored","path":"/a"}'.repeat(9))

test.each([
  ['', plain],
  ['identity', plain],
  ['gzip', gzipSync(plain)],
  ['deflate', deflateSync(plain)],
  ['deflate', deflateRawSync(plain)],
  ['br', brotliCompressSync(plain)],
  ['br, gzip', gzipSync(brotliCompressSync(plain))],
])('what is labelled "%s" is read', (encoding, bytes) => {
  expect(decompress(bytes, encoding, 1_000)).toEqual(plain)
})

test.each([
  ['cut off', gzipSync(plain).subarray(0, 30), 'gzip'],
  ['not what its label says', plain, 'gzip'],
  ['in an unknown form', plain, 'compress'],
  ['a bomb', gzipSync(Buffer.alloc(10_000_000)), 'gzip'],
  ['a bomb in a bomb', gzipSync(gzipSync(Buffer.alloc(10_000_000))), 'gzip, gzip'],
])('what is %s is not read', (_what, bytes, encoding) => expect(decompress(bytes, encoding, 65_536)).toBeNull())

test('nothing is nothing in every form', () => expect(decompress(Buffer.alloc(0), 'gzip', 10)).toEqual(Buffer.alloc(0)))

test('a request asks for plain answers, and understands a compressed one all the same', async () => {
  const head = (bytes: Buffer) =>
    `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bytes.byteLength}\r\n\r\n`
  const answer = (bytes: Buffer) => Buffer.concat([Buffer.from(head(bytes)), bytes])
  const ask = async (bytes: Buffer) => {
    const server = await startRawServer(answering(answer(bytes)))
    const client = createHttpClient({ agentFor: () => null, limits: httpLimits })
    onTestFinished(() => {
      client.close()
      return server.close()
    })
    const request = { url: new URL(server.url), method: 'GET', headers: {}, body: null, onBytes: null } as const
    const outcome = await client.exchange<never>(request, never)
    expect(server.received().toString()).toMatch(/\r\naccept-encoding: identity\r\n/i)
    return outcome
  }
  expect(await ask(gzipSync(plain))).toMatchObject({ kind: 'answered', answer: { status: 200, body: plain } })
  expect(await ask(plain)).toMatchObject({ kind: 'failed', failure: 'bad_answer', left: 'all' })
})
