// Looks at a ledger before it is written to: whole, damaged, newer or not there. SQLite alone does not tell: an empty file
// opens as a healthy empty database, and a flipped bit inside a row is noticed by nobody.
import fs from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { failureOf, isNotADatabase } from './records/sqlite-errors.ts'
import { formatOf, type LedgerContent } from './schema/formats.ts'
import { readAllMeta } from './records/read-rows.ts'
import * as ledgerFile from './records/ledger-file.ts'
import { hasSchema } from './schema/schema.ts'

export type Damage =
  | 'missing' // only its log is there
  | 'empty' // no byte in it
  | 'not_a_file' // a folder, a link
  | 'not_a_database' // garbage, or the start of the file is damaged
  | 'other_program' // a database that is not a ledger
  | 'incomplete' // a table or the sentinel is missing
  | 'bad_pages' // the structure or the header is broken
  | 'bad_rows' // single rows or indexes are
  | 'log_lost' // the last acknowledged changes stood in a log that is gone

export type Verdict =
  | { readonly kind: 'absent' }
  /** Whole. One of an earlier version is to be taken over before it is written to. */
  | { readonly kind: 'healthy'; readonly content: LedgerContent }
  | { readonly kind: 'newer'; readonly version: number }
  /** `salvage` is what can be carried over; null where what can be read cannot be trusted. */
  | { readonly kind: 'damaged'; readonly because: Damage; readonly salvage: LedgerContent | null }

/** SQLite's smallest page. It takes a shorter file for an empty database. */
const smallestBytes = 512

/** Up to here the whole file is checked at each start (about a second); above, only the rows are. */
const fullCheckBytes = 128 * 1024 * 1024

/**
 * `start`: the first look. `again`: after an error, so everything is checked, and our own closing may have removed the log.
 */
export type LedgerFinding = 'start' | 'again'

/**
 * Examines the ledger at `file` and changes not a byte of it. Throws where the disk or the permissions, not the content,
 * are at fault.
 */
export function examineLedger(file: string, look: LedgerFinding): Verdict {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false })
  const before = { log: fs.existsSync(`${file}-wal`), shared: fs.existsSync(`${file}-shm`) }
  if (stat === undefined) return before.log ? damaged('missing') : { kind: 'absent' }
  if (!stat.isFile()) return damaged('not_a_file')
  if (stat.size === 0) return damaged('empty')
  if (stat.size < smallestBytes) return damaged('not_a_database')
  try {
    const verdict = examineContent(file, {
      checksAll: look === 'again' || stat.size <= fullCheckBytes,
      mayLackLog: look === 'again' || before.log,
      saysLog: saysWriteAheadLog(file),
    })
    // Reading makes SQLite put these beside the file; a newer program's folder is left as it was.
    if (verdict.kind === 'newer' && !before.shared) fs.rmSync(`${file}-shm`, { force: true })
    if (verdict.kind === 'newer' && !before.log) fs.rmSync(`${file}-wal`, { force: true })
    return verdict
  } catch (error) {
    if (failureOf(error, path.dirname(file))?.kind !== 'damaged') throw error
    return damaged(isNotADatabase(error) ? 'not_a_database' : 'bad_pages')
  }
}

function damaged(because: Damage, salvage: LedgerContent | null = null): Verdict {
  return { kind: 'damaged', because, salvage }
}

type Scope = { readonly checksAll: boolean; readonly mayLackLog: boolean; readonly saysLog: boolean }

/** Two bytes of the header say "written and read with a log". Others make SQLite open it read-only, or without one. */
function saysWriteAheadLog(file: string): boolean {
  const bytes = Buffer.alloc(2)
  const handle = fs.openSync(file, 'r')
  try {
    fs.readSync(handle, bytes, 0, 2, 18)
  } finally {
    fs.closeSync(handle)
  }
  return bytes[0] === 2 && bytes[1] === 2
}

function examineContent(file: string, scope: Scope): Verdict {
  const db = ledgerFile.openForReading(file)
  try {
    return examineOpen(db, scope)
  } finally {
    db.close()
  }
}

function examineOpen(db: DatabaseSync, scope: Scope): Verdict {
  if (readNumber(db, 'application_id') !== ledgerFile.applicationId) return damaged('other_program')
  const version = readNumber(db, 'user_version')
  const meta = attempt(() => readAllMeta(db))
  const sentinel = ledgerFile.sentinelVersion(meta?.whole.get(ledgerFile.sentinelKey) ?? '')
  // A newer program's ledger is left alone even where we cannot read it; but one that calls itself ours in its sentinel
  // only has a damaged header.
  if (version > ledgerFile.ledgerVersion && formatOf(sentinel) === null) return { kind: 'newer', version }
  const format = formatOf(version)
  if (meta === null || format === null || sentinel !== version) return damaged('incomplete')
  if (!hasSchema(db, format.schemaSql)) return damaged('incomplete')
  const read = attempt(() => format.read(db, meta.whole))
  if (read === null) return damaged('bad_pages')
  const isWhole = read.bad + meta.bad === 0 && (!scope.checksAll || isOk(db, 'PRAGMA integrity_check(1)'))
  const hasLostLog = !scope.mayLackLog && meta.whole.get(ledgerFile.openKey) === 'yes'
  if (isWhole && scope.saysLog && !hasLostLog) return { kind: 'healthy', content: read.whole }
  // Single rows can be trusted only where the structure around them is sound: else they may be old ones from a freed page.
  if (!arePagesSound(db)) return damaged('bad_pages')
  const because = !scope.saysLog ? 'bad_pages' : isWhole ? 'log_lost' : 'bad_rows'
  return damaged(because, read.whole)
}

function readNumber(db: DatabaseSync, pragma: string): number {
  return Number(db.prepare(`PRAGMA ${pragma}`).get()?.[pragma])
}

/** Whether SQLite can read the whole file of `db`. It takes a second for each 100 MB or so. */
export function arePagesSound(db: DatabaseSync): boolean {
  return isOk(db, 'PRAGMA quick_check(1)')
}

function isOk(db: DatabaseSync, check: string): boolean {
  const row = attempt(() => db.prepare(check).get())
  return row !== null && row !== undefined && Object.values(row)[0] === 'ok'
}

/** Null where the content does not let `read` end; other errors are thrown on. */
function attempt<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (failureOf(error, '.')?.kind === 'damaged') return null
    throw error
  }
}
