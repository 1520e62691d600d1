// What a view of the queue may see of a running uploader, made from its session.
import type { SystemClock } from '#adapters/system/clock.ts'
import type { RowKey } from '#adapters/ledger/records/places.ts'
import { readLedger } from '#adapters/ledger/reader.ts'
import type { HistoryRow } from '#shared/history-entry.ts'
import type { Viewer } from '#shared/words/format.ts'
import type { UploadRow } from '#shared/upload-row.ts'
import type { Upload } from '#shared/upload.ts'
import type { QueueAccess } from './queue-access.ts'
import type { QueueSummary } from './queue-summary.ts'
import { rowOf, shownReason } from './rows.ts'
import type { Supervisor } from '../session/supervisor.ts'

type Parts = {
  readonly clock: SystemClock
  readonly session: Supervisor
  readonly dataFolder: string
  /** The place of an upload in the records. */
  readonly placeOf: (path: string) => string
  readonly report: () => QueueSummary
  readonly viewer: () => Viewer
}

export function accessOf({ clock, session, dataFolder, placeOf, report, viewer }: Parts): QueueAccess {
  return {
    uploads: () => session.engine().uploads(),
    upload: (path) => session.engine().upload(path),
    rowOf: (upload) => shownRow(clock, session, upload),
    wallMs: (atMs) => clock.wallMs(atMs),
    progress: () => session.engine().progress(),
    excluded: session.excluded,
    onUpload: (listener) => session.onUpload(listener),
    onExcluded: (listener) => session.onExcluded(listener),
    tell: (event) => session.engine().tell(event),
    report,
    viewer,
    history(path, most) {
      const notes = historyOf(dataFolder, { place: placeOf(path), path }, most)
      return notes.map((row) => ({ ...row, atMs: clock.wallMs(row.atMs) }))
    },
    fileOf: (path) => session.fileOf(path),
    every: (periodMs, tick) => clock.every(periodMs, tick),
  }
}

/** The row of `upload` in the queue as it is now. */
export function shownRow(clock: SystemClock, session: Supervisor, upload: Upload): UploadRow {
  const engine = session.engine()
  const nextTryAtMs = engine.nextTryAtMs(upload)
  return rowOf(upload, {
    reason: shownReason(upload, engine.reasonOf(upload), () => engine.status().paused),
    nextTryAtMs: nextTryAtMs === null ? null : clock.wallMs(nextTryAtMs),
    sentBytes: engine.progress().get(upload.path) ?? null,
  })
}

/** Read beside the engine, which writes: what it wrote last is seen, and nothing when the records cannot be read. */
function historyOf(dataFolder: string, key: RowKey, most: number): readonly HistoryRow[] {
  const ledger = readLedger(dataFolder)
  if (ledger.kind !== 'readable') return []
  try {
    return ledger.view.history(key, most)
  } catch {
    // The file broke while it was read: the engine says so louder than a history could.
    return []
  } finally {
    ledger.view.close()
  }
}
