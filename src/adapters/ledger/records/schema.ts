// The ledger's file format: its names, its tables, and how an empty one is made. Whoever changes a table here raises
// `ledgerVersion` and writes the step from the version before.
import fs from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { assert } from '#shared/assert.ts'

/** The ledger's name inside the data folder. SQLite puts `-wal` and `-shm` beside it while it is open. */
export const ledgerFile = 'ledger.db'

/** "Outb" in ASCII, so that another program's database is never taken for ours. */
export const applicationId = 0x4f757462

export const ledgerVersion = 2

/** A statement waits this long for another process before it fails: a reader holds locks for microseconds only. */
export const busyMs = 1_000

/** Written last when a ledger is made. A file without this row is not a whole ledger. The version stands here too. */
export const sentinelKey = 'ledger'

/** 'yes' from opening to a clean closing: then a missing `-wal` means that acknowledged changes were lost. */
export const openKey = 'open'

/** The same in every version: the version is read from it. */
export const metaSql =
  'CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, checksum INTEGER NOT NULL)'

/** The tables and indexes of a ledger as it is made now. */
export const schemaSql: readonly string[] = [
  'CREATE TABLE uploads (place TEXT NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT, ' +
    'size_bytes INTEGER, added_at_ms REAL NOT NULL, updated_at_ms REAL NOT NULL, target_id INTEGER, ' +
    'destination TEXT, record TEXT NOT NULL, checksum INTEGER NOT NULL, PRIMARY KEY (place, path))',
  // For pages and counts, which read no row they do not show.
  'CREATE INDEX uploads_by_path ON uploads (path, place, kind, target_id)',
  'CREATE INDEX uploads_by_destination ON uploads (destination, target_id) WHERE destination IS NOT NULL',
  'CREATE TABLE places (place TEXT NOT NULL PRIMARY KEY, root TEXT NOT NULL, checksum INTEGER NOT NULL)',
  'CREATE TABLE history (id INTEGER PRIMARY KEY, place TEXT NOT NULL, path TEXT NOT NULL, at_ms REAL NOT NULL, ' +
    'note TEXT NOT NULL)',
  'CREATE INDEX history_by_path ON history (place, path, id)',
  metaSql,
]

/** The sentinel's value for `version`. */
export function sentinelValue(version: number): string {
  return `outbox-ledger ${version}`
}

/** The version a sentinel row speaks of; null when it is no sentinel of ours. */
export function sentinelVersion(value: string): number | null {
  const match = /^outbox-ledger ([1-9]\d{0,8})$/.exec(value)
  return match === null ? null : Number(match[1])
}

/** True when the tables and indexes are exactly those of `sql`: a missing, altered or added one is damage. */
export function hasSchema(db: DatabaseSync, sql: readonly string[]): boolean {
  const rows = db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql').all()
  return JSON.stringify(rows.map((row) => row['sql'])) === JSON.stringify(sql.toSorted())
}

/**
 * Makes a whole new ledger at `file`, which must not exist: empty, then handed to `fill` before it is closed and on disk.
 * Throws SQLite's error when the disk is full or fails; then the half-made file is to be removed.
 */
export function createLedgerFile(file: string, fill: (db: DatabaseSync) => void): void {
  // SQLite would make it readable for everybody; `-wal` and `-shm` take their mode from this file.
  fs.closeSync(fs.openSync(file, 'wx', 0o600))
  const db = new DatabaseSync(file, { timeout: busyMs })
  try {
    db.exec('PRAGMA synchronous = FULL')
    db.exec('BEGIN')
    db.exec(`PRAGMA application_id = ${applicationId}`)
    db.exec(`PRAGMA user_version = ${ledgerVersion}`)
    for (const sql of schemaSql) db.exec(sql)
    fill(db)
    db.exec('COMMIT')
    // Kept in the file's header, so that it is already so in the first write after the renaming.
    db.exec('PRAGMA journal_mode = WAL')
  } finally {
    db.close()
  }
}

/**
 * Opens a whole ledger for writing, with the settings that make an acknowledged commit survive a power cut:
 * a log that is synced at each commit. Throws SQLite's error.
 */
export function openForWriting(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: busyMs })
  try {
    db.exec('PRAGMA synchronous = FULL')
    // The log is cut back to this after a checkpoint; a long reader may have let it grow.
    db.exec('PRAGMA journal_size_limit = 16777216')
    assert(db.prepare('PRAGMA journal_mode').get()?.['journal_mode'] === 'wal', 'the ledger keeps a write-ahead log')
    assert(db.prepare('PRAGMA synchronous').get()?.['synchronous'] === 2, 'the ledger syncs at each commit')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Opens a ledger for reading only; several processes may. Throws SQLite's error. */
export function openForReading(file: string): DatabaseSync {
  return new DatabaseSync(file, { readOnly: true, timeout: busyMs })
}

/** Makes new and renamed names in `folder` survive a power cut. Windows knows no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

/** Where the ledger of `dataDir` is. */
export function ledgerPath(dataDir: string): string {
  return path.join(dataDir, ledgerFile)
}
