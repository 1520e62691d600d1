// How far everything is, kept up to date while a queue runs, whether anybody looks or not.
import type { Engine } from '#engine/events.ts'
import type { Progress } from '#shared/contract/ipc-app-state.ts'
import type { Upload } from '#shared/upload.ts'
import { BatchCount } from './batch-count.ts'
import { BatchProgress } from './batch-progress.ts'
import type { BatchSample } from './batch-progress.ts'
import { FilePaces } from './file-paces.ts'
import { HourRates } from './hour-rates.ts'
import { RelayBytes } from './relay-bytes.ts'

export class ProgressMeter {
  readonly #count = new BatchCount()
  readonly #batch = new BatchProgress()
  readonly #relays = new RelayBytes()
  readonly #rates = new HourRates()
  readonly #paces = new FilePaces()

  /** Begins with what is there already. */
  constructor(uploads: Iterable<Upload>) {
    for (const upload of uploads) this.#count.apply(upload, false)
  }

  /** Files that are in Dropbox under another name. */
  get copies(): number {
    return this.#count.copies
  }

  /** Takes in how an upload is now. */
  apply(upload: Upload): void {
    this.#count.apply(upload, true)
  }

  /** Takes the present moment in, by the computer's clock. Call a few times a second. */
  sample(engine: Pick<Engine, 'progress' | 'upload'>, atMs: number, work: BatchSample['work']): void {
    const progress = engine.progress()
    const { filesLeft, bytesLeft, filesDone, bytesDone } = this.#count
    const relays = this.#relays.note(progress, (path) => engine.upload(path)?.state ?? null, filesLeft)
    // While no byte of any file leaves there is no pace, from the first moment on.
    const sends = [...progress.values()]
    const isStill = sends.length > 0 && sends.every(({ step }) => step !== null)
    const sample = {
      atMs,
      filesLeft,
      filesDone,
      bytesResumed: relays.resumedBytes,
      work: isStill ? 'halted' : work,
    } as const
    const thereBytes = sends.reduce((sum, { sentBytes }) => sum + sentBytes, relays.restingBytes)
    const bytes = { bytesLeft: Math.max(0, bytesLeft - thereBytes), bytesDone: bytesDone + thereBytes }
    this.#batch.add({ ...sample, ...bytes })
    this.#paces.note(progress, atMs)
    this.#rates.note(atMs, bytes.bytesDone - relays.resumedBytes)
  }

  /** Bytes a second of a file under way; null where it cannot be told. */
  paceOf(path: string): number | null {
    return this.#paces.paceOf(path)
  }

  /** What the company server has of a large file that waits; null for all others. */
  restingBytes(path: string): number | null {
    return this.#relays.restingBytes(path)
  }

  /** Bytes a second in each minute of the last hour that is over, the newest last. */
  rates(): readonly number[] {
    return this.#rates.rates()
  }

  /** null while nothing is on its way. */
  progress(): Progress | null {
    return this.#batch.progress()
  }
}
