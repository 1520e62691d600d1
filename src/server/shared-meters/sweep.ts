// What meters do not need any more.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** Forgets links and keys that are over, and meters that nobody used for a day, which are full by then. */
export async function sweepMeters(db: Kysely<Tables>): Promise<void> {
  await db
    .deleteFrom('live_links')
    .where(sql<boolean>`until < now()`)
    .execute()
  await db
    .deleteFrom('request_keys')
    .where(sql<boolean>`until < now()`)
    .execute()
  await db
    .deleteFrom('buckets')
    .where(sql<boolean>`at < now() - interval '1 day'`)
    .execute()
}
