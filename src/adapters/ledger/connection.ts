// This folder: the records on SQLite, whole after every crash.

// One open connection to a whole ledger, with its prepared statements. It throws SQLite's errors; the ledger reads them.
import fs from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { createHistoryWriter } from './records/history.ts'
import { readReliance, type RelianceAsk } from './records/reliance.ts'
import { readMetaValue, readRowsAt, readScope, type Read } from './records/read-rows.ts'
import { rowOfUpload, type LedgerRow } from './records/rows.ts'
import { readTargets, type Targets } from './records/targets.ts'
import { openForWriting, openKey } from './records/ledger-file.ts'
import { dropUpload, leavePlace, putMeta, putPlace, putRow } from './records/statements.ts'
import { failureOf } from './records/sqlite-errors.ts'
import type { LedgerScope, PlacedUpload, RowKey } from './records/places.ts'
import {
  dropWaiting,
  putWaiting,
  readTargetsFor,
  readWaiting,
  rowOfSent,
  type PlacedSent,
  type WaitingRow,
} from './sent-rows.ts'
import type { HistoryRow } from '#shared/rows/history-entry.ts'

/** What one transaction writes. */
export type RowBatch = {
  readonly rows: readonly LedgerRow[]
  readonly forgotten: readonly RowKey[]
  readonly notes: readonly { readonly place: string; readonly row: HistoryRow }[]
  /** Files that are proved to be in Dropbox. */
  readonly sent: readonly PlacedSent[]
  /** Places and where they were seen. */
  readonly roots: readonly (readonly [place: string, root: string])[]
}

export interface Connection {
  readScope(scope: LedgerScope): Read<readonly PlacedUpload[]>
  readMeta(key: string): string | null
  readTargets(): Targets
  readReliance(ask: RelianceAsk): readonly string[]
  /** One transaction, on disk when it returns. */
  save(batch: RowBatch, nowMs: number): void
  /** The oldest rows that wait for the history, at most so many. */
  readWaiting(most: number): readonly WaitingRow[]
  /** They are in the history, on disk. */
  dropWaiting(rows: readonly WaitingRow[]): void
  /** Writes all or none of the values. */
  writeMeta(entries: readonly (readonly [key: string, value: string])[]): void
  /** Moves the rows at `from` to `to`, which stands at `root`; where both have a row, that at `to` stays. */
  renamePlace(from: string, to: string, root: string, nowMs: number): void
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
export function closeUnmarked(db: DatabaseSync, file: string): void {
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
    connection.writeMeta([[openKey, 'yes']])
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
  const place = putPlace(db)
  const history = createHistoryWriter(db)
  const wait = putWaiting(db)

  function transaction(work: () => void): void {
    db.exec('BEGIN IMMEDIATE')
    work()
    db.exec('COMMIT')
  }

  const rollBack = (): boolean => canRollBack(db)

  return {
    readScope: (scope) => readScope(db, scope),
    readMeta: (key) => readMetaValue(db, key),
    readTargets: () => readTargets(db),
    readReliance: (ask) => readReliance(db, ask),
    save(batch, nowMs) {
      transaction(() => {
        for (const [at, root] of batch.roots) place(at, root)
        for (const key of batch.forgotten) drop(key.place, key.path)
        for (const row of batch.rows) put(row)
        for (const note of batch.notes) history.add(note.place, note.row)
        if (batch.sent.length > 0) {
          const targets = readTargetsFor(db)
          for (const sent of batch.sent) wait(rowOfSent(sent, targets))
        }
        history.prune(nowMs)
      })
    },
    readWaiting: (most) => readWaiting(db, most).whole,
    dropWaiting: (rows) => transaction(() => dropWaiting(db, rows)),
    writeMeta(entries) {
      transaction(() => {
        for (const [key, value] of entries) meta(key, value)
      })
    },
    renamePlace: (from, to, root, nowMs) => transaction(() => moveRows(db, { from, to, root, nowMs })),
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

function canRollBack(db: DatabaseSync): boolean {
  try {
    if (db.isTransaction) db.exec('ROLLBACK')
    return true
  } catch {
    return false
  }
}

type Move = { readonly from: string; readonly to: string; readonly root: string; readonly nowMs: number }

function moveRows(db: DatabaseSync, { from, to, root, nowMs }: Move): void {
  const put = putRow(db)
  const drop = dropUpload(db)
  const taken = new Set(readRowsAt(db, to).whole.map(({ upload }) => upload.path))
  for (const { upload } of readRowsAt(db, from).whole) {
    drop(from, upload.path)
    if (!taken.has(upload.path)) put(rowOfUpload({ place: to, upload }, nowMs))
  }
  leavePlace(db, from, to)
  putPlace(db)(to, root)
}

/** A reader holds the log. Shaped like SQLite's own "busy", so that it is read like it. */
class LogInUse extends Error {
  readonly code = 'ERR_SQLITE_ERROR'
  readonly errcode = 5
  readonly errstr = 'the log is being read'
}
