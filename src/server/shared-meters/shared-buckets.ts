// The rate meter of token-bucket.ts as one statement: two servers never spend the same token.
import { CompiledQuery } from 'kysely'
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

const taking = takingOf('VALUES ($1, $2, $3::float8 - $5::float8, true, $5::integer, now())')

/**
 * The statement that takes up to $5 tokens of the key $2 in the meter $1, of which there are $3 at most and $4 more in a second, and
 * answers `tokens` and `granted`. `source` is what comes after INSERT INTO and its columns. Who waited for another server's write has an
 * older now(), which adds nothing and turns no time back.
 */
export function takingOf(source: string): string {
  const elapsed = 'GREATEST(0, extract(epoch FROM now() - buckets.at))'
  const level = `LEAST($3::float8, buckets.tokens + ${elapsed} * $4::float8)`
  const granted = `LEAST($5::float8, floor(${level}))`
  return `INSERT INTO buckets (meter, key, tokens, is_taken, granted, at) ${source}
    ON CONFLICT (meter, key) DO UPDATE SET tokens = ${level} - ${granted}, granted = ${granted},
      is_taken = ${granted} >= 1, at = GREATEST(buckets.at, now())
    RETURNING tokens, granted`
}

/** Takes up to `most` tokens, as many as there are. Throws `DatabaseAway`. */
export async function takeSomeShared(
  db: Kysely<Tables>,
  meter: string,
  key: string,
  rate: Rate,
  most: number,
): Promise<Granted> {
  const asked = [meter, key, rate.burst, rate.perSecond, most]
  const { rows } = await db.executeQuery<TakenRow>(CompiledQuery.raw(taking, asked))
  const [row] = rows
  if (row === undefined) throw new Error('the meter answered nothing')
  return grantedIn(row, rate)
}

export type TakenRow = { readonly tokens: number; readonly granted: number }

/** What a row of the statement says. */
export function grantedIn({ granted, tokens }: TakenRow, { perSecond }: Rate): Granted {
  return { tokens: granted, nextMs: ((1 - tokens) / perSecond) * 1000 }
}
