// What is to be written, gathered so that many small files share one durable write.
import { persistedForm } from './upload/persisted-form.ts'
import { backoffMs, longestHoldMs } from './upload/backoff.ts'
import { lazySaveMs, mostPerSave } from './limits.ts'
import type { Ledger, SaveAnswer } from './ports.ts'
import type { HistoryRow } from '#shared/rows/history-entry.ts'
import type { SentFile } from '#shared/rows/sent-file.ts'
import type { Upload } from '#shared/upload.ts'

/** History that waits for a disk with space is bounded. */
const mostNotes = 10_000

export type ToSave = {
  readonly worthSaving: ReadonlyMap<string, Upload>
  readonly forgotten: ReadonlySet<string>
  readonly notes: readonly HistoryRow[]
  readonly sent: readonly SentFile[]
}

export class SaveBuffer {
  readonly #ledger: Ledger
  readonly #uploads = new Map<string, Upload>()
  readonly #forgotten = new Set<string>()
  readonly #notes: HistoryRow[] = []
  #sent: readonly SentFile[] = []
  #flushAtMs: number | null = null
  #failures = 0

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  get isEmpty(): boolean {
    return this.#uploads.size === 0 && this.#forgotten.size === 0 && this.#notes.length === 0
  }

  /** When the buffer should be written although nothing urgent came; null while it is empty. */
  get nextFlushMs(): number | null {
    return this.#flushAtMs
  }

  add(toSave: ToSave, nowMs: number): void {
    for (const [path, upload] of toSave.worthSaving) {
      this.#forgotten.delete(path)
      this.#uploads.set(path, upload)
    }
    for (const path of toSave.forgotten) {
      this.#uploads.delete(path)
      this.#forgotten.add(path)
    }
    this.#notes.push(...toSave.notes)
    this.#sent = [...this.#sent, ...toSave.sent]
    // While nothing can be written, the oldest history is the least loss.
    if (this.#notes.length > mostNotes) this.#notes.splice(0, this.#notes.length - mostNotes)
    if (!this.isEmpty) this.#flushAtMs ??= nowMs + lazySaveMs
  }

  /** True when what the ledger holds of the upload at `path` is not what a crash should find. */
  holds(path: string): boolean {
    return this.#uploads.has(path)
  }

  /** `isResting`: nothing else will come soon that could share the write. */
  isDue(nowMs: number, isResting: boolean): boolean {
    if (this.isEmpty) return false
    if (this.#failures === 0 && (isResting || this.#uploads.size >= mostPerSave)) return true
    return (this.#flushAtMs ?? Infinity) <= nowMs
  }

  /** Writes everything, a bounded part at a time. What could not be written stays and is tried again later. */
  async flush(nowMs: number, serverAheadMs: number | null): Promise<SaveAnswer> {
    while (!this.isEmpty) {
      const answer = await this.#flushPart(serverAheadMs)
      if (answer.kind === 'failed') {
        this.#flushAtMs = nowMs + backoffMs(this.#failures, 1, longestHoldMs)
        this.#failures++
        return answer
      }
    }
    this.#flushAtMs = null
    this.#failures = 0
    return { kind: 'saved' }
  }

  async #flushPart(serverAheadMs: number | null): Promise<SaveAnswer> {
    const uploads = [...this.#uploads.values().take(mostPerSave)]
    const forgotten = [...this.#forgotten.values().take(mostPerSave)]
    const notes = this.#notes.slice(0, mostPerSave)
    const resting = uploads.map((upload) => persistedForm(upload, serverAheadMs))
    // A row of the history goes with the record that it is about: neither is there without the other.
    const paths = new Set([...uploads.map(({ path }) => path), ...forgotten])
    const sent = this.#sent.filter(({ path }) => paths.has(path))
    const answer = await this.#ledger.save({ uploads: resting, forgotten, notes, sent })
    if (answer.kind === 'failed') return answer
    for (const { path } of uploads) this.#uploads.delete(path)
    for (const path of forgotten) this.#forgotten.delete(path)
    this.#notes.splice(0, notes.length)
    this.#sent = this.#sent.filter((file) => !sent.includes(file))
    return answer
  }
}
