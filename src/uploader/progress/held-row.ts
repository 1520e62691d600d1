// The records know when a file by itself is tried again, not that a running Outbox keeps all files longer.
import type { LiveProgress } from '#shared/contract/live-progress.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'

/** The row of a file under what keeps all files now; `hold` is of `readLiveProgress`, null for nothing. */
export function heldRow(row: UploadRow, hold: LiveProgress['hold']): UploadRow {
  if (hold === null || row.state !== 'waiting' || row.nextTryAt === null) return row
  return Date.parse(row.nextTryAt) >= hold.untilMs ? row : { ...row, nextTryAt: new Date(hold.untilMs).toISOString() }
}
