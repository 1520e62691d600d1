// This folder: rows of the records, written and read back.

// The history in the ledger: what happened to each upload, bounded for each path, in age and in all.
import type { DatabaseSync } from 'node:sqlite'
import { failureOf } from './sqlite-errors.ts'
import { parseHistoryEntry } from './record-parser.ts'
import type { RowKey } from './places.ts'
import { openForReading } from './ledger-file.ts'
import { keyOfPath, parseJson } from './text.ts'
import { assert } from '#shared/assert.ts'
import type { HistoryRow } from '#shared/rows/history-entry.ts'

export type HistoryBounds = { readonly perPath: number; readonly inAll: number; readonly longestMs: number }

/** One file that changes every minute must not push out the others; three months answer "what became of my file?". */
export const historyBounds: HistoryBounds = { perPath: 50, inAll: 1_000_000, longestMs: 90 * 24 * 3_600_000 }

/** After so many notes a stretch of the oldest is looked at ... */
const notesBetweenPrunes = 1_000

/** ... which is longer, so that pruning always catches up, and short enough for a few milliseconds. */
const prunedAtOnce = 5_000

export interface HistoryWriter {
  /** Adds a note inside the caller's transaction. The same note of the same moment is not written twice. */
  add(place: string, row: HistoryRow): void
  /** Removes some of what is too old or too much, once in a while. */
  prune(nowMs: number): void
}

// A save whose answer was lost may have reached the disk; when it is tried again its notes are already there.
const insertNote = `INSERT INTO history (place, path, at_ms, note) SELECT :place, :path, :at, :note
  WHERE NOT EXISTS (SELECT 1 FROM history WHERE place = :place AND path = :path AND at_ms = :at AND note = :note)`

const trimPath = `DELETE FROM history WHERE place = :place AND path = :path AND id <=
  (SELECT id FROM history WHERE place = :place AND path = :path ORDER BY id DESC LIMIT 1 OFFSET :kept)`

const pruneOldest = `DELETE FROM history WHERE id IN (SELECT id FROM
  (SELECT id, at_ms FROM history ORDER BY id LIMIT :most)
  WHERE at_ms < :before OR id <= (SELECT max(id) FROM history) - :inAll)`

/** Prepares the history's statements on `db`. */
export function createHistoryWriter(db: DatabaseSync, bounds: HistoryBounds = historyBounds): HistoryWriter {
  const insert = db.prepare(insertNote)
  const trim = db.prepare(trimPath)
  const pruneStatement = db.prepare(pruneOldest)
  let sincePrune = notesBetweenPrunes
  return {
    add(at, row) {
      const place = keyOfPath(at)
      const path = keyOfPath(row.path)
      // Parsed before it is written, so that no field but a note's own can slip in.
      const note = parseHistoryEntry(row.note)
      assert(note !== null, 'a note that is written reads back')
      insert.run({ place, path, at: row.atMs, note: JSON.stringify(note) })
      trim.run({ place, path, kept: bounds.perPath })
      sincePrune++
    },
    prune(nowMs) {
      if (sincePrune < notesBetweenPrunes) return
      sincePrune = 0
      pruneStatement.run({ most: prunedAtOnce, before: nowMs - bounds.longestMs, inAll: bounds.inAll })
    },
  }
}

/** The last `most` notes of one row, oldest first. A note that does not parse is left out. Throws SQLite's error. */
export function readHistory(db: DatabaseSync, { place, path }: RowKey, most: number): HistoryRow[] {
  const rows = db
    .prepare('SELECT at_ms, note FROM history WHERE place = ? AND path = ? ORDER BY id DESC LIMIT ?')
    .all(keyOfPath(place), keyOfPath(path), most)
    .toReversed()
  const notes: HistoryRow[] = []
  for (const row of rows) {
    const note = typeof row['note'] === 'string' ? parseHistoryEntry(parseJson(row['note'])) : null
    if (note !== null && typeof row['at_ms'] === 'number') notes.push({ path, atMs: row['at_ms'], note })
  }
  return notes
}

/**
 * Copies what can be read of the history of the ledger at `oldFile`, which may be damaged, into `db`. `placeOfAll` is the
 * place of all notes where they name none themselves, else null.
 */
export function copyHistory(oldFile: string, db: DatabaseSync, placeOfAll: string | null): void {
  const insert = db.prepare('INSERT INTO history (place, path, at_ms, note) VALUES (?, ?, ?, ?)')
  const old = openForReading(oldFile)
  try {
    const column = placeOfAll === null ? 'place' : '? AS place'
    const select = old.prepare(`SELECT ${column}, path, at_ms, note FROM history ORDER BY id`)
    select.setReadBigInts(true)
    for (const row of placeOfAll === null ? select.iterate() : select.iterate(keyOfPath(placeOfAll))) {
      const { place, path, at_ms: atMs, note } = row
      if (typeof place !== 'string' || typeof path !== 'string' || typeof atMs !== 'number') continue
      if (typeof note === 'string' && parseHistoryEntry(parseJson(note)) !== null) insert.run(place, path, atMs, note)
    }
  } catch (error) {
    // The history is a comfort: what is unreadable of it is given up, what was read stays.
    if (failureOf(error, '.')?.kind !== 'damaged') throw error
  } finally {
    old.close()
  }
}
