// What waits in its grace time, for a terminal: tells it once it has come, and hears there that it is taken back.
import { createEmitter } from '../emitter.ts'
import type { Notice } from '../notices.ts'
import { forgetUndo, takeUndoRequest, writeUndoAnswer } from '#adapters/system/undo-request.ts'
import type { Engine, OpenBatch } from '#engine/events.ts'

export type GraceNewsOptions = {
  readonly dataFolder: string
  readonly engine: () => Pick<Engine, 'dispatch' | 'openBatch' | 'pathsOf'>
  /** The engine's clock. */
  readonly nowMs: () => number
}

/** Takes a batch back; the files of it that were on their way. */
export function takeBackIn(engine: Pick<Engine, 'dispatch' | 'pathsOf'>, batch: number): readonly string[] {
  const paths = engine.pathsOf(batch)
  engine.dispatch({ kind: 'take_back', batch })
  return paths
}

/** A word said in the last moment is heard, and answered, a moment later. */
const listensAfterMs = 10_000

export class GraceNews {
  readonly #options: GraceNewsOptions
  readonly #notices = createEmitter<[Notice]>()
  #seen: OpenBatch | null = null
  #told: OpenBatch | null = null
  #listensUntilMs = -Infinity

  constructor(options: GraceNewsOptions) {
    this.#options = options
    forgetUndo(options.dataFolder)
  }

  /** Calls `listener` for what waits, and for what was taken back in another terminal. Must not throw. */
  onNotice(listener: (notice: Notice) => void): void {
    this.#notices.on(listener)
  }

  /** To be called a few times a second. A batch is told when two looks find as many files in it, and again when more have come. */
  tick(): void {
    const { dataFolder } = this.#options
    const batch = this.#options.engine().openBatch()
    const nowMs = this.#options.nowMs()
    if (batch !== null) this.#listensUntilMs = batch.untilMs + listensAfterMs
    const isCalm = batch !== null && isAsMany(batch, this.#seen)
    this.#seen = batch
    if (nowMs < this.#listensUntilMs && this.#isTakenBack()) return
    if (batch === null || !isCalm) return
    // Fewer than were told: some were removed meanwhile.
    if (this.#told !== null && this.#told.id === batch.id && batch.files <= this.#told.files) return
    this.#told = batch
    const seconds = Math.max(1, Math.round((batch.untilMs - nowMs) / 1_000))
    this.#notices.emit({ kind: 'in_grace', files: batch.files, seconds, dataFolder })
  }

  /** Does what another terminal asks, if it asks. */
  #isTakenBack(): boolean {
    const { dataFolder, engine } = this.#options
    const request = takeUndoRequest(dataFolder)
    if (request === null) return false
    const files = takeBackIn(engine(), request).length
    try {
      writeUndoAnswer(dataFolder, files)
    } catch {
      // A full disk: whoever asked is told that nobody answered, and here it is told all the same.
    }
    if (files > 0) this.#notices.emit({ kind: 'taken_back', files })
    return true
  }
}

function isAsMany(batch: OpenBatch, other: OpenBatch | null): boolean {
  return other !== null && other.id === batch.id && other.files === batch.files
}
