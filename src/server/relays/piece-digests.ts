// Dropbox's content hash, block by block: a piece is a whole number of blocks, so its digests never change later.
import { hash } from 'node:crypto'
import { assertNever } from '#shared/assert.ts'
import type { PieceChecksum } from '#shared/contract/relay-api.ts'
import type { Piece } from './relay.ts'

export const blockBytes = 4 * 1024 * 1024
const digestBytes = 32

/** The digests of the blocks of `bytes`, one after the other; the last block may be shorter. */
export function digestsOf(bytes: Uint8Array): Uint8Array {
  const digests = new Uint8Array(Math.ceil(bytes.length / blockBytes) * digestBytes)
  for (let block = 0; block * blockBytes < bytes.length; block += 1) {
    const start = block * blockBytes
    digests.set(hash('sha256', bytes.subarray(start, start + blockBytes), 'buffer'), block * digestBytes)
  }
  return digests
}

/** The content hash of what has these digests, in order. No digest at all is an empty file. */
export function contentHashOf(digests: readonly Uint8Array[]): string {
  return hash('sha256', Buffer.concat(digests))
}

/** Whether `bytes`, whose blocks have `digests`, are those that the client wanted to send. */
export function fitsChecksum(
  bytes: Uint8Array,
  digests: Uint8Array,
  { algorithm, hash: wanted }: PieceChecksum,
): boolean {
  switch (algorithm) {
    case 'content-hash':
      return hash('sha256', digests, 'base64') === wanted
    case 'sha256':
      // That of a single block is known already.
      return (digests.length === digestBytes ? base64Of(digests) : hash('sha256', bytes, 'base64')) === wanted
    default:
      return assertNever(algorithm)
  }
}

function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/** Whether two pieces are the same bytes. */
export function sameDigests(one: Piece, other: Piece): boolean {
  return one.length === other.length && Buffer.compare(one.digests, other.digests) === 0
}
