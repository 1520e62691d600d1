// This folder: meters that several servers keep together, by the clock of their database.

// The rate meter of token-bucket.ts as one statement: two servers never spend the same token.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Rate } from '../token-bucket.ts'

/** Takes one token of `key` in `meter`: 0 when there was one, else the milliseconds until there is. Throws `DatabaseAway`. */
export async function takeShared(
  db: Kysely<Tables>,
  meter: string,
  key: string,
  { burst, perSecond }: Rate,
): Promise<number> {
  // Who waited for another server's write has an older now(), which adds nothing and turns no time back.
  const elapsed = sql`GREATEST(0, extract(epoch FROM now() - buckets.at))`
  const level = sql`LEAST(${burst}::float8, buckets.tokens + ${elapsed} * ${perSecond}::float8)`
  const { rows } = await sql<{ tokens: number; is_taken: boolean }>`
    INSERT INTO buckets (meter, key, tokens, is_taken, at) VALUES (${meter}, ${key}, ${burst}::float8 - 1, true, now())
    ON CONFLICT (meter, key) DO UPDATE SET
      tokens = CASE WHEN ${level} >= 1 THEN ${level} - 1 ELSE ${level} END,
      is_taken = ${level} >= 1,
      at = GREATEST(buckets.at, now())
    RETURNING tokens, is_taken`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('the meter answered nothing')
  return row.is_taken ? 0 : ((1 - row.tokens) / perSecond) * 1000
}
