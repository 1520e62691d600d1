// Takes over a whole ledger of an earlier version: all of it in one transaction, so that it is of one version or the other
// whatever happens meanwhile.
import type { DatabaseSync } from 'node:sqlite'
import { closeUnmarked } from './connection.ts'
import { placeOfNotes, type LedgerContent } from './formats.ts'
import { putMeta, putUpload } from './records/statements.ts'
import * as schema from './records/schema.ts'
import { keyOfPath } from './records/text.ts'
import { assert } from '#shared/assert.ts'

/**
 * Makes the ledger of version 1 at `file`, which was examined and holds `content`, one of this version. Throws SQLite's
 * error when the disk is full or fails; then the ledger is what it was.
 */
export function takeOverLedger(file: string, content: LedgerContent, nowMs: number): void {
  assert(content.version === 1, 'there is only one earlier version')
  const db = schema.openForWriting(file)
  try {
    db.exec('BEGIN IMMEDIATE')
    rewrite(db, content, nowMs)
    db.exec('COMMIT')
  } finally {
    // Closing rolls back what was not committed. The log of an earlier run must not be missed then.
    closeUnmarked(db, file)
  }
}

function rewrite(db: DatabaseSync, content: LedgerContent, nowMs: number): void {
  for (const sql of [
    'DROP INDEX uploads_by_kind',
    'DROP TABLE uploads',
    'DROP INDEX history_by_path',
    'ALTER TABLE history RENAME TO history_1',
    ...schema.schemaSql.filter((sql) => sql !== schema.metaSql),
  ]) {
    db.exec(sql)
  }
  const put = putUpload(db)
  for (const placed of content.rows) put(placed, nowMs)
  const place = keyOfPath(placeOfNotes(content) ?? '')
  db.prepare(
    'INSERT INTO history (id, place, path, at_ms, note) SELECT id, ?, path, at_ms, note FROM history_1 ORDER BY id',
  ).run(place)
  db.exec('DROP TABLE history_1')
  const meta = putMeta(db)
  meta(schema.sentinelKey, schema.sentinelValue(schema.ledgerVersion))
  // Closing moves the log in; from then on none is missed.
  meta(schema.openKey, 'no')
  db.exec(`PRAGMA user_version = ${schema.ledgerVersion}`)
  assert(schema.hasSchema(db, schema.schemaSql), 'a ledger that is taken over is one like any other')
}
