// How fast was sent in each minute of the last hour, for a picture of it.
import { mostRates } from '#shared/contract/ipc-channels.ts'

const minuteMs = 60_000

export class HourRates {
  /** Bytes of the minutes that are over, the newest last. */
  #bytes: readonly number[] = []
  #minute: number | null = null
  #bytesNow = 0
  #sumBefore: number | null = null

  /** Takes in how many bytes were sent so far, by the computer's clock. A sum that went back is that of another batch. */
  note(atMs: number, sumBytes: number): void {
    const minute = Math.floor(atMs / minuteMs)
    this.#endMinutes(minute)
    if (this.#sumBefore !== null) this.#bytesNow += Math.max(0, sumBytes - this.#sumBefore)
    this.#sumBefore = sumBytes
  }

  /** Bytes a second in each minute that is over, at most an hour of them. */
  rates(): readonly number[] {
    return this.#bytes.map((bytes) => Math.round((bytes * 1_000) / minuteMs))
  }

  #endMinutes(minute: number): void {
    const before = this.#minute
    this.#minute = minute
    // A clock that was put back tells nothing of the time between.
    if (before === null || minute <= before) return
    const still = Array.from({ length: Math.min(minute - before - 1, mostRates) }, () => 0)
    this.#bytes = [...this.#bytes, this.#bytesNow, ...still].slice(-mostRates)
    this.#bytesNow = 0
  }
}
