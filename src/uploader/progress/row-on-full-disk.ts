// Rows beside records that nobody can write, for the disk is full.
import { reasonFacts, type ReasonCode } from '#shared/reasons.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'

/** Why a file waits as a person wants it, or until a person has said. */
const personsOwn: ReadonlySet<ReasonCode> = new Set(['paused', 'held_back', 'skipped', 'many_at_once'])

const keptByDisk = { reason: 'disk_full', nextTryAt: null, action: reasonFacts.disk_full.action } as const

/** The row of a file beside records that cannot be written, for the disk is full: it waits for that, as a running queue has it. */
export function rowOnFullDisk(row: UploadRow): UploadRow {
  const isSettled = row.state === 'settling' && row.reason === 'settling'
  const waits = row.state === 'waiting' && (row.reason === null || !personsOwn.has(row.reason))
  return isSettled || waits ? { ...row, ...keptByDisk } : row
}

/** The row of a file that the records do not know, for there is no room to write it down. */
export function unseenOnFullDisk(path: string): UploadRow {
  const nothing = { sizeBytes: null, limitBytes: null, contentHash: null, sentBytes: null, destination: null }
  return { path, state: 'waiting', inFolder: true, ...nothing, ...keptByDisk }
}
