// The content hash out of pieces is the one of the whole file.
import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { contentHashOf as wholeHash } from '#emulator/model/content-hash.ts'
import { blockBytes, contentHashOf, digestsOf, fitsChecksum, sameDigests } from '#server/relays/piece-digests.ts'
import { someBytes } from './relay-rig.ts'

test.each([0, 1, blockBytes - 1, blockBytes, blockBytes + 1, 3 * blockBytes + 7])('%i bytes', (length) => {
  const file = someBytes(length)
  const pieces: Uint8Array[] = []
  for (let at = 0; at < length; at += 2 * blockBytes) pieces.push(digestsOf(file.subarray(at, at + 2 * blockBytes)))
  expect(contentHashOf(pieces)).toBe(wholeHash(file))
})

test.each([1, blockBytes, blockBytes + 1, 2 * blockBytes])(
  'a piece of %i bytes fits both of its checksums, and no other',
  (length) => {
    const bytes = someBytes(length)
    const digests = digestsOf(bytes)
    const checksums = [
      { algorithm: 'sha256', hash: hash('sha256', bytes, 'base64') },
      { algorithm: 'content-hash', hash: Buffer.from(wholeHash(bytes), 'hex').toString('base64') },
    ] as const
    for (const checksum of checksums) {
      expect(fitsChecksum(bytes, digests, checksum)).toBe(true)
      expect(fitsChecksum(bytes, digests, { ...checksum, hash: hash('sha256', 'other', 'base64') })).toBe(false)
    }
  },
)

test('pieces are the same when their bytes are', () => {
  const piece = (text: string) => ({ offset: 0, length: text.length, digests: digestsOf(Buffer.from(text)) })
  expect([sameDigests(piece('a'), piece('a')), sameDigests(piece('a'), piece('b'))]).toEqual([true, false])
  expect(sameDigests(piece('a'), { ...piece('a'), length: 2 })).toBe(false)
})
