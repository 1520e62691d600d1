// Who stops everything, and what is said of it.
import type { PauseReason } from '#shared/reasons.ts'
import type { PauseCondition } from '#shared/speed/speed.ts'

/** A person, the rules of speed, or the first look at a folder whose files are to be left out. */
export type Stopper = 'person' | 'first_look' | SpeedStopper

/** What of the rules of speed pauses. */
export type SpeedStopper = 'timetable' | PauseCondition

const speedReasons = {
  metered: 'paused_on_metered',
  battery: 'paused_on_battery',
  timetable: 'paused_by_timetable',
} as const satisfies Record<SpeedStopper, PauseReason>

/** Everything goes on when all have let go. */
export class Stoppers {
  readonly #stopping = new Set<Stopper>()

  set(by: Stopper, isStopping: boolean): void {
    if (isStopping) this.#stopping.add(by)
    else this.#stopping.delete(by)
  }

  areAny(): boolean {
    return this.#stopping.size > 0
  }

  /** True while what is in a folder for the first time is not yet dealt with. */
  isFirstLook(): boolean {
    return this.#stopping.has('first_look')
  }

  /**
   * As it is shown; null while nobody stops anything. A person's own wish is what a person reads of first. The first look is no pause that
   * anybody could end: it takes a moment of each start.
   */
  pauseReason(): PauseReason | null {
    if (this.#stopping.has('person')) return 'paused'
    const by = (Object.keys(speedReasons) as SpeedStopper[]).find((stopper) => this.#stopping.has(stopper))
    return by === undefined ? null : speedReasons[by]
  }
}
