// The ledger's first format, in which a row was known by its path alone and nobody wrote down whose Dropbox it spoke of.
// It is read only, to be taken over.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { inPresentWords } from '../records/persisted-words.ts'
import { parsePersisted } from '../records/record-parser.ts'
import { folderPlace, unknownPlace, type PlacedUpload } from '../records/places.ts'
import { wholeOf, type Read } from '../records/read-rows.ts'
import { isWholeRow, keyOfPath, parseJson } from '../records/text.ts'
import { migrationTo } from './schema.ts'

/** Its tables and indexes. */
export const schemaSql1: readonly string[] = migrationTo(1)

const columns = 'path, kind, reason, size_bytes, added_at_ms, updated_at_ms, record, checksum'

/** What stands for "nothing" under its checksums. */
const nothing1 = ''

/** Under this key it kept who the watched folder was. */
const identityKey = 'root identity'

/** The place of all its rows: the folder it watched last. Files that were sent by name shared its names. */
export function placeOfVersion1(meta: ReadonlyMap<string, string>): string {
  const identity = meta.get(identityKey)
  return identity === undefined ? unknownPlace : folderPlace(identity)
}

/** Its uploads, as they are kept now. Throws SQLite's error. */
export function readAllRows1(db: DatabaseSync, meta: ReadonlyMap<string, string>): Read<PlacedUpload[]> {
  const place = placeOfVersion1(meta)
  const statement = db.prepare(`SELECT ${columns} FROM uploads ORDER BY rowid`)
  statement.setReadBigInts(true)
  return wholeOf(statement.iterate(), (row) => uploadOfRow1(row, place))
}

function uploadOfRow1(row: Readonly<Record<string, SQLOutputValue>>, place: string): PlacedUpload | null {
  const { path, record } = row
  if (!isWholeRow(row, nothing1) || typeof record !== 'string') return null
  const upload = parsePersisted(asNow(inPresentWords(parseJson(record))))
  return upload !== null && keyOfPath(upload.path) === path ? { place, upload } : null
}

/**
 * A record as it would be written now. Whom it was agreed with is not known, so no target will ever believe it: each file
 * that was sent is asked about once.
 */
function asNow(record: unknown): unknown {
  if (!isObject(record)) return null
  const { stored, unconfirmed, state } = record
  const destination = (isObject(state) ? state['destination'] : null) ?? null
  return {
    ...record,
    stored: isObject(stored) ? { ...stored, targetId: 0, destination, receipt: null } : stored,
    unconfirmed: isObject(unconfirmed) ? { ...unconfirmed, serverUntilMs: null } : unconfirmed,
    absentSinceMs: null,
    isNewDocument: false,
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
