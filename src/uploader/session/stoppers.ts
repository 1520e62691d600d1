// Who stops everything, and what is said of it.
import type { PauseReason } from '#shared/reasons.ts'

/** A person, the timetable of speeds, or the first look at a folder whose files are to be left out. */
export type Stopper = 'person' | 'timetable' | 'first_look'

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

  /** As it is shown; null while nobody stops anything. A person's own wish is what a person reads of first. */
  pauseReason(): PauseReason | null {
    if (!this.areAny()) return null
    return this.#stopping.has('timetable') && !this.#stopping.has('person') ? 'paused_by_timetable' : 'paused'
  }
}
