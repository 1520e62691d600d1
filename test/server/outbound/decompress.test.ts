import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decompress } from '#server/outbound/decompress.ts'

const plain = Buffer.from('{"entries":[]}'.repeat(9))

test.each([
  ['', plain],
  ['gzip', gzipSync(plain)],
  ['deflate', deflateSync(plain)],
  ['deflate', deflateRawSync(plain)],
  ['br', brotliCompressSync(plain)],
  ['br, gzip', gzipSync(brotliCompressSync(plain))],
])('what is labelled "%s" is read', async (encoding, bytes) => {
  expect(await decompress(bytes, encoding, 1_000)).toEqual(plain)
})

test.each([
  ['cut off', gzipSync(plain).subarray(0, 30), 'gzip'],
  ['not what its label says', plain, 'gzip'],
  ['in an unknown form', plain, 'compress'],
  ['a bomb', gzipSync(Buffer.alloc(10_000_000)), 'gzip'],
])('what is %s is a failure', async (_what, bytes, encoding) => {
  await expect(decompress(bytes, encoding, 65_536)).rejects.toThrow()
})

test('nothing is nothing in every form', async () => {
  expect(await decompress(Buffer.alloc(0), 'gzip', 10)).toEqual(Buffer.alloc(0))
})
