// The rate meter of token-bucket.ts as one statement: two servers never spend the same token.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Rate } from '../token-bucket.ts'

export type Granted = {
  /** Whole tokens that are the asker's now; 0 for none. */
  readonly tokens: number
  /** Milliseconds until there is one more. */
  readonly nextMs: number
}

/** Takes one token of `key` in `meter`: 0 when there was one, else the milliseconds until there is. Throws `DatabaseAway`. */
export async function takeShared(db: Kysely<Tables>, meter: string, key: string, rate: Rate): Promise<number> {
  const { nextMs, tokens } = await takeSomeShared(db, meter, key, rate, 1)
  return tokens > 0 ? 0 : nextMs
}

/** Takes up to `most` tokens, as many as there are. Throws `DatabaseAway`. */
export async function takeSomeShared(
  db: Kysely<Tables>,
  meter: string,
  key: string,
  { burst, perSecond }: Rate,
  most: number,
): Promise<Granted> {
  // Who waited for another server's write has an older now(), which adds nothing and turns no time back.
  const elapsed = sql`GREATEST(0, extract(epoch FROM now() - buckets.at))`
  const level = sql`LEAST(${burst}::float8, buckets.tokens + ${elapsed} * ${perSecond}::float8)`
  const granted = sql`LEAST(${most}::float8, floor(${level}))`
  const { rows } = await sql<{ tokens: number; granted: number }>`
    INSERT INTO buckets (meter, key, tokens, is_taken, granted, at)
    VALUES (${meter}, ${key}, ${burst}::float8 - ${most}::float8, true, ${most}, now())
    ON CONFLICT (meter, key) DO UPDATE SET
      tokens = ${level} - ${granted},
      granted = ${granted},
      is_taken = ${granted} >= 1,
      at = GREATEST(buckets.at, now())
    RETURNING tokens, granted`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('the meter answered nothing')
  return { tokens: row.granted, nextMs: ((1 - row.tokens) / perSecond) * 1000 }
}
