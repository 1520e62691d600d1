// A row says when its file by itself is tried again, and may be older than what keeps all files.
import type { UploadRow } from './upload-row.ts'

/** What keeps all files, and until when; null for nothing. */
type Hold = { readonly untilMs: number } | null

/** The row of a file under what keeps all files now: it is not tried before that ends. */
export function heldRow<Row extends Pick<UploadRow, 'state' | 'nextTryAt'>>(row: Row, hold: Hold): Row {
  if (hold === null || row.state !== 'waiting' || row.nextTryAt === null) return row
  return Date.parse(row.nextTryAt) >= hold.untilMs ? row : { ...row, nextTryAt: new Date(hold.untilMs).toISOString() }
}
