// The ledger's file: its name, the marks by which it is known, and how it is opened.
import fs from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { assert } from '#shared/assert.ts'

/** The ledger's name inside the data folder. SQLite puts `-wal` and `-shm` beside it while it is open. */
export const ledgerFile = 'ledger.db'

/** "Outb" in ASCII, so that another program's database is never taken for ours. */
export const applicationId = 0x4f757462

/** The format that is written: the number of the last migration. */
export const ledgerVersion = 3

/** A statement waits this long for another process before it fails: a reader holds locks for microseconds only. */
export const busyMs = 1_000

/** Written last when a ledger is made. A file without this row is not a whole ledger. The version stands here too. */
export const sentinelKey = 'ledger'

/** 'yes' from opening to a clean closing: then a missing `-wal` means that acknowledged changes were lost. */
export const openKey = 'open'

/** The sentinel's value for `version`. */
export function sentinelValue(version: number): string {
  return `outbox-ledger ${version}`
}

/** The version a sentinel row speaks of; null when it is no sentinel of ours. */
export function sentinelVersion(value: string): number | null {
  const match = /^outbox-ledger ([1-9]\d{0,8})$/.exec(value)
  return match === null ? null : Number(match[1])
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

/**
 * The same without a file beside it. Where no log stands beside the ledger nobody has it open, and SQLite is told to take the file as it
 * is; where one does, the files beside it are there already.
 */
export function openWithoutTrace(file: string): DatabaseSync {
  if (fs.existsSync(`${file}-wal`)) return openForReading(file)
  const url = pathToFileURL(file)
  url.searchParams.set('immutable', '1')
  return new DatabaseSync(url, { readOnly: true })
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
