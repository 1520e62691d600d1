// Whether a server could keep its records in a PostgreSQL, found out without writing there.
import { sql } from 'kysely'
import { overPostgres } from './postgres.ts'

type Facts = { readonly version: number; readonly is_read_only: boolean; readonly may_make: boolean }

/** `server_version_num` of the oldest PostgreSQL that is supported. */
const oldest = 150_000

/** Why the database at `url` cannot be used, in words for a sentence and without the password; null when it can. */
export async function lookAtDatabase(url: string): Promise<string | null> {
  const db = overPostgres({ url, connections: 1, isDurable: true })
  try {
    // A user without any schema to make tables in has none at all.
    const { rows } = await sql<Facts>`
      SELECT current_setting('server_version_num')::integer AS version,
        pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS is_read_only,
        coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS may_make`.execute(db)
    return rows[0] === undefined ? 'it says nothing about itself' : findFault(rows[0])
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown error'
  } finally {
    await db.destroy()
  }
}

function findFault({ is_read_only, may_make, version }: Facts): string | null {
  if (version < oldest) return `it is PostgreSQL ${Math.floor(version / 10_000)}, and 15 is the oldest that will do`
  if (is_read_only) return 'it takes no writing'
  return may_make ? null : 'its user may not make tables there'
}
