// Leaves Dropbox alone while it is in trouble: clients get their answer at once instead of a queue growing here. Not opossum
// or cockatiel: they wrap the calls and read the clock themselves; here the pause that Dropbox asks for comes first, and who
// asks tells the time.
import type { Trouble } from './failures.ts'

/** So many failures in a row before the door closes; a single one happens to everybody. */
const failuresToOpen = 5
const firstPauseMs = 2_000
const longestPauseMs = 30_000

type Because = 'busy' | 'signed_out' | 'unreachable' | 'error'

export class CircuitBreaker {
  #failures = 0
  #untilMs = 0
  #because: Because = 'error'
  #busyAtMs: number | null = null
  #tellBusy: (afterMs: number) => void = () => undefined

  /** The trouble to report instead of asking Dropbox; null when it may be asked. */
  holding(nowMs: number): Trouble | null {
    const afterMs = this.#untilMs - nowMs
    return afterMs > 0 ? { kind: 'holding', because: this.#because, afterMs } : null
  }

  /** Notes an answer of any use. */
  succeeded(): void {
    this.#failures = 0
  }

  /** Has `tell` called whenever Dropbox asks for a pause, with its milliseconds. */
  tellOthers(tell: (afterMs: number) => void): void {
    this.#tellBusy = tell
  }

  /** Notes that Dropbox asked another server of this app to slow down, and for how much longer. */
  heardBusy(afterMs: number, nowMs: number): void {
    if (afterMs <= 0) return
    this.#busyAtMs = nowMs
    this.#open('busy', nowMs + afterMs)
  }

  /** Notes trouble; closes the door when Dropbox asks for it or when it goes on. */
  failed(trouble: Trouble, nowMs: number): void {
    if (trouble.kind === 'holding' || trouble.kind === 'malformed_path') return
    if (trouble.kind === 'busy') {
      this.heardBusy(trouble.afterMs, nowMs)
      this.#tellBusy(trouble.afterMs)
      return
    }
    this.#failures += 1
    if (this.#failures < failuresToOpen) return
    const doublings = Math.min(this.#failures - failuresToOpen, 4)
    this.#open(trouble.kind, nowMs + Math.min(firstPauseMs * 2 ** doublings, longestPauseMs))
  }

  /** True when Dropbox asked to slow down within the last `withinMs`. */
  wasBusy(nowMs: number, withinMs: number): boolean {
    return this.#busyAtMs !== null && nowMs - this.#busyAtMs <= withinMs
  }

  #open(because: Because, untilMs: number): void {
    if (untilMs <= this.#untilMs) return
    this.#because = because
    this.#untilMs = untilMs
  }
}
