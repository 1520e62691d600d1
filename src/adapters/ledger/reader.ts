// The ledger read from outside while the uploader, or nobody, writes it: for `status` and for support.
import fs from 'node:fs'
import { failureOf, isOfFullDisk, wordsOfError } from './records/sqlite-errors.ts'
import { readHistory } from './records/history.ts'
import type { PlacedUpload, RowKey } from './records/places.ts'
import { readMetaValue, readRowsAt, wholeOf } from './records/read-rows.ts'
import { uploadColumns, uploadOfRow } from './records/rows.ts'
import * as ledgerFile from './records/ledger-file.ts'
import { readCurrentTarget } from './records/targets.ts'
import { keyOfPath } from './records/text.ts'
import { readWaiting } from './sent-rows.ts'
import { hasSchema, schemaSql } from './schema/schema.ts'
import { assert } from '#shared/assert.ts'
import type { DatabaseSync } from 'node:sqlite'
import type { HistoryRow } from '#shared/rows/history-entry.ts'
import type { SentRow } from '#shared/rows/sent-file.ts'
import type { RestingState, Upload } from '#shared/upload.ts'

export type RestKind = RestingState['kind']

/**
 * How many uploads rest in each state. `elsewhere`: those that are done by what was agreed with another target than the
 * present one; they are not counted under `done`.
 */
export type RestCounts = Readonly<Record<RestKind | 'elsewhere', number>>

/**
 * `after`: where the page before ended; null: from the start. `which`: all, or all but what is done with the present
 * target.
 */
export type PageQuery = {
  readonly after: RowKey | null
  readonly most: number
  readonly which: 'all' | 'not_done'
}

/** `next` is the `after` of the following page; null at the end. */
export type Page = { readonly rows: readonly PlacedUpload[]; readonly next: RowKey | null }

export type ReadLedger =
  | { readonly kind: 'readable'; readonly view: LedgerView }
  /** Nothing was ever written there. */
  | { readonly kind: 'no_ledger' }
  | { readonly kind: 'newer_data' }
  /** Of an earlier version: the next start of an uploader takes it over. */
  | { readonly kind: 'older_data' }
  /** Even reading needs some room beside the file, and the disk has none. */
  | { readonly kind: 'disk_full' }
  /** Damaged, or not ours to read. `because` is for a log. */
  | { readonly kind: 'unreadable'; readonly because: string }

/** To be closed. Each call sees what was saved last before it; calls throw SQLite's error if the file breaks meanwhile. */
export interface LedgerView {
  counts(): RestCounts
  /** The number of the target that files go to now; null while none is known. */
  targetId(): number | null
  /** Uploads in the order of their paths, those of several places side by side; damaged rows are left out. */
  page(ask: PageQuery): Page
  /** The upload of one file; null where nothing is known of it, or its row is damaged. */
  upload(key: RowKey): Upload | null
  /** The upload of a place that holds one file (see `filePlace`); null where there is none. */
  uploadAt(place: string): Upload | null
  /** Files that were sent and whose rows are not in the history yet, oldest first. */
  waiting(): readonly SentRow[]
  /** The last written value of `key`; null when there is none or it is damaged. */
  meta(key: string): string | null
  /** The last `most` notes of a row, oldest first. */
  history(key: RowKey, most: number): readonly HistoryRow[]
  close(): void
}

/**
 * Opens the ledger in `dataDir` for reading. Changes nothing in it; several processes may read while one writes. `leavesNoTrace`: no file
 * is made beside it either, as SQLite does while it reads a ledger that nobody has open.
 */
export function readLedger(dataDir: string, leavesNoTrace = false): ReadLedger {
  const file = ledgerFile.ledgerPath(dataDir)
  try {
    const stat = fs.lstatSync(file, { throwIfNoEntry: false })
    if (stat === undefined) return { kind: 'no_ledger' }
    if (!stat.isFile() || stat.size === 0) return notALedger
    return readOpen(leavesNoTrace ? ledgerFile.openWithoutTrace(file) : ledgerFile.openForReading(file))
  } catch (error) {
    const failure = failureOf(error, dataDir)
    if (failure === null) throw error
    if (isOfFullDisk(failure)) return { kind: 'disk_full' }
    return { kind: 'unreadable', because: wordsOfError(error) }
  }
}

const notALedger = { kind: 'unreadable', because: 'not a ledger' } as const

function readOpen(db: DatabaseSync): ReadLedger {
  try {
    const id = db.prepare('PRAGMA application_id').get()?.['application_id']
    const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
    if (id === ledgerFile.applicationId && version === ledgerFile.ledgerVersion && hasSchema(db, schemaSql)) {
      return { kind: 'readable', view: createView(db) }
    }
    db.close()
    if (id !== ledgerFile.applicationId || version === ledgerFile.ledgerVersion || version < 1) return notALedger
    return { kind: version > ledgerFile.ledgerVersion ? 'newer_data' : 'older_data' }
  } catch (error) {
    if (db.isOpen) db.close()
    throw error
  }
}

function createView(db: DatabaseSync): LedgerView {
  return {
    counts: () => countByState(db),
    targetId: () => readCurrentTarget(db),
    page: (ask) => readPage(db, ask),
    upload: (key) => readUpload(db, key),
    uploadAt: (place) => readRowsAt(db, place).whole.at(-1)?.upload ?? null,
    waiting: () => readWaiting(db, Number.MAX_SAFE_INTEGER).whole.map(({ row }) => row),
    meta: (key) => readMetaValue(db, key),
    history: (key, most) => readHistory(db, key, most),
    close: () => db.close(),
  }
}

function readUpload(db: DatabaseSync, { place, path }: RowKey): Upload | null {
  const statement = db.prepare(`SELECT ${uploadColumns} FROM uploads WHERE place = ? AND path = ?`)
  statement.setReadBigInts(true)
  const row = statement.get(keyOfPath(place), keyOfPath(path))
  return row === undefined ? null : (uploadOfRow(row)?.upload ?? null)
}

/** True of a row that is done by what was agreed with another target than `:target`. */
const isElsewhere = "kind = 'done' AND target_id IS NOT NULL AND target_id IS NOT :target"

function countByState(db: DatabaseSync): RestCounts {
  const counts = { settling: 0, waiting: 0, done: 0, blocked: 0, gone: 0, elsewhere: 0 }
  const statement = db.prepare(
    `SELECT iif(${isElsewhere}, 'elsewhere', kind) AS counted, count(*) AS many FROM uploads GROUP BY counted`,
  )
  for (const { counted, many } of statement.iterate({ target: readCurrentTarget(db) })) {
    if (isCounted(counted, counts)) counts[counted] = Number(many)
  }
  return counts
}

function isCounted(kind: unknown, counts: RestCounts): kind is keyof RestCounts {
  return typeof kind === 'string' && Object.hasOwn(counts, kind)
}

function readPage(db: DatabaseSync, { after, most, which }: PageQuery): Page {
  assert(most > 0, 'a page holds at least one upload')
  const isShown = which === 'all' ? 'true' : `(kind <> 'done' OR ${isElsewhere})`
  const statement = db.prepare(
    `SELECT ${uploadColumns} FROM uploads WHERE (path, place) > (:path, :place) AND ${isShown} ` +
      'ORDER BY path, place LIMIT :most',
  )
  statement.setReadBigInts(true)
  statement.setAllowUnknownNamedParameters(true)
  // No path is empty, so the empty text stands before all of them.
  const from = { path: keyOfPath(after?.path ?? ''), place: keyOfPath(after?.place ?? '') }
  const rows = statement.all({ ...from, most, target: readCurrentTarget(db) })
  const last = rows.length < most ? undefined : rows.at(-1)
  const { path, place } = last ?? {}
  const next = typeof path === 'string' && typeof place === 'string' ? { path, place } : null
  return { rows: wholeOf(rows, uploadOfRow).whole, next }
}
