// Pages, days and proofs of the history. All throw SQLite's error.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { keyOfPath } from '../ledger/records/text.ts'
import { quarterMs, quarterOf, sameRow } from './append.ts'
import { readMark } from './database.ts'
import { linkOf, nameOf, rowColumns, rowOf, valuesOf } from './row.ts'
import { piecesToAsk, probedRows, queryOf, searchTextOf, type Search } from './search.ts'
import type { SentRow } from '#shared/rows/sent-file.ts'

export type NumberedRow = { readonly id: number; readonly row: SentRow }

/** Newest first. `before`: the number of the last row of the page before; null: from the newest. Times: from (included), to (not). */
export type RowsAsk = {
  readonly before: number | null
  readonly most: number
  readonly search: Search | null
  readonly fromMs: number | null
  readonly toMs: number | null
}

type Values = Readonly<Record<string, SQLOutputValue>>

/** Rows that fit, newest first; damaged ones are left out. */
export function readRows(db: DatabaseSync, ask: RowsAsk): readonly NumberedRow[] {
  const span = spanOf(db, ask)
  if (span === null) return []
  const { search, most } = ask
  if (search === null) return take(plainRows(db, span), ask)
  const byName = take(wordRows(db, search, span), ask)
  if (search.hash === null) return byName
  const byHash = take(hashRows(db, search.hash, span), ask)
  const all = new Map([...byName, ...byHash].map((one) => [one.id, one]))
  return [...all.values()].toSorted((one, other) => other.id - one.id).slice(0, most)
}

type Span = { readonly first: number; readonly last: number }

/** The numbers among which the rows of this time are; null where there are none. */
function spanOf(db: DatabaseSync, { before, fromMs, toMs }: RowsAsk): Span | null {
  const end = (before ?? Number.MAX_SAFE_INTEGER) - 1
  if (fromMs === null && toMs === null) return { first: 0, last: end }
  const span = db
    .prepare('SELECT min(first_id) AS first, max(last_id) AS last FROM quarters WHERE start_ms >= ? AND start_ms < ?')
    .get(fromMs === null ? Number.MIN_SAFE_INTEGER : quarterOf(fromMs), toMs ?? Number.MAX_SAFE_INTEGER)
  const { first, last } = span ?? {}
  if (typeof first !== 'number' || typeof last !== 'number') return null
  return { first, last: Math.min(last, end) }
}

function plainRows(db: DatabaseSync, { first, last }: Span): Iterable<Values> {
  return db.prepare('SELECT * FROM sent WHERE id BETWEEN ? AND ? ORDER BY id DESC').iterate(first, last)
}

function wordRows(db: DatabaseSync, { pieces }: Search, { first, last }: Span): Iterable<Values> {
  const nth = db.prepare('SELECT rowid AS id FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?')
  const asked = piecesToAsk(pieces, (piece) => Number(nth.get(queryOf([piece]), probedRows)?.['id'] ?? 0))
  // The join in this order follows the index of words, newest first, and stops when a page is full.
  const sql = `SELECT sent.* FROM words CROSS JOIN sent ON sent.id = words.rowid
    WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? ORDER BY words.rowid DESC`
  return db.prepare(sql).iterate(queryOf(asked), first, last)
}

/** The plus signs keep SQLite from walking through all numbers in their order instead of asking the index of hashes. */
export const rowsByHash = `SELECT * FROM sent WHERE substr(content_hash, 1, 16) >= ? AND substr(content_hash, 1, 16) < ?
    AND +id BETWEEN ? AND ? ORDER BY +id DESC`

function hashRows(db: DatabaseSync, hash: string, { first, last }: Span): Iterable<Values> {
  const start = hash.slice(0, 16)
  return db.prepare(rowsByHash).iterate(start, `${start}g`, first, last)
}

function take(rows: Iterable<Values>, ask: RowsAsk): readonly NumberedRow[] {
  const taken: NumberedRow[] = []
  for (const values of rows) {
    const row = rowOf(values)
    if (row !== null && fits(row, ask)) taken.push({ id: Number(values['id']), row })
    if (taken.length === ask.most) break
  }
  return taken
}

/** Whether a row is of the time and what is searched. */
export function fits(row: SentRow, { fromMs, toMs, search }: Pick<RowsAsk, 'fromMs' | 'toMs' | 'search'>): boolean {
  if (fromMs !== null && row.sentAtMs < fromMs) return false
  if (toMs !== null && row.sentAtMs >= toMs) return false
  if (search === null || searchTextOf(row).includes(search.text)) return true
  return search.hash !== null && row.contentHash.startsWith(search.hash)
}

/** How many files and bytes were sent in each of the spans that begin at `startsMs` (growing; the last is the end). */
export function readSums(
  db: DatabaseSync,
  startsMs: readonly number[],
): readonly { readonly startMs: number; readonly files: number; readonly bytes: number }[] {
  const sum = db.prepare(
    'SELECT total(files) AS files, total(bytes) AS bytes FROM quarters WHERE start_ms >= ? AND start_ms < ?',
  )
  return startsMs.slice(0, -1).map((startMs, index) => {
    const row = sum.get(quarterOf(startMs), quarterOf((startsMs[index + 1] ?? startMs) + quarterMs - 1))
    return { startMs, files: Number(row?.['files'] ?? 0), bytes: Number(row?.['bytes'] ?? 0) }
  })
}

/** The newest row of a path; `folder`: null for a file that was sent by name. Null for none. */
export function readNewest(db: DatabaseSync, folder: string | null, path: string): SentRow | null {
  const key = folder === null ? null : keyOfPath(folder)
  const sql = 'SELECT * FROM sent WHERE path = ? AND folder IS ? ORDER BY id DESC LIMIT 1'
  const values = db.prepare(sql).get(keyOfPath(path), key)
  return values === undefined ? null : rowOf(values)
}

/** The row with this number; null where there is none, or a damaged one. */
export function readRow(db: DatabaseSync, id: number): SentRow | null {
  const values = db.prepare('SELECT * FROM sent WHERE id = ?').get(id)
  return values === undefined ? null : rowOf(values)
}

/** Whether this very row is there. */
export function holds(db: DatabaseSync, row: SentRow): boolean {
  const [folder = null, path = null] = valuesOf(row)
  return db.prepare(sameRow).get(path, row.sentAtMs, row.contentHash, folder) !== undefined
}

/** The folders that files were sent from. Reads all rows. */
export function readFolders(db: DatabaseSync): readonly string[] {
  const rows = db.prepare('SELECT DISTINCT folder FROM sent WHERE folder IS NOT NULL').all()
  return rows.map((row) => nameOf(String(row['folder'])))
}

/** What is wrong with a chain of proofs. Numbers are those of rows. */
export type Break =
  /** Rows from `from` to `to` are not there. */
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  /** The row is not what was written; or one before it is not. */
  | { readonly kind: 'changed'; readonly id: number; readonly row: SentRow | null }

export type ChainCheck = {
  readonly rows: number
  readonly breaks: readonly Break[]
  /** The last link: whoever keeps it elsewhere can tell later that nothing before it was made anew. */
  readonly last: { readonly id: number; readonly link: string }
}

/** Follows the chain from its begin to its end. Each fault is told once: after it, what is written is believed again. */
export function checkChain(db: DatabaseSync): ChainCheck {
  const begin = readMark(db, 'begin')
  const end = readMark(db, 'end')
  const breaks: Break[] = []
  let before = { id: begin?.id ?? 0, link: begin?.link ?? '' }
  let rows = 0
  for (const values of db.prepare(`SELECT id, ${rowColumns.join(', ')}, link FROM sent ORDER BY id`).iterate()) {
    const id = Number(values['id'])
    const link = String(values['link'])
    if (id !== before.id + 1) breaks.push({ kind: 'missing', from: before.id + 1, to: id - 1 })
    else if (
      linkOf(
        before.link,
        id,
        rowColumns.map((name) => plain(values[name])),
      ) !== link
    ) {
      breaks.push({ kind: 'changed', id, row: rowOf(values) })
    }
    before = { id, link }
    rows++
  }
  if (end !== null && end.id > before.id) breaks.push({ kind: 'missing', from: before.id + 1, to: end.id })
  else if (end?.id !== before.id || end.link !== before.link) breaks.push({ kind: 'changed', id: before.id, row: null })
  return { rows, breaks, last: before }
}

/** No column of ours holds bytes or a number that is too large: those are another value all the same. */
function plain(value: SQLOutputValue | undefined): string | number | null {
  if (value === undefined) return null
  return typeof value === 'bigint' || value instanceof Uint8Array ? `other ${String(value)}` : value
}
