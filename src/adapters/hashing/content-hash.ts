// Dropbox's content hash: SHA-256 of the SHA-256 digests of all blocks of 4 MiB. No block for an empty file.
import { hash } from 'node:crypto'

/** Dropbox hashes blocks of this size; only the last may be shorter. */
export const hashBlockBytes = 4 * 1024 * 1024

/** The raw SHA-256 of one block. One shot: half the cost of a streaming hash object for each block. */
export function hashBlock(block: Uint8Array): Uint8Array {
  return hash('sha256', block, 'buffer')
}

/** The content hash, 64 lower-case hex digits, from the digests of all blocks in their order. */
export function combineDigests(digests: readonly Uint8Array[]): string {
  return hash('sha256', Buffer.concat(digests), 'hex')
}

/** The content hash of bytes that are all in memory. */
export function contentHashOf(bytes: Uint8Array): string {
  const digests: Uint8Array[] = []
  for (let from = 0; from < bytes.byteLength; from += hashBlockBytes) {
    digests.push(hashBlock(bytes.subarray(from, from + hashBlockBytes)))
  }
  return combineDigests(digests)
}

/** A content hash in the making, from chunks of any size. Holds at most one block. */
export interface ContentHashStream {
  update(chunk: Uint8Array): void
  /** The hash of everything given so far. Ends the stream: call once. */
  digest(): string
}

/** Starts a content hash of bytes that come in chunks of any size. */
export function startContentHash(): ContentHashStream {
  const digests: Uint8Array[] = []
  let block: Uint8Array | null = null
  let filledBytes = 0
  return {
    update(chunk) {
      let rest = chunk
      while (rest.byteLength > 0) {
        block ??= new Uint8Array(hashBlockBytes)
        const part = rest.subarray(0, hashBlockBytes - filledBytes)
        block.set(part, filledBytes)
        filledBytes += part.byteLength
        rest = rest.subarray(part.byteLength)
        if (filledBytes < hashBlockBytes) continue
        digests.push(hashBlock(block))
        filledBytes = 0
      }
    },
    digest() {
      if (block !== null && filledBytes > 0) digests.push(hashBlock(block.subarray(0, filledBytes)))
      return combineDigests(digests)
    },
  }
}
