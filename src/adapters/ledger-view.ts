// The ledger read from outside while the uploader, or nobody, writes it: for `status` and for support.
import fs from 'node:fs'
import { failureOf, wordsOfError } from './ledger-error.ts'
import { readHistory } from './ledger-history.ts'
import { keyOfPath, uploadColumns, uploadOfRow } from './ledger-rows.ts'
import * as schema from './ledger-schema.ts'
import { assert } from '#shared/assert.ts'
import type { DatabaseSync } from 'node:sqlite'
import type { NoteRow } from '#shared/note.ts'
import type { RestingState, Upload } from '#shared/upload.ts'

export type RestKind = RestingState['kind']

export type ReadLedger =
  | { readonly kind: 'readable'; readonly view: LedgerView }
  /** Nothing was ever written there. */
  | { readonly kind: 'no_ledger' }
  | { readonly kind: 'newer_data' }
  /** Damaged, or not ours to read. `because` is for a log. */
  | { readonly kind: 'unreadable'; readonly because: string }

/** To be closed. Each call sees what was saved last before it; calls throw SQLite's error if the file breaks meanwhile. */
export interface LedgerView {
  /** How many uploads rest in each state. */
  counts(): Readonly<Record<RestKind, number>>
  /**
   * Up to `most` uploads in the order of their paths, after the path `after` (null: from the start), of one `state` or of
   * all (null). `next` is the `after` of the following page, null at the end; damaged rows are left out.
   */
  page(ask: { after: string | null; most: number; state: RestKind | null }): {
    readonly uploads: readonly Upload[]
    readonly next: string | null
  }
  /** The last `most` notes of `path`, oldest first. */
  history(path: string, most: number): readonly NoteRow[]
  close(): void
}

/** Opens the ledger in `dataDir` for reading. Changes nothing in it; several processes may read while one writes. */
export function readLedger(dataDir: string): ReadLedger {
  const file = schema.ledgerPath(dataDir)
  try {
    const stat = fs.lstatSync(file, { throwIfNoEntry: false })
    if (stat === undefined) return { kind: 'no_ledger' }
    if (!stat.isFile() || stat.size === 0) return { kind: 'unreadable', because: 'not a ledger' }
    return readOpen(schema.openForReading(file))
  } catch (error) {
    if (failureOf(error, dataDir) === null) throw error
    return { kind: 'unreadable', because: wordsOfError(error) }
  }
}

function readOpen(db: DatabaseSync): ReadLedger {
  try {
    const id = db.prepare('PRAGMA application_id').get()?.['application_id']
    const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
    if (id === schema.applicationId && version > schema.ledgerVersion) {
      db.close()
      return { kind: 'newer_data' }
    }
    if (id === schema.applicationId && version === schema.ledgerVersion && schema.hasOurSchema(db)) {
      return { kind: 'readable', view: createView(db) }
    }
  } catch (error) {
    db.close()
    throw error
  }
  db.close()
  return { kind: 'unreadable', because: 'not a ledger' }
}

function createView(db: DatabaseSync): LedgerView {
  return {
    counts: () => countByState(db),
    page: (ask) => readPage(db, ask),
    history: (path, most) => readHistory(db, path, most),
    close: () => db.close(),
  }
}

function countByState(db: DatabaseSync): Record<RestKind, number> {
  const counts: Record<RestKind, number> = { settling: 0, waiting: 0, done: 0, blocked: 0, gone: 0 }
  for (const { kind, many } of db.prepare('SELECT kind, count(*) AS many FROM uploads GROUP BY kind').iterate()) {
    if (isRestKind(kind, counts)) counts[kind] = Number(many)
  }
  return counts
}

function isRestKind(kind: unknown, counts: Record<RestKind, number>): kind is RestKind {
  return typeof kind === 'string' && Object.hasOwn(counts, kind)
}

function readPage(db: DatabaseSync, ask: { after: string | null; most: number; state: RestKind | null }) {
  assert(ask.most > 0, 'a page holds at least one upload')
  // No path is empty, so the empty text stands before all of them.
  const after = ask.after === null ? '' : keyOfPath(ask.after)
  const where = ask.state === null ? 'path > ?' : 'path > ? AND kind = ?'
  const statement = db.prepare(`SELECT ${uploadColumns} FROM uploads WHERE ${where} ORDER BY path LIMIT ?`)
  statement.setReadBigInts(true)
  const rows = ask.state === null ? statement.all(after, ask.most) : statement.all(after, ask.state, ask.most)
  const uploads = rows.map(uploadOfRow).filter((upload) => upload !== null)
  const last = rows.length < ask.most ? undefined : rows.at(-1)?.['path']
  return { uploads, next: typeof last === 'string' ? last : null }
}
