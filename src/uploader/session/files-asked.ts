// Files that came all at once: shows what a person is asked about, once it has come to rest, and hears the answer from another terminal.
import type { DecideRequest, SendAfterAll } from '#adapters/system/decide-request.ts'
import type { Engine, GuardLimits } from '#engine/events.ts'
import { askedFilesOf, type AskedAnswer, type AskedFiles } from '#shared/rows/files-asked.ts'
import type { Upload } from '#shared/upload.ts'
import { createEmitter } from '../emitter.ts'
import type { Notice } from '../notices.ts'

/** More than a thousand files, or 20 GB, within a minute are no day's work. */
export const usualGuard: GuardLimits = {
  files: 1_000,
  bytes: 20_000_000_000,
  withinMs: 60_000,
  calmMs: 10_000,
}

/** All that is asked about in these uploads. */
export function askedIn(uploads: Iterable<Upload>): AskedFiles {
  return askedFilesOf(sizesOf(uploads))
}

function* sizesOf(uploads: Iterable<Upload>): Iterable<{ path: string; sizeBytes: number }> {
  for (const { intent, observed, path, state } of uploads) {
    if (intent !== 'ask' || (state.kind !== 'settling' && state.kind !== 'waiting')) continue
    yield { path, sizeBytes: observed.kind === 'file' ? observed.stat.sizeBytes : 0 }
  }
}

/** Tells the engine what a person said. */
export function decideIn(engine: Engine, answer: AskedAnswer, below: string | null): void {
  engine.dispatch({ kind: 'decide', intent: answer === 'send' ? 'go' : 'skip', below })
}

/** Files that a person left out go on their way after all. */
function sendAfterAllIn(engine: Engine, { below }: SendAfterAll): void {
  const leftOut = [...engine.openUploads()].filter(({ intent, path }) => intent === 'skip' && isAtOrBelow(path, below))
  if (leftOut.length > 0) engine.dispatch({ kind: 'intent', intent: 'go', paths: leftOut.map(({ path }) => path) })
}

/** Whether a path of the queue is the other one, or lies in it; null is all of them. */
export function isAtOrBelow(path: string, other: string | null): boolean {
  return other === null || path === other || path.startsWith(`${other}/`)
}

/** While files still come the list is not told anew with each of them. */
const quietTicks = 4

export type AskedNewsOptions = {
  readonly dataFolder: string
  readonly engine: () => Engine
  readonly takeRequest: () => DecideRequest | null
  readonly takeSendAfterAll: () => SendAfterAll | null
}

export class AskedNews {
  readonly #options: AskedNewsOptions
  readonly #notices = createEmitter<[Notice]>()
  #told: Notice | null = null
  #toldFiles = 0
  #seenFiles = 0
  #ticks = 0

  constructor(options: AskedNewsOptions) {
    this.#options = options
  }

  /** Calls `listener` each time a person is asked about more. Must not throw. */
  onNotice(listener: (notice: Notice) => void): void {
    this.#notices.on(listener)
    if (this.#told !== null) listener(this.#told)
  }

  /** To be called a few times a second, and (`isLast`) when the run ends. */
  tick(isLast = false): void {
    const { dataFolder, engine, takeRequest, takeSendAfterAll } = this.#options
    const afterAll = takeSendAfterAll()
    if (afterAll !== null) sendAfterAllIn(engine(), afterAll)
    const { files } = engine().status().asked
    if (files === 0) {
      this.#told = null
      this.#toldFiles = 0
      return
    }
    const request = takeRequest()
    if (request !== null) return decideIn(engine(), request.answer, request.below)
    this.#ticks = files === this.#seenFiles ? this.#ticks + 1 : 0
    this.#seenFiles = files
    // Fewer than were told: some were decided, or are gone.
    if (files <= this.#toldFiles) this.#toldFiles = files
    else if (isLast || this.#ticks >= quietTicks) {
      this.#toldFiles = files
      this.#told = { kind: 'many_at_once', asked: askedIn(engine().openUploads()), dataFolder }
      this.#notices.emit(this.#told)
    }
  }
}
