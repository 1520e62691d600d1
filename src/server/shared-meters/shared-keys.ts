// Idempotency-Keys that came to any server; idempotency.ts says what they are remembered for.
import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

const keptSeconds = 600

/** Notes `key` of `device` with this body, and tells whether it was there before. `route` keeps those of other routes apart. */
export async function noteSharedKey(
  db: Kysely<Tables>,
  {
    body,
    device,
    key,
    route,
  }: { readonly route: string; readonly device: string; readonly key: string; readonly body: unknown },
): Promise<'first' | 'repeated' | 'mismatch'> {
  const id = hash('sha256', JSON.stringify([route, device, key]))
  const bodyHash = hash('sha256', JSON.stringify(body))
  const until = sql`now() + make_interval(secs => ${keptSeconds})`
  const { rows } = await sql<{ body_hash: string; uses: number }>`
    INSERT INTO request_keys (id, body_hash, uses, until) VALUES (${id}, ${bodyHash}, 1, ${until})
    ON CONFLICT (id) DO UPDATE SET
      body_hash = CASE WHEN request_keys.until > now() THEN request_keys.body_hash ELSE excluded.body_hash END,
      uses = CASE WHEN request_keys.until > now() THEN request_keys.uses + 1 ELSE 1 END,
      until = CASE WHEN request_keys.until > now() THEN request_keys.until ELSE excluded.until END
    RETURNING body_hash, uses`.execute(db)
  const [row] = rows
  if (row === undefined || row.uses === 1) return 'first'
  return row.body_hash === bodyHash ? 'repeated' : 'mismatch'
}
