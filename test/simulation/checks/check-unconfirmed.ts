// How long a new version waits for an earlier send that nobody knows the end of: until it can land no more, told by the
// server's clock, however often the program was started anew meanwhile.
import type { Scene } from './scene.ts'
import { slackMs } from './scene.ts'
import { expectedLinkLifeMs, lateLandingMs } from '#engine/limits.ts'
import type { CheckAnswer } from '#shared/upload.ts'

type Earlier = {
  /** When a link for these bytes was asked for, or they were sent, the last time. */
  lastMs: number
  /** When the server said for the first time after that that they are not there; null: not yet, or it was forgotten. */
  askedMs: number | null
}

/** What is not written down with the server's clock is believed this long after a start. */
const longestAgainMs = 20 * 60_000
/** Whole seconds, slow answers, and a clock that is known by them. */
const grainMs = 60_000
/** What was heard so shortly before a crash may not be written. */
const unwrittenMs = 30_000

export class UnconfirmedChecks {
  readonly #scene: Scene
  readonly #earlier = new Map<string, Earlier>()
  #life = 0

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** A link is asked for these bytes, or they are on their way. */
  mayLand(path: string, hash: string): void {
    this.#earlier.set(this.#keyOf(path, hash), { lastMs: this.#scene.timeline.nowMs, askedMs: null })
  }

  restarts(): void {
    this.#life++
    const { faults, timeline } = this.#scene
    for (const earlier of this.#earlier.values()) {
      const isFresh = earlier.askedMs !== null && timeline.nowMs < earlier.askedMs + unwrittenMs
      if (isFresh || faults.ledgerFails > 0) earlier.askedMs = null
    }
  }

  /** The server was asked about these bytes, told its clock, and answers. */
  checked(path: string, hash: string, answer: CheckAnswer): void {
    if (answer.kind === 'later' || answer.kind === 'intercepted') return
    const { engine, faults, findings, timeline } = this.#scene
    const key = this.#keyOf(path, hash)
    const earlier = this.#earlier.get(key)
    if (earlier === undefined) return
    const { nowMs } = timeline
    const { lastMs } = earlier
    earlier.askedMs ??= nowMs
    const endMs = Math.max(lastMs + expectedLinkLifeMs + lateLandingMs, earlier.askedMs + longestAgainMs) + grainMs
    if (nowMs < endMs) return
    const life = this.#life
    timeline.after(slackMs(faults), () => {
      if (this.#life !== life) return
      const unconfirmed = engine()?.upload(path)?.unconfirmed ?? null
      if (unconfirmed?.fingerprint.contentHash !== hash || this.#earlier.get(key) !== earlier) return
      const minutes = Math.round((nowMs - lastMs) / 60_000)
      findings.fail(
        "an earlier send ends by the server's clock",
        `${path} ${hash} waits for one of ${minutes} minutes ago`,
      )
    })
  }

  #keyOf(path: string, hash: string): string {
    return `${this.#scene.places.watched.name}:${path}:${hash}`
  }
}
