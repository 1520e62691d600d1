// Makes the rules of speed hold: the limit of the line, and the pause that a timetable wants.
import { assertNever } from '#shared/assert.ts'
import { speedAt } from '#shared/speed/timetable.ts'
import type { PauseCondition, ShownSpeed, SpeedRules } from '#shared/speed/speed.ts'
import type { SpeedNow } from '#shared/speed/timetable.ts'
import type { Bandwidth } from '#adapters/http/bandwidth.ts'
import { afterSample, limitOf, unmeasured } from './auto-speed.ts'
import type { AutoSpeed } from './auto-speed.ts'

export type SpeedControlParts = {
  readonly bandwidth: Pick<Bandwidth, 'setLimit' | 'countedBytes'>
  /** The computer's clock. */
  readonly wallMs: () => number
  /** Time that nobody sets, in milliseconds. */
  readonly steadyMs: () => number
  readonly setPaused: (by: 'timetable' | PauseCondition, isPaused: boolean) => void
  readonly isSending: () => boolean
}

const sampleMs = 1_000

/** Call `tick` a few times a second. */
export class SpeedControl {
  readonly #parts: SpeedControlParts
  #rules: SpeedRules
  #now: SpeedNow
  #auto: AutoSpeed = unmeasured
  #pausedBy: 'timetable' | PauseCondition | null = null
  #sample: { readonly sinceMs: number; readonly bytes: number; readonly isBusy: boolean }

  constructor(parts: SpeedControlParts, rules: SpeedRules) {
    this.#parts = parts
    this.#rules = rules
    this.#now = speedAt(rules, parts.wallMs())
    this.#sample = this.#newSample()
    this.tick()
  }

  setRules(rules: SpeedRules): void {
    this.#rules = rules
    this.tick()
  }

  tick(): void {
    this.#now = speedAt(this.#rules, this.#parts.wallMs())
    this.#takeSample()
    this.#parts.bandwidth.setLimit(this.#limit())
    this.#pause(pausedBy(this.#now))
  }

  shown(): ShownSpeed {
    const { by, speed, untilMs } = this.#now
    return { kind: speed.kind, bytesPerSecond: this.#limit(), by, untilMs }
  }

  /** One takes over from another without a gap. */
  #pause(by: 'timetable' | PauseCondition | null): void {
    const before = this.#pausedBy
    if (by === before) return
    this.#pausedBy = by
    if (by !== null) this.#parts.setPaused(by, true)
    if (before !== null) this.#parts.setPaused(before, false)
  }

  /** In bytes a second; null: none. */
  #limit(): number | null {
    const { speed } = this.#now
    switch (speed.kind) {
      case 'full':
      case 'pause':
        return null
      case 'auto':
        return limitOf(this.#auto)
      case 'fixed':
        return speed.kilobytesPerSecond * 1_000
      default:
        return assertNever(speed)
    }
  }

  #takeSample(): void {
    const { bandwidth, isSending, steadyMs } = this.#parts
    if (this.#now.speed.kind !== 'auto') {
      this.#sample = this.#newSample()
      return
    }
    const { bytes, sinceMs } = this.#sample
    const isBusy = this.#sample.isBusy && isSending()
    const passedMs = steadyMs() - sinceMs
    if (passedMs < sampleMs) {
      this.#sample = { ...this.#sample, isBusy }
      return
    }
    const bytesPerSecond = ((bandwidth.countedBytes() - bytes) / passedMs) * 1_000
    this.#auto = afterSample(this.#auto, { bytesPerSecond, isBusy }, steadyMs())
    this.#sample = this.#newSample()
  }

  #newSample() {
    return { sinceMs: this.#parts.steadyMs(), bytes: this.#parts.bandwidth.countedBytes(), isBusy: true }
  }
}

/** What pauses now; null while nothing of these rules does. */
function pausedBy({ by, speed }: SpeedNow): 'timetable' | PauseCondition | null {
  if (speed.kind !== 'pause') return null
  return by === 'metered' || by === 'battery' ? by : 'timetable'
}
