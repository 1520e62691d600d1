// The history's database: its tables, how it is opened, and what becomes of one that is damaged. No upload depends on it.
import fs from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { renameOverSync } from '../system/rename-over.ts'
import { failureOf } from '../ledger/records/sqlite-errors.ts'

export type HistoryDatabase = DatabaseSync

export const historyFile = 'history.db'

/** "OutH" in ASCII. */
export const applicationId = 0x4f757448
export const historyVersion = 1
const busyMs = 1_000

/**
 * `sent`: a row for each file that was sent, numbered without gaps, each with its link (see `linkOf`). `words`: the pieces of three
 * letters of its names; the names themselves stand in `sent` only. `quarters`: how much was sent in each quarter of an hour, so that a
 * day of any time zone is a sum of some hundred rows, and a span of time is a span of numbers. `marks`: where the chain begins and ends.
 */
const tables = [
  `CREATE TABLE sent (id INTEGER PRIMARY KEY, folder TEXT, path TEXT NOT NULL, how TEXT NOT NULL, content_hash TEXT NOT NULL, size_bytes INTEGER NOT NULL, destination TEXT, rev TEXT, server TEXT, device TEXT, account TEXT, added_at_ms REAL NOT NULL, sent_at_ms REAL NOT NULL, tries INTEGER, original TEXT NOT NULL, link TEXT NOT NULL)`,
  'CREATE INDEX sent_by_path ON sent (path)',
  'CREATE INDEX sent_by_hash ON sent (substr(content_hash, 1, 16))',
  `CREATE VIRTUAL TABLE words USING fts5 (text, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1')`,
  'CREATE TABLE quarters (start_ms INTEGER PRIMARY KEY, files INTEGER NOT NULL, bytes INTEGER NOT NULL, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL)',
  'CREATE TABLE marks (name TEXT NOT NULL PRIMARY KEY, id INTEGER NOT NULL, link TEXT NOT NULL, because TEXT NOT NULL)',
]

/** Where the chain begins (the row before the first one) or ends (the last row). */
export type Mark = { readonly id: number; readonly link: string; readonly because: Because }

/** Why the chain begins where it does: nothing was before, older rows had their time, or an earlier history was damaged. */
export const becauses = ['begin', 'retention', 'damage', 'end'] as const
export type Because = (typeof becauses)[number]

/** The link before the very first row. */
export const firstLink = '0'.repeat(64)

export type OpenedHistory =
  | { readonly kind: 'opened'; readonly db: DatabaseSync }
  | { readonly kind: 'newer' }
  | { readonly kind: 'absent' }
  /** It is no history, or one that cannot be read. */
  | { readonly kind: 'damaged' }

/** Opens the history of `dataDir` if there is a whole one. Throws SQLite's error where the disk, not the content, is at fault. */
export function openHistory(dataDir: string, readOnly: boolean): OpenedHistory {
  const file = path.join(dataDir, historyFile)
  const stat = fs.lstatSync(file, { throwIfNoEntry: false })
  if (stat === undefined) return { kind: 'absent' }
  if (!stat.isFile() || stat.size === 0) return { kind: 'damaged' }
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(file, { readOnly, timeout: busyMs })
    const id = numberOf(db, 'application_id')
    const version = numberOf(db, 'user_version')
    const isOurs = id === applicationId
    if (isOurs && version === historyVersion && isWhole(db)) {
      if (!readOnly) db.exec('PRAGMA synchronous = FULL')
      return { kind: 'opened', db }
    }
    db.close()
    return { kind: isOurs && version > historyVersion ? 'newer' : 'damaged' }
  } catch (error) {
    if (db?.isOpen === true) db.close()
    if (failureOf(error, dataDir)?.kind === 'damaged') return { kind: 'damaged' }
    throw error
  }
}

/** Makes an empty history; the one that stood there, if any, is kept under another name. Throws SQLite's or the system's error. */
export function renewHistory(dataDir: string, because: 'begin' | 'damage'): string | null {
  const file = path.join(dataDir, historyFile)
  const draft = `${file}.new`
  for (const suffix of ['', '-wal', '-shm', '-journal'])
    fs.rmSync(`${draft}${suffix}`, { force: true, recursive: true })
  fs.closeSync(fs.openSync(draft, 'wx', 0o600))
  const db = new DatabaseSync(draft, { timeout: busyMs })
  try {
    db.exec('PRAGMA synchronous = FULL')
    db.exec('BEGIN')
    db.exec(`PRAGMA application_id = ${applicationId}`)
    db.exec(`PRAGMA user_version = ${historyVersion}`)
    for (const sql of tables) db.exec(sql)
    putMark(db, 'begin', { id: 0, link: firstLink, because })
    putMark(db, 'end', { id: 0, link: firstLink, because: 'end' })
    db.exec('COMMIT')
    db.exec('PRAGMA journal_mode = WAL')
  } finally {
    db.close()
  }
  const keptAs = setAside(dataDir)
  renameOverSync(draft, file)
  return keptAs
}

function setAside(dataDir: string): string | null {
  const file = path.join(dataDir, historyFile)
  const numbers = fs.readdirSync(dataDir).map((name) => Number(/^history-damaged-(\d+)\.db/.exec(name)?.[1] ?? 0))
  const kept = `history-damaged-${Math.max(0, ...numbers) + 1}.db`
  const isThere = fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined
  if (isThere) renameOverSync(file, path.join(dataDir, kept))
  if (fs.existsSync(`${file}-wal`)) renameOverSync(`${file}-wal`, path.join(dataDir, `${kept}-wal`))
  fs.rmSync(`${file}-shm`, { force: true, recursive: true })
  return isThere ? kept : null
}

export function putMark(db: DatabaseSync, name: 'begin' | 'end', { id, link, because }: Mark): void {
  db.prepare('INSERT OR REPLACE INTO marks (name, id, link, because) VALUES (?, ?, ?, ?)').run(name, id, link, because)
}

/** A mark; null when it is missing or none, which is damage. */
export function readMark(db: DatabaseSync, name: 'begin' | 'end'): Mark | null {
  const row = db.prepare('SELECT id, link, because FROM marks WHERE name = ?').get(name)
  const because = becauses.find((one) => one === row?.['because'])
  const { id, link } = row ?? {}
  return typeof id === 'number' && typeof link === 'string' && because !== undefined ? { id, link, because } : null
}

function numberOf(db: DatabaseSync, pragma: string): number {
  return Number(db.prepare(`PRAGMA ${pragma}`).get()?.[pragma])
}

/** True when our tables are there to the letter; those that full-text search makes beside them are its own. */
function hasTables(db: DatabaseSync): boolean {
  const found = new Set(
    db
      .prepare('SELECT sql FROM sqlite_schema')
      .all()
      .map((row) => row['sql']),
  )
  return tables.every((sql) => found.has(sql))
}

function isWhole(db: DatabaseSync): boolean {
  return hasTables(db) && readMark(db, 'begin') !== null && readMark(db, 'end') !== null
}
