// Bytes of small files between their hash and their send, in memory, so that a small file is read once.

/** Bytes of small files between their hash and their send, so that a small file is read once. Bounded. */
export interface SmallFileCache {
  keep(path: string, contentHash: string, bytes: Uint8Array): void
  /** Hands the bytes over and forgets them; null when they were not kept. */
  remove(path: string, contentHash: string): Uint8Array | null
}

/** All kept files together. Enough for every small file that is hashed while the sends are busy. */
export const cacheLimitBytes = 32 * 1024 * 1024

const entryBytes = 512 // what one entry costs besides its bytes, so that a million empty files are bounded too

/** Keeps up to `limitBytes`; the oldest files are dropped first. A dropped file is simply read again. */
export function createSmallFileCache(limitBytes: number = cacheLimitBytes): SmallFileCache {
  const cache = new Map<string, { readonly contentHash: string; readonly bytes: Uint8Array }>()
  let totalBytes = 0

  function forget(path: string): void {
    const entry = cache.get(path)
    if (entry === undefined) return
    cache.delete(path)
    totalBytes -= entry.bytes.byteLength + entryBytes
  }

  return {
    keep(path, contentHash, bytes) {
      forget(path)
      if (bytes.byteLength + entryBytes > limitBytes) return
      cache.set(path, { contentHash, bytes })
      totalBytes += bytes.byteLength + entryBytes
      // A Map walks in the order of insertion, so the oldest comes first.
      for (const oldest of cache.keys()) {
        if (totalBytes <= limitBytes) break
        forget(oldest)
      }
    },
    remove(path, contentHash) {
      const entry = cache.get(path)
      if (entry === undefined) return null
      // Bytes of another version will not be asked for again.
      forget(path)
      return entry.contentHash === contentHash ? entry.bytes : null
    },
  }
}
