// The folder Outbox keeps its own files in: made for its user alone, and held by one running Outbox at a time.
import fs from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { errorCodeOf } from '#shared/error-code.ts'
import { fileSystemWarning, type UnsafeFileSystem } from './file-system-kind.ts'

export type DataFolder =
  | { readonly kind: 'held'; readonly folder: HeldFolder; readonly warning: DataFolderWarning | null }
  | { readonly kind: 'refused'; readonly reason: DataFolderRefusal }

export type DataFolderRefusal =
  /** Another running Outbox holds it. */
  'in_use' | 'cannot_write' | 'not_a_folder'

/** The folder works, but what is promised for a local disk of one user may not hold there. */
export type DataFolderWarning = {
  readonly code: 'data_dir_unsafe'
  readonly because: UnsafeFileSystem | 'open_to_others'
}

export interface HeldFolder {
  /** Absolute, with links resolved. */
  readonly dataDir: string
  /** Lets the next one in. A second call does nothing. */
  release(): void
}

const lockFile = 'lock'

/**
 * The locks this process holds, by their file. Kept here so that no collector closes one that nobody names any more, and
 * because whoever closes any handle of such a file gives up the process's lock on it: it must not even be opened again.
 */
const heldLocks = new Map<string, DatabaseSync>()

/**
 * Makes the folder if needed (0700) and takes it for this process until `release`, or until the process ends however it
 * ends: the lock is the operating system's lock on an open file, taken by SQLite (fcntl; LockFileEx on Windows), so kill -9
 * frees it and no process number can be mistaken. Never waits: a second holder is refused at once.
 */
export function openDataFolder(dir: string): DataFolder {
  const dataDir = makeFolder(dir)
  if (typeof dataDir !== 'object') return { kind: 'refused', reason: dataDir }
  const file = path.join(dataDir.real, lockFile)
  const lock = heldLocks.has(file) ? 'in_use' : takeLock(file)
  if (typeof lock !== 'object') return { kind: 'refused', reason: lock }
  heldLocks.set(file, lock)
  const because = fileSystemWarning(dataDir.real) ?? (closeToOthers(dataDir.real) ? null : 'open_to_others')
  return {
    kind: 'held',
    folder: { dataDir: dataDir.real, release: () => release(file, lock) },
    warning: because === null ? null : { code: 'data_dir_unsafe', because },
  }
}

function release(file: string, lock: DatabaseSync): void {
  if (heldLocks.get(file) !== lock) return
  heldLocks.delete(file)
  lock.close()
}

function makeFolder(dir: string): { real: string } | DataFolderRefusal {
  try {
    fs.mkdirSync(dir, { recursive: true, mode: 0o700 })
    return { real: fs.realpathSync(dir) }
  } catch (error) {
    const code = errorCodeOf(error)
    if (code === null) throw error
    return code === 'EEXIST' || code === 'ENOTDIR' ? 'not_a_folder' : 'cannot_write'
  }
}

function takeLock(file: string): DatabaseSync | DataFolderRefusal {
  const first = tryLock(file)
  if (first !== 'garbled') return first
  // Somebody wrote into it. Its content means nothing: the lock is on the file itself, so it is emptied, not replaced.
  fs.truncateSync(file)
  const second = tryLock(file)
  return second === 'garbled' ? 'cannot_write' : second
}

function tryLock(file: string): DatabaseSync | DataFolderRefusal | 'garbled' {
  let db: DatabaseSync | null = null
  try {
    fs.closeSync(fs.openSync(file, 'a', 0o600))
    db = new DatabaseSync(file, { timeout: 0 })
    db.exec('PRAGMA journal_mode = MEMORY') // no second file beside it
    db.exec('BEGIN EXCLUSIVE')
    return db
  } catch (error) {
    db?.close()
    if (errorCodeOf(error) === null) throw error
    const sqliteCode = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
    if (sqliteCode === 5) return 'in_use' // SQLITE_BUSY
    return sqliteCode === 26 || sqliteCode === 11 ? 'garbled' : 'cannot_write' // SQLITE_NOTADB, SQLITE_CORRUPT
  }
}

/**
 * Makes the folder its owner's alone, but only where nothing but our own files are in it: a folder with other things may be
 * shared on purpose. False when others can still look in.
 */
function closeToOthers(dataDir: string): boolean {
  if (process.platform === 'win32') return true // there the profile's own rights protect it
  if ((fs.statSync(dataDir).mode & 0o077) === 0) return true
  const isOurs = fs.readdirSync(dataDir).every((name) => name === lockFile || name.startsWith('ledger'))
  if (!isOurs) return false
  try {
    fs.chmodSync(dataDir, 0o700)
    return true
  } catch (error) {
    if (errorCodeOf(error) === null) throw error
    return false // another user's folder
  }
}
