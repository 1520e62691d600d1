// The ledger's writing statements, prepared once for each connection.
import type { DatabaseSync } from 'node:sqlite'
import type { PlacedUpload } from './places.ts'
import { rowOfUpload, rowValues, uploadColumns, type LedgerRow } from './rows.ts'
import { checksumOf, keyOfPath } from './text.ts'

const upsertUpload = `INSERT INTO uploads (${uploadColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (place, path) DO UPDATE SET kind = excluded.kind, reason = excluded.reason,
  size_bytes = excluded.size_bytes, added_at_ms = excluded.added_at_ms, updated_at_ms = excluded.updated_at_ms,
  target_id = excluded.target_id, destination = excluded.destination, record = excluded.record,
  checksum = excluded.checksum`

const upsertPlace = `INSERT INTO places (place, root, checksum) VALUES (?, ?, ?)
  ON CONFLICT (place) DO UPDATE SET root = excluded.root, checksum = excluded.checksum`

const upsertMeta = `INSERT INTO meta (key, value, checksum) VALUES (?, ?, ?)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, checksum = excluded.checksum`

/** Writes a row that was made before the transaction began, so that a bad upload leaves no open transaction. */
export function putRow(db: DatabaseSync): (row: LedgerRow) => void {
  const statement = db.prepare(upsertUpload)
  return (row) => void statement.run(...rowValues(row))
}

export function putUpload(db: DatabaseSync): (placed: PlacedUpload, updatedAtMs: number) => void {
  const put = putRow(db)
  return (placed, updatedAtMs) => put(rowOfUpload(placed, updatedAtMs))
}

export function dropUpload(db: DatabaseSync): (place: string, path: string) => void {
  const statement = db.prepare('DELETE FROM uploads WHERE place = ? AND path = ?')
  return (place, path) => void statement.run(keyOfPath(place), keyOfPath(path))
}

/** Writes where a place was seen. */
export function putPlace(db: DatabaseSync): (place: string, root: string) => void {
  const statement = db.prepare(upsertPlace)
  return (place, root) => {
    const values = [keyOfPath(place), keyOfPath(root)] as const
    statement.run(...values, checksumOf(values))
  }
}

export function putMeta(db: DatabaseSync): (key: string, value: string) => void {
  const statement = db.prepare(upsertMeta)
  return (key, value) => void statement.run(key, value, checksumOf([key, value]))
}

/** Forgets where `from` was seen, and lets its history go on at `to`. */
export function leavePlace(db: DatabaseSync, from: string, to: string): void {
  db.prepare('DELETE FROM places WHERE place = ?').run(keyOfPath(from))
  db.prepare('UPDATE history SET place = ? WHERE place = ?').run(keyOfPath(to), keyOfPath(from))
}
