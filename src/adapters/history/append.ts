// This folder: the history of all files that were sent, in a database of its own (docs/decisions/0024).

// Writes rows into the history, each linked to the one before, and lets go of those whose time is over.
import type { DatabaseSync } from 'node:sqlite'
import { assert } from '#shared/assert.ts'
import type { SentRow } from '#shared/rows/sent-file.ts'
import { putMark, readMark, type Mark } from './database.ts'
import { linkOf, rowColumns, rowOf, valuesOf } from './row.ts'
import { searchTextOf } from './search.ts'

export const quarterMs = 15 * 60_000

/** So many of the oldest go at once: a few milliseconds each time rows are written. */
const prunedAtOnce = 1_000

const insertRow = `INSERT INTO sent (id, ${rowColumns.join(', ')}, link)
  VALUES (?, ${rowColumns.map(() => '?').join(', ')}, ?)`

/** Finds a row by its file, its bytes and its moment. */
export const sameRow = `SELECT 1 FROM sent WHERE path = ? AND sent_at_ms = ? AND content_hash = ? AND folder IS ?`

const addToQuarter = `INSERT INTO quarters (start_ms, files, bytes, first_id, last_id) VALUES (:start, 1, :bytes, :id, :id)
  ON CONFLICT (start_ms) DO UPDATE SET files = files + 1, bytes = bytes + :bytes,
  first_id = min(first_id, :id), last_id = max(last_id, :id)`

/**
 * Writes the rows in one transaction, on disk when it returns. A row that is there already, as after a crash between two
 * writes, is not written twice. Throws SQLite's error, after the transaction was rolled back.
 */
export function appendRows(db: DatabaseSync, rows: readonly SentRow[]): void {
  inTransaction(db, () => {
    const insert = db.prepare(insertRow)
    const same = db.prepare(sameRow)
    const words = db.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)')
    const quarter = db.prepare(addToQuarter)
    let end = wholeMark(db, 'end')
    for (const row of rows) {
      const values = valuesOf(row)
      const [folder = null, path = null] = values
      if (same.get(path, row.sentAtMs, row.contentHash, folder) !== undefined) continue
      const id = end.id + 1
      const link = linkOf(end.link, id, values)
      insert.run(id, ...values, link)
      words.run(id, searchTextOf(row))
      quarter.run({ start: quarterOf(row.sentAtMs), bytes: row.sizeBytes, id })
      end = { id, link, because: 'end' }
    }
    putMark(db, 'end', end)
  })
}

/**
 * Lets go of rows that were sent before `beforeMs`, some at a time and only from the oldest end, so that the chain stays whole.
 * Answers how many. Throws SQLite's error.
 */
export function dropOld(db: DatabaseSync, beforeMs: number): number {
  const oldest = db.prepare('SELECT * FROM sent ORDER BY id LIMIT ?').all(prunedAtOnce)
  const stays = oldest.findIndex((row) => Number(row['sent_at_ms']) >= beforeMs)
  const gone = stays === -1 ? oldest : oldest.slice(0, stays)
  const last = gone.at(-1)
  if (last === undefined) return 0
  inTransaction(db, () => {
    const forget = db.prepare("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)")
    const less = db.prepare('UPDATE quarters SET files = files - 1, bytes = bytes - ? WHERE start_ms = ?')
    for (const values of gone) {
      const row = rowOf(values)
      // A damaged row leaves its words behind: they find nothing any more.
      if (row === null) continue
      forget.run(Number(values['id']), searchTextOf(row))
      less.run(row.sizeBytes, quarterOf(row.sentAtMs))
    }
    const id = Number(last['id'])
    db.prepare('DELETE FROM sent WHERE id <= ?').run(id)
    db.exec('DELETE FROM quarters WHERE files <= 0')
    putMark(db, 'begin', { id, link: String(last['link']), because: 'retention' })
  })
  return gone.length
}

export function quarterOf(atMs: number): number {
  return Math.floor(atMs / quarterMs) * quarterMs
}

function wholeMark(db: DatabaseSync, name: 'begin' | 'end'): Mark {
  const mark = readMark(db, name)
  assert(mark !== null, 'a history that is opened has its marks')
  return mark
}

function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    work()
    db.exec('COMMIT')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}
