// What a view of the queue may ask of a running uploader, beside what every shell may.
import type { QueueEvent } from '#engine/events.ts'
import type { HistoryRow } from '#shared/history-entry.ts'
import type { Viewer } from '#shared/words/format.ts'
import type { UploadRow } from '#shared/upload-row.ts'
import type { Upload } from '#shared/upload.ts'
import type { QueueSummary } from './queue-summary.ts'

export interface QueueAccess {
  uploads(): IterableIterator<Upload>
  upload(path: string): Upload | null
  /** What is shown of `upload`, given the queue around it now. */
  rowOf(upload: Upload): UploadRow
  /** A moment of the engine's clock in the computer's clock. */
  wallMs(atMs: number): number
  /** Bytes that left so far, of the sends under way, by path. */
  progress(): ReadonlyMap<string, number>
  /** Files kept out by a rule, with the rule. */
  readonly excluded: ReadonlyMap<string, string>
  onUpload(listener: (upload: Upload) => void): void
  onExcluded(listener: (path: string, rule: string | null) => void): void
  tell(event: QueueEvent): void
  report(): QueueSummary
  viewer(): Viewer
  /** The last `most` notes of one upload, oldest first; times are in the computer's clock. */
  history(path: string, most: number): readonly HistoryRow[]
  /** Where the file is; null when it cannot be told. */
  fileOf(path: string): string | null
  /** Calls `tick` every `periodMs` until the returned function is called. */
  every(periodMs: number, tick: () => void): () => void
}
