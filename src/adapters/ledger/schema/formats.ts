// This folder: the tables of the ledger, and how a ledger of an earlier version becomes one of now.

// The formats a ledger may have: the one that is written, and those that are only read to be taken over.
import type { DatabaseSync } from 'node:sqlite'
import { packedRow, type PlacedRow } from '../records/places.ts'
import { readAllPlaces, readAllRows, type Read } from '../records/read-rows.ts'
import { ledgerVersion } from '../records/ledger-file.ts'
import { schemaSql, schemaSql2 } from './schema.ts'
import { readWaiting } from '../sent-rows.ts'
import type { SentRow } from '#shared/rows/sent-file.ts'
import { placeOfVersion1, readAllRows1, schemaSql1 } from './version-1.ts'

/** What is in a ledger beside its history, as it is kept now. */
export type LedgerContent = {
  /** The format it was read from. */
  readonly version: number
  readonly rows: readonly PlacedRow[]
  readonly meta: ReadonlyMap<string, string>
  /** Where each place was seen last. */
  readonly places: ReadonlyMap<string, string>
  /** Rows that wait for the history. */
  readonly sent: readonly SentRow[]
}

export type LedgerFormat = {
  readonly version: number
  readonly schemaSql: readonly string[]
  /** Reads all of it. Throws SQLite's error. */
  read(db: DatabaseSync, meta: ReadonlyMap<string, string>): Read<LedgerContent>
}

const formats: readonly LedgerFormat[] = [
  {
    version: 1,
    schemaSql: schemaSql1,
    read(db, meta) {
      const { whole: rows, bad } = readAllRows1(db, meta)
      return { whole: { version: 1, rows: rows.map(packedRow), meta, places: new Map(), sent: [] }, bad }
    },
  },
  {
    version: 2,
    schemaSql: schemaSql2,
    read(db, meta) {
      const rows = readAllRows(db)
      const places = readAllPlaces(db)
      return {
        whole: { version: 2, rows: rows.whole, meta, places: places.whole, sent: [] },
        bad: rows.bad + places.bad,
      }
    },
  },
  {
    version: ledgerVersion,
    schemaSql,
    read(db, meta) {
      const rows = readAllRows(db)
      const places = readAllPlaces(db)
      const waiting = readWaiting(db, Number.MAX_SAFE_INTEGER)
      const sent = waiting.whole.map(({ row }) => row)
      const whole = { version: ledgerVersion, rows: rows.whole, meta, places: places.whole, sent }
      return { whole, bad: rows.bad + places.bad + waiting.bad }
    },
  },
]

/** The format of this version; null for one that this program does not know. */
export function formatOf(version: number | null): LedgerFormat | null {
  return formats.find((format) => format.version === version) ?? null
}

/** The place of all notes in the history of a ledger whose notes name none; null where each names its own. */
export function placeOfNotes({ version, meta }: Pick<LedgerContent, 'version' | 'meta'>): string | null {
  return version === 1 ? placeOfVersion1(meta) : null
}
