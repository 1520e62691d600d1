// This folder: opening files and knowing which file is which.

// Whether this disk may be asked synchronously. A local disk answers a small question in microseconds, fifteen times
// quicker than through the thread pool; a network drive may take seconds, and then the whole program would stand still.

const slowMs = 20 // a longer synchronous call is felt: a frame of the window is 16 ms
const cautionMs = 30_000 // after one slow answer the disk is not trusted for this long

export interface DiskLatency {
  /** True while small synchronous calls have been quick lately. */
  isQuick(): boolean
  /** Does `work` at once and learns from how long it took. */
  time<Result>(work: () => Result): Result
}

/** Starts with trust: opening files and reading folders, which would hang first, are never done synchronously. */
export function createDiskLatency(now: () => number = () => performance.now()): DiskLatency {
  let slowUntilMs = -Infinity
  return {
    isQuick: () => now() >= slowUntilMs,
    time(work) {
      const startMs = now()
      try {
        return work()
      } finally {
        const endMs = now()
        if (endMs - startMs > slowMs) slowUntilMs = endMs + cautionMs
      }
    },
  }
}
