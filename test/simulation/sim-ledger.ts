// The ledger of a run: survives crashes of the process, may be slow, may refuse, may be cut in the middle of a save.
import type { Faults } from './faults.ts'
import type { Random } from './random.ts'
import type { Timeline } from './timeline.ts'
import type { Batch, Ledger } from '#engine/ports.ts'
import { isWorking, type Upload } from '#shared/upload.ts'

/** What is on disk; shared by all lives of the process. */
export class SimStore {
  readonly uploads = new Map<string, Upload>()
  noteCount = 0
  #writing: Batch | null = null

  begin(batch: Batch): void {
    this.#writing = batch
  }

  end(): void {
    this.#writing = null
  }

  /** The process is killed: a transaction under way is there whole or not at all. */
  kill(isThere: boolean): void {
    if (this.#writing !== null && isThere) this.apply(this.#writing)
    this.#writing = null
  }

  apply(batch: Batch): void {
    for (const upload of batch.uploads) this.uploads.set(upload.path, upload)
    for (const path of batch.forgotten) this.uploads.delete(path)
    this.noteCount += batch.notes.length
  }
}

export type LedgerOptions = {
  readonly timeline: Timeline
  readonly random: Random
  readonly faults: () => Faults
  readonly store: SimStore
  readonly isAlive: () => boolean
  readonly onProblem: (text: string) => void
}

/** The Ledger port of one life of the process. */
export function createSimLedger(options: LedgerOptions): Ledger {
  const { faults, random, store, timeline } = options
  return {
    load: () => Promise.resolve([...store.uploads.values()]),
    async save(batch) {
      inspect(batch, options.onProblem)
      // A dead process writes nothing more.
      if (!options.isAlive()) return new Promise<never>(() => undefined)
      store.begin(batch)
      await timeline.sleep(random.chance(faults().slowLedger) ? random.pick(8_000) : 1 + random.pick(5))
      if (!options.isAlive()) return new Promise<never>(() => undefined)
      store.end()
      if (random.chance(faults().ledgerFails)) return { kind: 'failed', reason: 'disk_full' }
      store.apply(batch)
      return { kind: 'saved' }
    },
  }
}

function inspect(batch: Batch, onProblem: (text: string) => void): void {
  for (const upload of batch.uploads) {
    if (isWorking(upload.state)) onProblem(`S10 ${upload.path} is saved while ${upload.state.kind}, not at rest`)
  }
  if (JSON.stringify(batch).includes('https:')) onProblem('S17 a link was written to the ledger')
}
