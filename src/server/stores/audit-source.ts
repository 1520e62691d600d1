// This folder: what outlives the server, opened together.

// The rows of the audit for whoever reads them: of a file, or of the database that several servers share. One look for all: what is
// written meanwhile is in the next one.
import { sql } from 'kysely'
import { openForReading, readAllRows, readEnd, readRows } from '../audit/audit-database.ts'
import type { ChainedRow, ChainEnd } from '../audit/chain.ts'
import { readSharedEnd, readSharedRows } from '../audit/read-shared.ts'
import type { AuditCommand } from '../config/audit-arguments.ts'
import { readDatabaseUrl } from '../config/database/database-url.ts'
import { readSettings } from '../config/settings.ts'
import { overPostgres } from '../database/postgres.ts'

export type AuditSource = {
  end(): Promise<ChainEnd>
  /** Null: all rows. */
  rows(
    span: { readonly fromMs: number; readonly toMs: number } | null,
  ): AsyncIterable<ChainedRow> | Iterable<ChainedRow>
}

export type AuditPlace =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'database'; readonly url: string }
  | { readonly kind: 'refused'; readonly because: string }

/** Where the rows are that a command names. */
export async function findAuditPlace(place: AuditCommand['place']): Promise<AuditPlace> {
  if (place.kind === 'file') return { kind: 'file', path: place.path }
  const answer = await readSettings(place.path)
  if (answer.kind === 'refused') return answer
  const database = await readDatabaseUrl(answer.settings, process.env)
  if (database.kind === 'refused') return database
  if (database.url !== null) return { kind: 'database', url: database.url }
  const { auditDatabase } = answer.settings
  if (auditDatabase !== null) return { kind: 'file', path: auditDatabase }
  return { kind: 'refused', because: `${place.path} names no auditDatabase, so that there are no rows to read.` }
}

/** Does `work` with the rows. Throws what the database throws. */
export async function withAudit<T>(
  place: Exclude<AuditPlace, { kind: 'refused' }>,
  work: (source: AuditSource) => Promise<T>,
): Promise<T> {
  if (place.kind === 'file') {
    using db = openForReading(place.path)
    db.exec('BEGIN')
    const rows: AuditSource['rows'] = (span) => (span === null ? readAllRows(db) : readRows(db, span.fromMs, span.toMs))
    return await work({ end: () => Promise.resolve(readEnd(db)), rows })
  }
  const db = overPostgres({ url: place.url, connections: 1, isDurable: true, isPatient: true })
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        await sql`SET TRANSACTION READ ONLY`.execute(transaction)
        return work({ end: () => readSharedEnd(transaction), rows: (span) => readSharedRows(transaction, span) })
      })
  } finally {
    await db.destroy()
  }
}
