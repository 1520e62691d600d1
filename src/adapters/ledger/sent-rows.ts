// Rows of the history that wait in the ledger: written with the record that they are about, moved into the history soon after.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { rowColumns, rowOf, valuesOf } from '../history/row.ts'
import { fileAt, type LedgerScope } from './records/places.ts'
import { readMetaValue, wholeOf, type Read } from './records/read-rows.ts'
import { parseTargets, targetsKey } from './records/targets.ts'
import { checksumOf, isWholeRow, parseJson } from './records/text.ts'
import { assertNever } from '#shared/assert.ts'
import type { SentFile, SentRow } from '#shared/rows/sent-file.ts'
import { shownDevice, type Target } from '#shared/target.ts'
import type { PlacedUpload } from './records/places.ts'

/** A file that was sent, and the folder it lies in; null: its path is absolute. */
export type PlacedSent = { readonly folder: string | null; readonly file: SentFile }

export type WaitingRow = { readonly id: number; readonly row: SentRow }

/** Where a file of a run lies. */
export function placedSent(scope: LedgerScope, file: SentFile): PlacedSent {
  switch (scope.kind) {
    case 'folder':
      return { folder: scope.root, file }
    case 'folders': {
      const { into, path } = scope.keys.split(file.path)
      return { folder: scope.folders.get(into)?.root ?? null, file: { ...file, path } }
    }
    case 'files':
      return { folder: null, file: { ...file, path: scope.files.get(file.path) ?? file.path } }
    default:
      return assertNever(scope)
  }
}

/** The row of the history: with the names that `targets` have for the target. */
export function rowOfSent({ folder, file }: PlacedSent, targets: readonly Target[]): SentRow {
  const { targetId, ...rest } = file
  const target = targets.find(({ id }) => id === targetId)
  const { server = null, accountId: account = null } = target ?? {}
  const device = target === undefined ? null : shownDevice(target)
  return { ...rest, folder, server, device, account }
}

/**
 * The row of a file that was sent before there was a history; null where the record holds no proof. How it came there and after how
 * many tries nobody wrote down.
 */
export function rowOfEarlier(
  { place, upload }: PlacedUpload,
  root: string | null,
  targets: readonly Target[],
): SentRow | null {
  const { path, state, stored, addedAtMs } = upload
  const isByName = place.startsWith('file:')
  if (state.kind !== 'done' || stored === null || (root === null && !isByName)) return null
  const { contentHash, destination, stat, targetId } = stored
  const file: SentFile = {
    path: isByName ? fileAt(place, root, path) : path,
    how: 'sent',
    contentHash,
    sizeBytes: stat.sizeBytes,
    targetId,
    destination,
    rev: null,
    addedAtMs,
    sentAtMs: state.atMs,
    tries: 1,
    original: 'kept',
  }
  return { ...rowOfSent({ folder: isByName ? null : root, file }, targets), tries: null }
}

/** Writes a row that waits, inside the caller's transaction. The same row is not written twice. */
export function putWaiting(db: DatabaseSync): (row: SentRow) => void {
  const insert = db.prepare(
    'INSERT INTO sent (row, checksum) SELECT :row, :checksum WHERE NOT EXISTS (SELECT 1 FROM sent WHERE row = :row)',
  )
  return (row) => {
    const text = JSON.stringify(valuesOf(row))
    insert.run({ row: text, checksum: checksumOf([text]) })
  }
}

/** The same for rows of records, of which no two say the same. */
export function putEarlier(db: DatabaseSync): (row: SentRow) => void {
  const insert = db.prepare('INSERT INTO sent (row, checksum) VALUES (?, ?)')
  return (row) => {
    const text = JSON.stringify(valuesOf(row))
    insert.run(text, checksumOf([text]))
  }
}

/** All targets that are remembered. */
export function readTargetsFor(db: DatabaseSync): readonly Target[] {
  return parseTargets(readMetaValue(db, targetsKey))
}

/** The oldest rows that wait. Throws SQLite's error. */
export function readWaiting(db: DatabaseSync, most: number): Read<WaitingRow[]> {
  const statement = db.prepare('SELECT id, row, checksum FROM sent ORDER BY id LIMIT ?')
  statement.setReadBigInts(true)
  return wholeOf(statement.iterate(most), waitingOf)
}

/** They are in the history. */
export function dropWaiting(db: DatabaseSync, rows: readonly WaitingRow[]): void {
  const drop = db.prepare('DELETE FROM sent WHERE id = ?')
  for (const { id } of rows) drop.run(id)
}

function waitingOf({ id, row, checksum }: Readonly<Record<string, SQLOutputValue>>): WaitingRow | null {
  if (!isWholeRow({ row: row ?? null, checksum: checksum ?? null }) || typeof row !== 'string') return null
  const values = parseJson(row)
  if (!Array.isArray(values)) return null
  const parsed = rowOf(Object.fromEntries(rowColumns.map((name, index): [string, unknown] => [name, values[index]])))
  return parsed === null ? null : { id: Number(id), row: parsed }
}
