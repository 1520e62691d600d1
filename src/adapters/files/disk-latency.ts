// This folder: opening files and knowing which file is which.

// Whether this disk may be asked synchronously. A local disk answers a small question in microseconds, fifteen times
// quicker than through the thread pool; a drive behind a network or a program may never answer, and then the whole program would stand
// still: it is never asked so.

import type { FileSystemTraits } from './file-systems/kinds.ts'

const slowMs = 20 // a longer synchronous call is felt: a frame of the window is 16 ms
// A call takes as long where another program has the processor meanwhile, but then hundreds of quick ones follow in the time that
// the system gives us next; a slow disk is soon slow again.
const soonCalls = 64
const hungMs = 500 // nobody waits as long for the processor
const cautionMs = 30_000 // the disk is not trusted for this long

export interface DiskLatency {
  /** True while small synchronous calls have been quick lately. */
  isQuick(): boolean
  /** Does `work` at once and learns from how long it took. */
  time<Result>(work: () => Result): Result
}

/** The latency of drives that are never asked synchronously, however quick they have been. */
export const neverQuick: DiskLatency = { isQuick: () => false, time: (work) => work() }

/** `latency` where the file system allows synchronous calls. */
export function latencyOn({ mayCallSynchronously }: FileSystemTraits, latency: DiskLatency): DiskLatency {
  return mayCallSynchronously ? latency : neverQuick
}

/** For disks of this computer. Starts with trust: opening files and reading folders, which would hang first, are never done synchronously. */
export function createDiskLatency(now: () => number = () => performance.now()): DiskLatency {
  let slowUntilMs = -Infinity
  let callsSinceSlow = Infinity
  function learn(tookMs: number, endMs: number): void {
    callsSinceSlow += 1
    if (tookMs <= slowMs) return
    if (callsSinceSlow <= soonCalls || tookMs > hungMs) slowUntilMs = endMs + cautionMs
    callsSinceSlow = 0
  }

  return {
    isQuick: () => now() >= slowUntilMs,
    time(work) {
      const startMs = now()
      try {
        return work()
      } finally {
        const endMs = now()
        learn(endMs - startMs, endMs)
      }
    },
  }
}
