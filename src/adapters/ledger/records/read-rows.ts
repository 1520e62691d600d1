// Reading what a ledger holds, row by row: what is whole, and how many rows are not. All throw SQLite's error.
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import { filePlace, packedRow, placeOfKey, type LedgerScope, type PlacedRow, type PlacedUpload } from './places.ts'
import { uploadColumns, uploadOfRow } from './rows.ts'
import { packedRecord } from './packed-record.ts'
import { areWhole, checksumOf, isWholeRow, keyOfPath } from './text.ts'
import { assertNever } from '#shared/assert.ts'

/** What was read, and how many rows were damaged and are left out. */
export type Read<T> = { readonly whole: T; readonly bad: number }

type Row = Readonly<Record<string, SQLOutputValue>>

/** The uploads of all places. */
export function readAllRows(db: DatabaseSync): Read<PlacedRow[]> {
  // One row after the other is packed: all of them in full would be a tenfold of memory for a moment, and its garbage.
  const statement = prepare(db, `SELECT ${uploadColumns} FROM uploads ORDER BY rowid`)
  statement.setReturnArrays(true)
  // With lists a row is its values; that is not in the types.
  const rows = statement.iterate() as Iterable<unknown> as Iterable<readonly SQLOutputValue[]>
  return wholeOf(rows, createPackedRowOf())
}

/** Reads a row as the list of its values into its packed form. Nearly all rows are at one place, whose text is kept once. */
function createPackedRowOf(): (values: readonly SQLOutputValue[]) => PlacedRow | null {
  let place = ''
  return (values) => {
    const [key, path, kind] = values
    const record = values[recordAt]
    if (kind !== 'done' || typeof key !== 'string' || typeof path !== 'string' || typeof record !== 'string')
      return packedRowOf(values)
    if (!areWhole(values)) return null
    const loaded = packedRecord(path, record)
    if (loaded === null) return packedRowOf(values)
    if (placeOfKey(key) !== place) place = placeOfKey(key)
    return { place, loaded }
  }
}

/** The same of any row, by way of all its values. */
function packedRowOf(values: readonly SQLOutputValue[]): PlacedRow | null {
  const placed = uploadOfRow(Object.fromEntries(columns.map((name, index) => [name, values[index] ?? null])))
  return placed === null ? null : packedRow(placed)
}

const columns = uploadColumns.split(', ')
const recordAt = columns.indexOf('record')

/** The uploads of one place. */
export function readRowsAt(db: DatabaseSync, place: string): Read<PlacedUpload[]> {
  const statement = prepare(db, `SELECT ${uploadColumns} FROM uploads WHERE place = ? ORDER BY path`)
  return wholeOf(statement.iterate(keyOfPath(place)), uploadOfRow)
}

/** The uploads of one run. */
export function readScope(db: DatabaseSync, scope: LedgerScope): Read<PlacedUpload[]> {
  switch (scope.kind) {
    case 'folder': {
      const place = scope.place()
      return place === '' ? { whole: [], bad: 0 } : readRowsAt(db, place)
    }
    case 'folders': {
      const reads = [...scope.folders.values()].map((folder) => readScope(db, folder))
      return { whole: reads.flatMap(({ whole }) => whole), bad: reads.reduce((sum, { bad }) => sum + bad, 0) }
    }
    case 'files':
      return wholeOf(fileRows(db, scope.files), uploadOfRow)
    default:
      return assertNever(scope)
  }
}

function* fileRows(db: DatabaseSync, files: ReadonlyMap<string, string>): Iterable<Row> {
  const statement = prepare(db, `SELECT ${uploadColumns} FROM uploads WHERE place = ? AND path = ?`)
  for (const [path, absolute] of files) yield* statement.all(keyOfPath(filePlace(absolute)), keyOfPath(path))
}

/** Where each place was seen last. */
export function readAllPlaces(db: DatabaseSync): Read<Map<string, string>> {
  const read = wholeOf(prepare(db, 'SELECT place, root, checksum FROM places').iterate(), rootOfRow)
  return { whole: new Map(read.whole), bad: read.bad }
}

/** Where `place` was seen last; null when nobody knows. */
export function readRoot(db: DatabaseSync, place: string): string | null {
  const row = prepare(db, 'SELECT place, root, checksum FROM places WHERE place = ?').get(keyOfPath(place))
  return row === undefined ? null : (rootOfRow(row)?.[1] ?? null)
}

function rootOfRow(row: Row): [place: string, root: string] | null {
  const { place, root } = row
  if (!isWholeRow(row) || typeof place !== 'string' || typeof root !== 'string') return null
  return [placeOfKey(place), placeOfKey(root)]
}

/** What is kept beside the uploads. */
export function readAllMeta(db: DatabaseSync): Read<Map<string, string>> {
  const read = wholeOf(prepare(db, 'SELECT key, value, checksum FROM meta').iterate(), valueOfRow)
  return { whole: new Map(read.whole), bad: read.bad }
}

/** The value of `key`; null when there is none or it is damaged. */
export function readMetaValue(db: DatabaseSync, key: string): string | null {
  const row = prepare(db, 'SELECT key, value, checksum FROM meta WHERE key = ?').get(key)
  return row === undefined ? null : (valueOfRow(row)?.[1] ?? null)
}

function valueOfRow({ key, value, checksum }: Row): [key: string, value: string] | null {
  if (typeof key !== 'string' || typeof value !== 'string') return null
  return checksum === BigInt(checksumOf([key, value])) ? [key, value] : null
}

/** Big integers, as a flipped bit may make any column any type and any number. */
function prepare(db: DatabaseSync, sql: string): StatementSync {
  const statement = db.prepare(sql)
  statement.setReadBigInts(true)
  return statement
}

/** What `parse` makes of the rows; null from it is a damaged row. */
export function wholeOf<R, T>(rows: Iterable<R>, parse: (row: R) => T | null): Read<T[]> {
  const whole: T[] = []
  let bad = 0
  for (const row of rows) {
    const value = parse(row)
    if (value === null) bad++
    else whole.push(value)
  }
  return { whole, bad }
}
