// The audit of several servers as whoever reads it sees it, beside servers that go on writing.
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { ChainedRow, ChainEnd } from './chain.ts'

const pageRows = 1_000

/** Where the chain ends. */
export function readSharedEnd(db: Kysely<Tables>): Promise<ChainEnd> {
  return db.selectFrom('audit_end').select(['id', 'link']).executeTakeFirstOrThrow()
}

/** Rows in the order of their numbers, behind `afterId`; of `span` only, from its beginning (included) to its end (not). */
export async function* readSharedRows(
  db: Kysely<Tables>,
  span: { readonly fromMs: number; readonly toMs: number } | null,
  afterId = 0,
): AsyncGenerator<ChainedRow> {
  let last = afterId
  for (;;) {
    const all = db.selectFrom('audit_rows').selectAll().where('id', '>', last).orderBy('id').limit(pageRows)
    const page = span === null ? all : all.where('at_ms', '>=', span.fromMs).where('at_ms', '<', span.toMs)
    const rows = await page.execute()
    for (const { at_ms: atMs, id, line, link } of rows) yield { id, atMs, line, link }
    if (rows.length < pageRows) return
    last = rows.at(-1)?.id ?? last
  }
}
