// The door to content hashing: who computes is hidden, so that one file can be hashed beside another being sent.

/** One content hash in the making. Blocks come in order, one call at a time or overlapping. */
export interface ContentHasher {
  /** Adds the next block: 4 MiB each, only the last may be shorter. Settles when the block's memory may be reused. */
  addBlock(block: Uint8Array): Promise<void>
  /** The hash of all blocks added, 64 lower-case hex digits. Call once, after every `addBlock` settled. */
  digest(): Promise<string>
}

export interface Hashing {
  start(): ContentHasher
  /** A block of 4 MiB that the hashing side can read without a copy. Reuse it; do not allocate one per block. */
  allocateBlock(): Uint8Array
  close(): Promise<void>
}

/** Bytes of small files between their hash and their send, so that a small file is read once. Bounded. */
export interface SmallFileCache {
  keep(path: string, contentHash: string, bytes: Uint8Array): void
  /** Hands the bytes over and forgets them; null when they were not kept. */
  remove(path: string, contentHash: string): Uint8Array | null
}
