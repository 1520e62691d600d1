// Waits for the end of a run that shall end by itself.
import type { SystemClock } from '#adapters/system/clock.ts'
import { endingNow, HeldTime, type Ending } from './session/run-end.ts'
import type { Supervisor } from './session/supervisor.ts'

/** Nobody wants to wait for an end that is there. */
const lookPeriodMs = 50

export type EndingWatchParts = {
  readonly clock: Pick<SystemClock, 'every' | 'now'>
  readonly session: Pick<Supervisor, 'engine' | 'isScanned' | 'lastSignMs' | 'onUpload' | 'rescan'>
  /** Called once, before anybody is told of the end. */
  readonly onEnd: () => void
}

/** Looks only from the first time that somebody waits: a watcher without an end need not wake up twenty times a second. */
export class EndingWatch {
  readonly #parts: EndingWatchParts
  readonly #heldTime = new HeldTime()
  readonly #waiting: ((ending: Ending) => void)[] = []
  #stopLooking: (() => void) | null = null
  #isLooking = false
  /** The folder was looked at once more since everything came to rest. Where nothing ever moved, the first look is that look. */
  #isConfirmed: boolean

  constructor(parts: EndingWatchParts) {
    this.#parts = parts
    this.#isConfirmed = parts.session.engine().status().atRest
    parts.session.onUpload(() => (this.#isConfirmed = false))
  }

  /** Settles when everything is at rest, or when going on is hopeless. */
  ending(): Promise<Ending> {
    this.#stopLooking ??= this.#parts.clock.every(lookPeriodMs, () => this.#look())
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  stop(): void {
    this.#stopLooking?.()
    this.#stopLooking = null
  }

  /** Rest is believed only when one more look at the folder changed nothing. */
  #look(): void {
    if (this.#isLooking) return
    const ending = this.#endingNow()
    if (ending === null) return
    if (ending !== 'at_rest' || this.#isConfirmed) return this.#end(ending)
    this.#isLooking = true
    this.#isConfirmed = true
    void this.#parts.session.rescan().then(() => {
      this.#isLooking = false
      if (this.#isConfirmed && this.#endingNow() === 'at_rest') this.#end('at_rest')
    })
  }

  #endingNow(): Ending | null {
    return endingNow(this.#parts, this.#heldTime)
  }

  #end(ending: Ending): void {
    this.stop()
    this.#parts.onEnd()
    for (const resolve of this.#waiting.splice(0)) resolve(ending)
  }
}
