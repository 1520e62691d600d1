// The ledger's writing statements, prepared once for each connection.
import type { DatabaseSync } from 'node:sqlite'
import { checksumOf, keyOfPath, rowOfUpload, rowValues, uploadColumns, type UploadRow } from './ledger-rows.ts'
import type { Upload } from '#shared/upload.ts'

const upsertUpload = `INSERT INTO uploads (${uploadColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (path) DO UPDATE SET kind = excluded.kind, reason = excluded.reason, size_bytes = excluded.size_bytes,
  added_at_ms = excluded.added_at_ms, updated_at_ms = excluded.updated_at_ms, record = excluded.record,
  checksum = excluded.checksum`

const upsertMeta = `INSERT INTO meta (key, value, checksum) VALUES (?, ?, ?)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, checksum = excluded.checksum`

/** Writes a row that was made before the transaction began, so that a bad upload leaves no open transaction. */
export function putRow(db: DatabaseSync): (row: UploadRow) => void {
  const statement = db.prepare(upsertUpload)
  return (row) => void statement.run(...rowValues(row))
}

export function putUpload(db: DatabaseSync): (upload: Upload, updatedAtMs: number) => void {
  const put = putRow(db)
  return (upload, updatedAtMs) => put(rowOfUpload(upload, updatedAtMs))
}

export function dropUpload(db: DatabaseSync): (path: string) => void {
  const statement = db.prepare('DELETE FROM uploads WHERE path = ?')
  return (path) => void statement.run(keyOfPath(path))
}

export function putMeta(db: DatabaseSync): (key: string, value: string) => void {
  const statement = db.prepare(upsertMeta)
  return (key, value) => void statement.run(key, value, checksumOf([key, value]))
}
