// This folder: opening files and knowing which file is which.

// Whether this disk may be asked synchronously. A local disk answers a small question in microseconds, fifteen times
// quicker than through the thread pool; a drive behind a network or a program may never answer, and then the whole program would stand
// still: it is never asked so.

import { createProcessorWait } from '../system/processor-wait.ts'
import type { ProcessorWait } from '../system/processor-wait.ts'
import type { FileSystemTraits } from './file-systems/kinds.ts'

const slowMs = 20 // a longer synchronous call is felt: a frame of the window is 16 ms
const cautionMs = 30_000 // a slow disk is not trusted for this long

/** So many slow answers within that time make a slow disk: one or two may be a pause of our own, while garbage is collected. */
const mostSlow = 3
/** One answer that took longer is enough. */
const longestMs = 250

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

export type DiskLatencyOptions = {
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number
  readonly processorWait?: ProcessorWait
}

const waitOfThisThread = createProcessorWait()

/** For disks of this computer. Starts with trust: opening files and reading folders, which would hang first, are never done synchronously. */
export function createDiskLatency(options: DiskLatencyOptions = {}): DiskLatency {
  const { now = () => performance.now(), processorWait = waitOfThisThread } = options
  let slowUntilMs = -Infinity
  /** Until then each call is measured together with what this thread waited for a processor, which is not the disk's fault. */
  let doubtedUntilMs = -Infinity
  let slowAnswers = 0

  /** `waitBeforeMs`: what the thread had waited for a processor before; null: not measured. */
  function learn(tookMs: number, waitBeforeMs: number | null, endMs: number): void {
    if (endMs >= doubtedUntilMs) slowAnswers = 0
    doubtedUntilMs = endMs + cautionMs
    const waitMs = waitBeforeMs === null ? null : processorWait()
    const diskMs = waitMs === null || waitBeforeMs === null ? tookMs : tookMs - (waitMs - waitBeforeMs)
    if (diskMs <= slowMs) return
    slowAnswers += 1
    if (slowAnswers < mostSlow && diskMs <= longestMs) return
    slowUntilMs = endMs + cautionMs
    slowAnswers = 0
  }

  return {
    isQuick: () => now() >= slowUntilMs,
    time(work) {
      const startMs = now()
      const waitBeforeMs = startMs < doubtedUntilMs ? processorWait() : null
      try {
        return work()
      } finally {
        const endMs = now()
        if (endMs - startMs > slowMs) learn(endMs - startMs, waitBeforeMs, endMs)
      }
    },
  }
}
