// The records know when a file by itself is tried again, not that something keeps all files longer.
import type { LiveProgress } from '#shared/contract/live-progress.ts'
import { reasonFacts, type ReasonCode } from '#shared/reasons.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'

/** The row of a file under what keeps all files now; `hold` is of `readLiveProgress`, null for nothing. */
export function heldRow(row: UploadRow, hold: LiveProgress['hold']): UploadRow {
  if (hold === null || row.state !== 'waiting' || row.nextTryAt === null) return row
  return Date.parse(row.nextTryAt) >= hold.untilMs ? row : { ...row, nextTryAt: new Date(hold.untilMs).toISOString() }
}

/** Why a file waits as a person wants it, or until a person has said. */
const personsOwn: ReadonlySet<ReasonCode> = new Set(['paused', 'held_back', 'skipped', 'many_at_once'])

/** The row of a file beside records that cannot be written, for the disk is full: it waits for that, as a running queue has it. */
export function rowOnFullDisk(row: UploadRow): UploadRow {
  if (row.state !== 'waiting' || (row.reason !== null && personsOwn.has(row.reason))) return row
  return { ...row, reason: 'disk_full', nextTryAt: null, action: reasonFacts.disk_full.action }
}
