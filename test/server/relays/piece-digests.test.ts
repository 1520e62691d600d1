// The content hash out of pieces is the one of the whole file.
import { expect, test } from 'vitest'
import { contentHashOf as wholeHash } from '#emulator/model/content-hash.ts'
import { blockBytes, contentHashOf, digestsOf, sameDigests } from '#server/relays/piece-digests.ts'
import { someBytes } from './relay-rig.ts'

test.each([0, 1, blockBytes - 1, blockBytes, blockBytes + 1, 3 * blockBytes + 7])('%i bytes', (length) => {
  const file = someBytes(length)
  const pieces: Uint8Array[] = []
  for (let at = 0; at < length; at += 2 * blockBytes) pieces.push(digestsOf(file.subarray(at, at + 2 * blockBytes)))
  expect(contentHashOf(pieces)).toBe(wholeHash(file))
})

test('pieces are the same when their bytes are', () => {
  const piece = (text: string) => ({ offset: 0, length: text.length, digests: digestsOf(Buffer.from(text)) })
  expect([sameDigests(piece('a'), piece('a')), sameDigests(piece('a'), piece('b'))]).toEqual([true, false])
  expect(sameDigests(piece('a'), { ...piece('a'), length: 2 })).toBe(false)
})
