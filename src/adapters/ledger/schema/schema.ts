// The ledger's tables, read from the SQL files beside this one, and how an empty ledger is made from them. They are files
// and not strings in here so that they can be read as a document and handed to any SQLite tool. The build puts them beside
// the program under the same names (see vite.config.ts).
import fs from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import * as ledgerFile from '../records/ledger-file.ts'

/** The statements that make an empty ledger of now. */
export const schemaSql: readonly string[] = statementsOf(read(new URL('./schema.sql', import.meta.url)))

/** What makes a ledger of each version from the one before; the first from nothing. */
const migrations: readonly (readonly string[])[] = [
  statementsOf(read(new URL('./migrations/0001-uploads-and-history.sql', import.meta.url))),
  statementsOf(read(new URL('./migrations/0002-places-and-targets.sql', import.meta.url))),
  statementsOf(read(new URL('./migrations/0003-sent.sql', import.meta.url))),
]

/** The tables of version 2: those of now, without what came later. */
export const schemaSql2: readonly string[] = schemaSql.filter((sql) => !(migrations[2] ?? []).includes(sql))

/** The statements that lead from the version before to `version`. */
export function migrationTo(version: number): readonly string[] {
  const statements = migrations[version - 1]
  if (statements === undefined) throw new Error(`no migration leads to version ${version}`)
  return statements
}

function read(file: URL): string {
  return fs.readFileSync(file, 'utf8')
}

/**
 * The statements of an SQL text without comments and line breaks. SQLite keeps the text of a table as it was written, so
 * this makes it the same in every ledger of a version, whatever is explained in the file and however it is laid out: it can
 * be compared to the letter, and builds whose comments differ read each other's ledgers. No quoted text of ours holds a
 * semicolon, two dashes or a space beside a bracket.
 */
export function statementsOf(text: string): readonly string[] {
  const plain = text.replaceAll(/--.*$/gm, '').replaceAll(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(' )', ')')
  return plain
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
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
  const db = new DatabaseSync(file, { timeout: ledgerFile.busyMs })
  try {
    db.exec('PRAGMA synchronous = FULL')
    db.exec('BEGIN')
    db.exec(`PRAGMA application_id = ${ledgerFile.applicationId}`)
    db.exec(`PRAGMA user_version = ${ledgerFile.ledgerVersion}`)
    for (const sql of schemaSql) db.exec(sql)
    fill(db)
    db.exec('COMMIT')
    // Kept in the file's header, so that it is already so in the first write after the renaming.
    db.exec('PRAGMA journal_mode = WAL')
  } finally {
    db.close()
  }
}
