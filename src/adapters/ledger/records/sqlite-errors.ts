// What an error of SQLite means for the ledger.
import fs from 'node:fs'
import { assertNever } from '#shared/assert.ts'

export type LedgerFailure =
  /** The content is wrong: set aside, start anew. */
  | { readonly kind: 'damaged' }
  /** No space, said at a write: nothing was written, and the same connection works again when there is space. */
  | { readonly kind: 'full' }
  /** The disk or the permissions failed: this connection is not to be trusted with another write. */
  | { readonly kind: 'unwritable'; readonly reason: UnusableReason }

export type UnusableReason = 'disk_full' | 'store_unwritable'

/** Below this the disk counts as full when an error does not say so: SQLite's shared memory alone takes 32 KiB. */
const fullBelowBytes = 64 * 1024

/** Reads `error`; null when it is neither SQLite's nor the system's, that is, a bug. `folder` is looked at for free space. */
export function failureOf(error: unknown, folder: string): LedgerFailure | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  if ('errcode' in error && typeof error.errcode === 'number') return failureOfSqlite(error.errcode, folder)
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return { kind: 'unwritable', reason: 'disk_full' }
  return 'errno' in error ? { kind: 'unwritable', reason: unusableReason(folder) } : null
}

function failureOfSqlite(extendedCode: number, folder: string): LedgerFailure | null {
  // Read error, short read, "the file system says corrupt": bad content too, or one bad sector would stop every start.
  if ([266, 522, 8458].includes(extendedCode)) return { kind: 'damaged' }
  switch (extendedCode & 0xff) {
    case 1: // SQLITE_ERROR: a table or column is missing
    case 11: // SQLITE_CORRUPT
    case 19: // SQLITE_CONSTRAINT: our statements cannot break one in a sound ledger
    case 26: // SQLITE_NOTADB
      return { kind: 'damaged' }
    case 13: // SQLITE_FULL
      return { kind: 'full' }
    case 3: // SQLITE_PERM
    case 5: // SQLITE_BUSY, after the waiting time
    case 6: // SQLITE_LOCKED
    case 7: // SQLITE_NOMEM
    case 8: // SQLITE_READONLY
    case 10: // SQLITE_IOERR: also shared memory that could not grow
    case 14: // SQLITE_CANTOPEN
    case 15: // SQLITE_PROTOCOL
    case 23: // SQLITE_AUTH
      return { kind: 'unwritable', reason: unusableReason(folder) }
    default:
      return null
  }
}

/** A full disk does not always say so: shared memory that cannot grow comes as a plain I/O error. */
function unusableReason(folder: string): UnusableReason {
  return isDiskFull(folder) ? 'disk_full' : 'store_unwritable'
}

/** Whether the disk of `folder` has no room for records; false where it does not say. */
export function isDiskFull(folder: string): boolean {
  try {
    const { bavail, bsize } = fs.statfsSync(folder)
    return bavail * bsize < fullBelowBytes
  } catch {
    return false
  }
}

/** Why nobody could write records in `folder` now; null where nothing tells so. Writes nothing itself. */
export function writeTroubleIn(folder: string): UnusableReason | null {
  try {
    fs.accessSync(folder, fs.constants.W_OK)
  } catch {
    return 'store_unwritable'
  }
  return isDiskFull(folder) ? 'disk_full' : null
}

/** The failure is that of a disk without room, whoever said so. */
export function isOfFullDisk(failure: LedgerFailure): boolean {
  return failure.kind === 'full' || (failure.kind === 'unwritable' && failure.reason === 'disk_full')
}

/** The reason uploads wait for when the ledger fails like this. */
export function reasonOfFailure(failure: LedgerFailure): UnusableReason {
  switch (failure.kind) {
    case 'damaged':
      return 'store_unwritable'
    case 'full':
      return 'disk_full'
    case 'unwritable':
      return failure.reason
    default:
      return assertNever(failure)
  }
}

/** True for SQLite's word on a file that does not begin like a database. */
export function isNotADatabase(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 26
}

/** What may be told of an error: SQLite's own words and number. They name no path, link or content. */
export function wordsOfError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  if ('errstr' in error && 'errcode' in error) return `SQLite ${String(error.errcode)}, ${String(error.errstr)}`
  return 'code' in error ? String(error.code) : error.name
}
