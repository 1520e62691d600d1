// What a person wants of all files at once: a pause, its end, another speed. Written to the settings first, so that it outlives a
// restart; then the uploader hears of it, if one runs.
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { PauseLength } from '#shared/rows/queue-actions.ts'
import type { ShellClock } from '../../clock.ts'
import type { AppUploader } from '../create-uploader.ts'
import { pauseEndMs } from './pause-length.ts'
import { noConditions, type LineConditions } from '../../network/line-conditions.ts'
import { fullSpeedEndMs, speedRulesOf } from './speed-rules.ts'
import type { SpeedRules } from '#shared/speed/speed.ts'

export type QueueControlsParts = {
  readonly settings: { readonly read: () => Settings; readonly change: (change: Partial<Settings>) => void }
  readonly clock: ShellClock
  readonly uploader: () => Pick<AppUploader, 'pause' | 'resume' | 'setSpeed'> | null
  /** The newest numbers; null while nothing runs. */
  readonly facts: () => Overview['facts'] | null
}

export class QueueControls {
  readonly #parts: QueueControlsParts
  #conditions = noConditions

  constructor(parts: QueueControlsParts) {
    this.#parts = parts
  }

  pause(length: PauseLength): void {
    const { clock, settings, uploader } = this.#parts
    const untilMs = pauseEndMs(length, clock.nowMs())
    settings.change({ pause: { untilMs } })
    uploader()?.pause(untilMs)
  }

  /** Goes on, whatever paused it: the rules of speed are left for an hour. */
  resume(): void {
    const { facts, settings, uploader } = this.#parts
    const paused = facts()?.paused ?? null
    if (paused !== null && paused !== 'paused') return this.wantFullSpeed(true)
    settings.change({ pause: null })
    uploader()?.resume()
  }

  /** No limit for one hour; false: what is set holds again. */
  wantFullSpeed(isWanted: boolean): void {
    const { clock, settings } = this.#parts
    settings.change({ fullSpeedUntilMs: fullSpeedEndMs(isWanted, clock.nowMs()) })
    this.applySpeed()
  }

  /** The settings say another speed. */
  applySpeed(): void {
    const { uploader } = this.#parts
    uploader()?.setSpeed(this.speedRules())
  }

  /** The computer is connected in another way. */
  setConditions(conditions: LineConditions): void {
    this.#conditions = conditions
    this.applySpeed()
  }

  /** What holds for an uploader that begins now. */
  speedRules(): SpeedRules {
    return speedRulesOf(this.#parts.settings.read(), this.#conditions)
  }

  /** A pause that ended by itself is not made again at the next start. */
  forgetEndedPause({ paused }: Overview['facts']): void {
    const { clock, settings } = this.#parts
    const untilMs = settings.read().pause?.untilMs ?? null
    if (paused === null && untilMs !== null && untilMs <= clock.nowMs()) settings.change({ pause: null })
  }
}
