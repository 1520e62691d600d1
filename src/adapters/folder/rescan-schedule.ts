// When the watched folder is looked at next. Values only: time comes in as an argument.
import type { RelativePath } from '../files/paths.ts'

/** What to do now, or how long to wait. */
export type FolderStep =
  /** See whether the watched folder is still there. */
  | { readonly kind: 'check_root' }
  /** Look at these paths only. */
  | { readonly kind: 'look'; readonly paths: readonly RelativePath[] }
  /** Look at everything. */
  | { readonly kind: 'scan' }
  | { readonly kind: 'wait'; readonly untilMs: number }

const lookDelayMs = 40 // an event comes before its write is over; the ones that follow are taken along
const looksAtMost = 200 // more paths at once are a burst: a scan is quicker
// Linux queues 16,384 events for a program that is busy or swapped out, drops the rest, and nobody is told. Whoever was behind
// hears the whole queue at once, also where all of it is of one file.
const floodEvents = 4_096
const floodWindowMs = 2_000
const burstQuietMs = 1_000 // the scan follows this long after the last event of a burst...
const burstLongestMs = 2_000 // ...and at the latest this long after the first, so that a long copy is seen as it goes
const heartbeatMs = 10 * 60_000 // a scan without any event: events can be lost without a trace
/** From one scan to the next while some folders send no events. */
export const degradedHeartbeatMs = 60_000
const rootCheckMs = 3_000 // a folder that went away is noticed within this time
const restFactor = 1 // after a scan rest as long as it took, so that endless events cost half of one core at most

/** Collects what events say and decides what is looked at, and when. Holds at most 200 paths. */
export class RescanSchedule {
  readonly #paths = new Set<RelativePath>()
  #lookDueMs = Infinity
  #burst: { readonly firstMs: number; readonly lastMs: number } | null = null
  #flood = { firstMs: -Infinity, events: 0 }
  #isScanDemanded = true
  #heartbeatDueMs = Infinity
  #restUntilMs = -Infinity
  #rootDueMs = -Infinity
  #retryDueMs = -Infinity

  /** An event named `path`; null: it named nothing, so anything may have changed. */
  changed(path: RelativePath | null, nowMs: number): void {
    const isFlood = this.#isFlood(nowMs)
    const isBurst = path === null || this.#burst !== null || this.#paths.size >= looksAtMost || isFlood
    if (isBurst) {
      this.#forgetPaths()
      this.#burst = { firstMs: this.#burst?.firstMs ?? nowMs, lastMs: nowMs }
      return
    }
    if (this.#paths.size === 0) this.#lookDueMs = nowMs + lookDelayMs
    this.#paths.add(path)
  }

  /** Asks for a scan as soon as possible. */
  demandScan(): void {
    this.#isScanDemanded = true
  }

  /** Asks for a look at the watched folder itself as soon as possible. */
  demandRootCheck(): void {
    this.#rootDueMs = -Infinity
  }

  /** The next thing to do. Paths that are handed out are forgotten. */
  next(nowMs: number): FolderStep {
    if (nowMs >= this.#rootDueMs) {
      this.#rootDueMs = nowMs + rootCheckMs
      return { kind: 'check_root' }
    }
    if (nowMs >= this.#scanDueMs()) return { kind: 'scan' }
    if (nowMs >= this.#lookDueMs) {
      const paths = [...this.#paths]
      this.#forgetPaths()
      return { kind: 'look', paths }
    }
    return { kind: 'wait', untilMs: Math.min(this.#rootDueMs, this.#scanDueMs(), this.#lookDueMs) }
  }

  /** The folder is away: until it is back nothing but the folder itself is looked for. */
  nextWhileAway(nowMs: number): FolderStep {
    if (nowMs < this.#rootDueMs) return { kind: 'wait', untilMs: this.#rootDueMs }
    this.#rootDueMs = nowMs + rootCheckMs
    return { kind: 'check_root' }
  }

  /** Call when a scan begins: what events said so far is covered by it. */
  scanStarts(): void {
    this.#forgetPaths()
    this.#burst = null
    this.#isScanDemanded = false
    this.#heartbeatDueMs = Infinity
  }

  /** Ask when a scan begins. True once a minute at most: then folders whose watch was refused are tried again. */
  takeRetry(nowMs: number): boolean {
    if (nowMs < this.#retryDueMs) return false
    this.#retryDueMs = nowMs + degradedHeartbeatMs
    return true
  }

  /** Call when a scan is over. `isDegraded`: some folders send no events. */
  scanEnded(startedMs: number, nowMs: number, isDegraded: boolean): void {
    this.#restUntilMs = nowMs + restFactor * (nowMs - startedMs)
    this.#heartbeatDueMs = nowMs + (isDegraded ? degradedHeartbeatMs : heartbeatMs)
  }

  #scanDueMs(): number {
    if (this.#isScanDemanded) return -Infinity
    if (this.#burst === null) return this.#heartbeatDueMs
    const { firstMs, lastMs } = this.#burst
    const burstDueMs = Math.max(Math.min(lastMs + burstQuietMs, firstMs + burstLongestMs), this.#restUntilMs)
    return Math.min(burstDueMs, this.#heartbeatDueMs)
  }

  /** Counts an event. True when so many came within a short time that others may have been lost. */
  #isFlood(nowMs: number): boolean {
    const { firstMs, events } = this.#flood
    this.#flood = nowMs - firstMs > floodWindowMs ? { firstMs: nowMs, events: 1 } : { firstMs, events: events + 1 }
    return this.#flood.events >= floodEvents
  }

  #forgetPaths(): void {
    this.#paths.clear()
    this.#lookDueMs = Infinity
  }
}
