// Dropbox's content hash, written for the emulator alone, so that it checks the product's hash instead of sharing it.
import { hash } from 'node:crypto'

/** Dropbox hashes a file in blocks of this many bytes. */
export const blockBytes = 4 * 1024 * 1024

/** The raw digest of one block. */
export function digestOfBlock(block: Uint8Array): Buffer {
  return hash('sha256', block, 'buffer')
}

/** The content hash of a file from the digests of its blocks, in order. No block at all is an empty file. */
export function contentHashOfDigests(digests: readonly Uint8Array[]): string {
  return hash('sha256', Buffer.concat(digests), 'hex')
}

/** The content hash of bytes that are at hand. */
export function contentHashOf(bytes: Uint8Array): string {
  const digests: Buffer[] = []
  for (let start = 0; start < bytes.length; start += blockBytes) {
    digests.push(digestOfBlock(bytes.subarray(start, start + blockBytes)))
  }
  return contentHashOfDigests(digests)
}
