// One open connection to a whole ledger, with its prepared statements. It throws SQLite's errors; the ledger reads them.
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
    const connection = createConnection(db)
    markOpen(connection)
    return connection
  } catch (error) {
    db.close()
    throw error
  }
}

/** From now on a missing log means lost changes. On a full disk, or while somebody reads, this waits for the next start. */
function markOpen(connection: Connection): void {
  try {
    connection.writeMeta(openKey, 'yes')
    connection.moveLogIn()
  } catch (error) {
    const isHarmless = error instanceof LogInUse || failureOf(error, '.')?.kind === 'full'
    if (!isHarmless || !connection.rollBack()) throw error
  }
}

function createConnection(db: ReturnType<typeof openForWriting>): Connection {
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

  function abandon(): void {
    try {
      db.close()
    } catch {
      // Nothing is lost by it: what was acknowledged is on disk already.
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
      } catch {
        rollBack() // Full or failing disk: the next start looks more closely, nothing else.
      }
      abandon()
    },
    abandon,
  }
}

/** A reader holds the log. Shaped like SQLite's own "busy", so that it is read like it. */
class LogInUse extends Error {
  readonly code = 'ERR_SQLITE_ERROR'
  readonly errcode = 5
  readonly errstr = 'the log is being read'
}
