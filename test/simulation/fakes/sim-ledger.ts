// The ledger of a run: survives crashes of the process, may be slow, may refuse, may be cut in the middle of a save.
import type { Faults } from '../faults.ts'
import type { Findings } from '../checks/invariants.ts'
import type { SimFolders } from './sim-folders.ts'
import type { Random } from '#test/rigs/random.ts'
import type { Timeline } from '../timeline.ts'
import type { Batch, Ledger } from '#engine/ports.ts'
import { foldPath } from '#shared/names.ts'
import { loadedForm } from '#shared/packed/packed-upload.ts'
import type { SentFile } from '#shared/rows/sent-file.ts'
import { isWorking, type Upload, type UploadState } from '#shared/upload.ts'

/** A row, as a record has it: its path counts from its folder. */
type Kept = { readonly into: string; readonly upload: Upload }

type Writing = { readonly place: string; readonly batch: Batch }

/** What is on disk; shared by all lives of the process. A row is a file at a place. */
export class SimStore {
  readonly #places = new Map<string, Map<string, Kept>>()
  readonly #folders: SimFolders
  #sent = new Map<string, SentFile[]>()
  #writing: Writing | null = null

  constructor(folders: SimFolders) {
    this.#folders = folders
  }

  /** The rows of the history that are kept of one watched folder. */
  sentOf(place: string): readonly SentFile[] {
    return this.#sent.get(place) ?? []
  }

  /** The rows of one watched folder, by path. */
  of(place: string): ReadonlyMap<string, Upload> {
    const uploads = [...this.#rows(place).values()].map((kept) => this.#folders.uploadOf(kept))
    return new Map(uploads.map((upload) => [upload.path, upload]))
  }

  lose(): void {
    this.#places.clear()
    this.#sent.clear()
  }

  begin(place: string, batch: Batch): void {
    this.#writing = { place, batch }
  }

  end(): void {
    this.#writing = null
  }

  /** The process is killed: a transaction under way is there whole or not at all. */
  kill(isThere: boolean): void {
    if (this.#writing !== null && isThere) this.apply(this.#writing.place, this.#writing.batch)
    this.#writing = null
  }

  apply(place: string, batch: Batch): void {
    const rows = this.#rows(place)
    for (const upload of batch.uploads) {
      const kept = this.#folders.recordOf(upload)
      rows.set(`${kept.into}:${kept.upload.path}`, kept)
    }
    for (const path of batch.forgotten) {
      const { into, path: inFolder } = this.#folders.fileOf(path)
      rows.delete(`${into}:${inFolder}`)
    }
    this.#sent.set(place, [...this.sentOf(place), ...batch.sent])
  }

  #rows(place: string): Map<string, Kept> {
    const rows = this.#places.get(place) ?? new Map<string, Kept>()
    this.#places.set(place, rows)
    return rows
  }
}

export type LedgerOptions = {
  readonly timeline: Timeline
  readonly random: Random
  readonly faults: () => Faults
  readonly store: SimStore
  readonly place: string
  readonly isAlive: () => boolean
  readonly findings: Findings
  readonly onSaved: (isSaved: boolean) => void
}

/** A full disk stays full for a while. */
const longestFullMs = 40_000

/** The Ledger port of one life of the process. */
export function createSimLedger(options: LedgerOptions): Ledger {
  const { faults, place, random, store, timeline } = options
  let fullUntilMs = 0
  return {
    load: () => Promise.resolve([...store.of(place).values()].map(loadedForm)),
    async save(batch) {
      inspect(batch, options.findings)
      // A dead process writes nothing more.
      if (!options.isAlive()) return new Promise<never>(() => undefined)
      store.begin(place, batch)
      await timeline.sleep(random.chance(faults().slowLedger) ? random.pick(8_000) : 1 + random.pick(5))
      if (!options.isAlive()) return new Promise<never>(() => undefined)
      store.end()
      if (random.chance(faults().ledgerFails)) fullUntilMs = timeline.nowMs + random.pick(longestFullMs)
      const isSaved = timeline.nowMs >= fullUntilMs
      options.onSaved(isSaved)
      if (!isSaved) return { kind: 'failed', reason: 'disk_full' }
      checkWaitingRows(store, place, batch, options.findings)
      store.apply(place, batch)
      checkRows(store, place, batch, options.findings)
      return { kind: 'saved' }
    },
  }
}

function inspect(batch: Batch, findings: Findings): void {
  for (const { path, state } of batch.uploads) {
    if (isWorking(state)) findings.fail('written down before it is sent', `${path} is kept as ${state.kind}`)
  }
  if (JSON.stringify(batch).includes('https:')) findings.fail('no link is written down', 'in a batch')
}

/** A record that is done has its row, and a send has one. A row that is there already stands for the same moment. */
function checkRows(store: SimStore, place: string, batch: Batch, findings: Findings): void {
  const mayHaveRows = batch.uploads.some(({ state, stored }) => state.kind === 'done' && stored !== null)
  if (!mayHaveRows && batch.sent.length === 0) return
  // The row of a name may wait with its other spelling, whose file is being moved.
  const waiting = [...store.of(place).values()].flatMap(({ state }) => waitingRow(state) ?? [])
  const rows = [...store.sentOf(place), ...waiting]
  for (const { path, state, stored } of batch.uploads) {
    if (state.kind !== 'done' || stored === null) continue
    // Its row waits with it until it is known what becomes of the file.
    if (state.original?.kind === 'due' && state.original.row?.contentHash === stored.contentHash) continue
    const isThere = rows.some(
      (row) =>
        // A name that is only spelled otherwise by now needs no new send.
        foldPath(row.path) === foldPath(path) &&
        row.contentHash === stored.contentHash &&
        row.targetId === stored.targetId,
    )
    if (!isThere) findings.fail('what is done has a row of the history', path)
  }
  for (const sent of batch.sent) {
    const same = rows.filter((row) => row.path === sent.path && isSameProof(row, sent))
    if (same.length > 1) findings.fail('a send has one row of the history', sent.path)
  }
}

/** A row that waits with its record for the end of a move is written when the record says something else. */
function checkWaitingRows(store: SimStore, place: string, batch: Batch, findings: Findings): void {
  const after = new Map<string, UploadState | undefined>(batch.uploads.map(({ path, state }) => [path, state]))
  for (const path of batch.forgotten) after.set(path, undefined)
  const before = store.of(place)
  for (const [path, state] of after) {
    const row = waitingRow(before.get(path)?.state)
    const next = waitingRow(state)
    if (row === null || (next !== null && isSameProof(next, row))) continue
    if (!batch.sent.some((sent) => sent.path === path && isSameProof(sent, row)))
      findings.fail('what is done has a row of the history', `the row of ${path} was forgotten`)
  }
}

function waitingRow(state: UploadState | undefined): SentFile | null {
  return state?.kind === 'done' && state.original?.kind === 'due' ? state.original.row : null
}

function isSameProof(one: SentFile, other: SentFile): boolean {
  return one.sentAtMs === other.sentAtMs && one.contentHash === other.contentHash && one.targetId === other.targetId
}
