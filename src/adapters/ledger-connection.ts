// One open connection to a whole ledger, with its prepared statements. It throws SQLite's errors; the ledger reads them.
import fs from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { createHistoryWriter } from './ledger-history.ts'
import { readAllUploads } from './ledger-health.ts'
import { checksumOf, type UploadRow } from './ledger-rows.ts'
import { openForWriting, openKey } from './ledger-schema.ts'
import { dropUpload, putMeta, putRow } from './ledger-statements.ts'
import { failureOf } from './ledger-error.ts'
import type { NoteRow } from '#shared/note.ts'
import type { Upload } from '#shared/upload.ts'

export type RowBatch = {
  readonly rows: readonly UploadRow[]
  readonly forgotten: readonly string[]
  readonly notes: readonly NoteRow[]
}

export interface Connection {
  readUploads(): { readonly uploads: readonly Upload[]; readonly bad: number }
  readMeta(key: string): string | null
  /** One transaction, on disk when it returns. */
  save(batch: RowBatch, nowMs: number): void
  writeMeta(key: string, value: string): void
  /** Ends a transaction that failed; false when even that did not work. */
  rollBack(): boolean
  /** Moves the whole log into the ledger and syncs it. Throws when a reader or the disk does not let it. */
  moveLogIn(): void
  /** Marks the ledger as complete and closes it. */
  closeCleanly(): void
  /** Closes it as it is. */
  abandon(): void
}

/** Opens the whole ledger at `file` and marks it as open. Throws SQLite's error. */
export function connectLedger(file: string): Connection {
  const db = openForWriting(file)
  try {
    const connection = createConnection(db, file)
    markOpen(connection, file)
    return connection
  } catch (error) {
    closeUnmarked(db, file)
    throw error
  }
}

/**
 * Closes without the mark of a clean end. SQLite removes a log that it could move in; an empty one takes its place then, so
 * that the next start does not take it for lost. Nothing is lost if any of it fails: what was acknowledged is on disk.
 */
function closeUnmarked(db: DatabaseSync, file: string): void {
  try {
    db.close()
    fs.closeSync(fs.openSync(`${file}-wal`, 'a', 0o600))
  } catch (error) {
    if (failureOf(error, path.dirname(file)) === null) throw error
  }
}

/** From now on a missing log means lost changes. On a full disk, or while somebody reads, this waits for the next start. */
function markOpen(connection: Connection, file: string): void {
  try {
    connection.writeMeta(openKey, 'yes')
    connection.moveLogIn()
  } catch (error) {
    const isHarmless = error instanceof LogInUse || failureOf(error, path.dirname(file))?.kind === 'full'
    if (!isHarmless || !connection.rollBack()) throw error
  }
}

function createConnection(db: DatabaseSync, file: string): Connection {
  const put = putRow(db)
  const drop = dropUpload(db)
  const meta = putMeta(db)
  const selectMeta = db.prepare('SELECT value, checksum FROM meta WHERE key = ?')
  selectMeta.setReadBigInts(true)
  const history = createHistoryWriter(db)

  function transaction(work: () => void): void {
    db.exec('BEGIN IMMEDIATE')
    work()
    db.exec('COMMIT')
  }

  function rollBack(): boolean {
    try {
      if (db.isTransaction) db.exec('ROLLBACK')
      return true
    } catch {
      return false
    }
  }

  return {
    readUploads: () => readAllUploads(db),
    readMeta(key) {
      const row = selectMeta.get(key)
      const value = row?.['value']
      return typeof value === 'string' && row?.['checksum'] === BigInt(checksumOf([key, value])) ? value : null
    },
    save(batch, nowMs) {
      transaction(() => {
        for (const path of batch.forgotten) drop(path)
        for (const row of batch.rows) put(row)
        for (const note of batch.notes) history.add(note)
        history.prune(nowMs)
      })
    },
    writeMeta: (key, value) => transaction(() => meta(key, value)),
    rollBack,
    moveLogIn() {
      const row = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
      if (row?.['busy'] !== 0) throw new LogInUse()
    },
    closeCleanly() {
      try {
        transaction(() => meta(openKey, 'no'))
        db.close()
      } catch (error) {
        rollBack()
        if (db.isOpen) closeUnmarked(db, file)
        if (failureOf(error, path.dirname(file)) === null) throw error
      }
    },
    abandon: () => closeUnmarked(db, file),
  }
}

/** A reader holds the log. Shaped like SQLite's own "busy", so that it is read like it. */
class LogInUse extends Error {
  readonly code = 'ERR_SQLITE_ERROR'
  readonly errcode = 5
  readonly errstr = 'the log is being read'
}
