// Takes over a whole ledger of an earlier version: all of it in one transaction, so that it is of one version or the other
// whatever happens meanwhile.
import type { DatabaseSync } from 'node:sqlite'
import { closeUnmarked } from '../connection.ts'
import type { LedgerContent } from './formats.ts'
import { putMeta, putUpload } from '../records/statements.ts'
import { ledgerVersion, openForWriting, openKey, sentinelKey, sentinelValue } from '../records/ledger-file.ts'
import { openedRow } from '../records/places.ts'
import { putEarlier, readTargetsFor, rowOfEarlier } from '../sent-rows.ts'
import { hasSchema, migrationTo, schemaSql } from './schema.ts'
import { assert } from '#shared/assert.ts'

/**
 * Makes the ledger of an earlier version at `file`, which was examined and holds `content`, one of this version. Throws SQLite's
 * error when the disk is full or fails; then the ledger is what it was.
 */
export function takeOverLedger(file: string, content: LedgerContent, nowMs: number): void {
  assert(content.version < ledgerVersion, 'only an earlier version is taken over')
  const db = openForWriting(file)
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
  for (let version = content.version + 1; version <= ledgerVersion; version++) {
    for (const sql of migrationTo(version)) db.exec(sql)
  }
  if (content.version === 1) {
    const put = putUpload(db)
    for (const row of content.rows) put(openedRow(row), nowMs)
  }
  const targets = readTargetsFor(db)
  const putSent = putEarlier(db)
  for (const placed of content.rows.values().map(openedRow)) {
    const row = rowOfEarlier(placed, content.places.get(placed.place) ?? null, targets)
    if (row !== null) putSent(row)
  }
  const meta = putMeta(db)
  meta(sentinelKey, sentinelValue(ledgerVersion))
  // Closing moves the log in; from then on none is missed.
  meta(openKey, 'no')
  db.exec(`PRAGMA user_version = ${ledgerVersion}`)
  assert(hasSchema(db, schemaSql), 'a ledger that is taken over is one like any other')
}
