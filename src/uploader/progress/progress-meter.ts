// How far everything is, kept up to date while a queue runs, whether anybody looks or not.
import type { Engine } from '#engine/events.ts'
import type { Progress } from '#shared/contract/ipc-app-state.ts'
import type { SendProgress } from '#shared/rows/send-progress.ts'
import type { Upload } from '#shared/upload.ts'
import { BatchCount } from './batch-count.ts'
import { BatchProgress } from './batch-progress.ts'
import type { BatchSample } from './batch-progress.ts'
import type { RelayKeeper } from './relay-keeper.ts'
import { FilePaces } from './file-paces.ts'
import { HourRates } from './hour-rates.ts'
import { RelayBytes } from './relay-bytes.ts'

export type MeterParts = {
  /** What is known of relays over a restart. */
  readonly relays: Pick<RelayKeeper, 'first' | 'note' | 'close'>
  /** The number of the target all files go to now. */
  readonly targetId: () => number
}

export class ProgressMeter {
  readonly #count = new BatchCount()
  readonly #batch = new BatchProgress()
  readonly #parts: MeterParts
  readonly #relays: RelayBytes
  readonly #rates = new HourRates()
  readonly #paces = new FilePaces()

  /**
   * Begins with what is there already, of what is done at least what was sent as a copy, and with what the company server was known to
   * have of large files.
   */
  constructor(uploads: Iterable<Upload>, parts: MeterParts) {
    this.#parts = parts
    this.#relays = new RelayBytes(parts.relays.first)
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
    const targetId = this.#parts.targetId()
    const { filesLeft, bytesLeft, filesDone, bytesDone } = this.#count
    const uploadOf = (path: string): Upload | null => engine.upload(path)
    const relays = this.#relays.note({ progress: engine.progress(), uploadOf, filesLeft, targetId, nowMs: atMs })
    this.#parts.relays.note(this.#relays.kept())
    const progress = this.shown(engine.progress())
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
  restingBytes({ path, state }: Pick<Upload, 'path' | 'state'>): number | null {
    return this.#relays.restingBytes(path, state, this.#parts.targetId())
  }

  /** How far the sends under way are, as it is shown: what broke and is sent again does not count back. */
  shown(progress: ReadonlyMap<string, SendProgress>): ReadonlyMap<string, SendProgress> {
    return new Map([...progress].map(([path, one]) => [path, this.#relays.shown(path, one)]))
  }

  /** Bytes a second in each minute of the last hour that is over, the newest last. */
  rates(): readonly number[] {
    return this.#rates.rates()
  }

  /** null while nothing is on its way. */
  progress(): Progress | null {
    return this.#batch.progress()
  }

  /** Keeps what is worth to be known after a restart. */
  close(): Promise<void> {
    return this.#parts.relays.close()
  }
}
