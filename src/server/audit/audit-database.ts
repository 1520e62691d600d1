// This folder: the record of who asked for what, as lines and as rows that are chained by hash (docs/decisions/0029).

// The audit database as whoever reads it sees it: beside a server that goes on writing. All throw SQLite's error.
import { DatabaseSync } from 'node:sqlite'
import type { SQLOutputValue } from 'node:sqlite'
import type { ChainedRow, ChainEnd } from './chain.ts'

/** "OutA" in ASCII. */
export const applicationId = 0x4f757441
export const auditVersion = 1

/** Where the chain ends. Throws when nobody wrote it down, which is damage. */
export function readEnd(db: DatabaseSync): ChainEnd {
  return prepareEnd(db)()
}

/** The same for whoever asks again and again: what SQLite makes of the question is kept. */
export function prepareEnd(db: DatabaseSync): () => ChainEnd {
  const question = db.prepare('SELECT id, link FROM chain_end')
  return () => {
    const { id, link } = question.get() ?? {}
    if (typeof id === 'number' && typeof link === 'string') return { id, link }
    throw new Error('where its rows end is not written down')
  }
}

/** Opens what is there; nothing is made or changed. */
export function openForReading(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 2_000 })
  try {
    const id = Number(db.prepare('PRAGMA application_id').get()?.['application_id'])
    if (id !== applicationId) throw new Error('it is no audit database')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Rows in the order of their numbers, from `fromMs` (included) to `toMs` (not). */
export function* readRows(db: DatabaseSync, fromMs: number, toMs: number): Generator<ChainedRow> {
  const sql = 'SELECT id, at_ms, line, link FROM rows WHERE at_ms >= ? AND at_ms < ? ORDER BY id'
  for (const row of db.prepare(sql).iterate(fromMs, toMs)) yield rowOf(row)
}

/** All rows, whatever moment they say. */
export function* readAllRows(db: DatabaseSync): Generator<ChainedRow> {
  for (const row of db.prepare('SELECT id, at_ms, line, link FROM rows ORDER BY id').iterate()) yield rowOf(row)
}

/** A value of another kind, which STRICT tables do not hold, is damage and fits no link. */
function rowOf({ at_ms: atMs, id, line, link }: Readonly<Record<string, SQLOutputValue>>): ChainedRow {
  return { id: Number(id), atMs: Number(atMs), line: String(line), link: String(link) }
}

/** What an error says, in words for a sentence. */
export function faultOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error'
}

/** The moment of the last row; null where there is none. */
export function lastTimeOf(db: DatabaseSync): number | null {
  const { at_ms: atMs } = db.prepare('SELECT at_ms FROM rows ORDER BY id DESC LIMIT 1').get() ?? {}
  return typeof atMs === 'number' ? atMs : null
}
