// A ledger in memory for the simulation and for tests of the loop. The contract suite holds it to the same promises as the
// real one; only its disk is a map.
import { assert } from '#shared/assert.ts'
import { isWorking, type Upload } from '#shared/upload.ts'
import type { Batch, Ledger, SaveAnswer } from '#engine/ports.ts'
import type { HistoryRow } from '#shared/rows/history-entry.ts'
import type { WaitingReason } from '#shared/reasons.ts'

/** The last notes of a path that are kept, as in the real ledger. */
const notesPerPath = 50

export class MemoryLedger implements Ledger {
  /** What would be on disk: it survives a crash, and tests may damage it. */
  readonly uploads = new Map<string, Upload>()
  readonly notes = new Map<string, readonly HistoryRow[]>()
  /** While set, saves fail with it and write nothing. */
  failure: WaitingReason | null = null

  async load(): Promise<readonly Upload[]> {
    return structuredClone([...this.uploads.values()])
  }

  async save(batch: Batch): Promise<SaveAnswer> {
    for (const upload of batch.uploads) assert(!isWorking(upload.state), 'only uploads at rest are written')
    if (this.failure !== null) return { kind: 'failed', reason: this.failure }
    // Copied, so that nobody changes the disk by changing an object.
    const copy = structuredClone(batch)
    for (const path of copy.forgotten) this.uploads.delete(path)
    for (const upload of copy.uploads) this.uploads.set(upload.path, upload)
    for (const row of copy.notes) this.#note(row)
    return { kind: 'saved' }
  }

  /** The last `most` notes of `path`, oldest first. */
  history(path: string, most: number): readonly HistoryRow[] {
    return (this.notes.get(path) ?? []).slice(-most)
  }

  #note(row: HistoryRow): void {
    const before = this.notes.get(row.path) ?? []
    const text = JSON.stringify(row)
    if (before.some((known) => JSON.stringify(known) === text)) return
    this.notes.set(row.path, [...before, row].slice(-notesPerPath))
  }
}
