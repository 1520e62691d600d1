// Tells of a new target: the engine, so that it asks again, and a person, in one sentence that says how many files.
import type { Engine } from '#engine/events.ts'
import type { Ledger } from '#engine/ports.ts'
import type { Me } from '#adapters/transfer/link-client.ts'
import { createEmitter } from '../emitter.ts'
import type { Notice } from '../notices.ts'
import { countAgreedElsewhere } from './target-watch.ts'
import type { TargetChange, TargetWatch } from './target-watch.ts'

export class TargetNews {
  readonly #watch: TargetWatch
  readonly #notices = createEmitter<[Notice]>()
  /** Told to whoever listens later, too. */
  readonly #told: Notice[] = []
  /** That the last run had another target, until it is told. */
  #change: TargetChange | null

  constructor(watch: TargetWatch, change: TargetChange | null) {
    this.#watch = watch
    this.#change = change
  }

  /** Calls `listener` with each notice, also with those of before. Must not throw. */
  onNotice(listener: (notice: Notice) => void): void {
    this.#notices.on(listener)
    for (const notice of this.#told) listener(notice)
  }

  /** What the server says of itself. False: a change could not be written down, so nobody was told of it yet. */
  async hear(me: Me, engine: Pick<Engine, 'dispatch' | 'uploads'>): Promise<boolean> {
    const change = await this.#watch.hear(me)
    if (change === 'not_written') return false
    if (change === null) return true
    this.#announce(change, countAgreedElsewhere(engine.uploads(), change.now.id))
    engine.dispatch({ kind: 'target', id: change.now.id })
    return true
  }

  /** The same ledger, whose first reading tells how many files the last run sent to another target. */
  counted(ledger: Ledger): Ledger {
    return {
      load: async () => {
        const uploads = await ledger.load()
        if (this.#change !== null) this.#announce(this.#change, countAgreedElsewhere(uploads, this.#watch.id))
        this.#change = null
        return uploads
      },
      save: (batch) => ledger.save(batch),
    }
  }

  #announce({ before, now }: TargetChange, files: number): void {
    const notice: Notice = { kind: 'target_changed', before, now, files }
    this.#told.push(notice)
    this.#notices.emit(notice)
  }
}
