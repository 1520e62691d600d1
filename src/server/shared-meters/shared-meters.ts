// All that several servers count together.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { every } from '../clock.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import type { SharedMeters } from '../http/app-options.ts'
import type { LinkLimits } from '../links/link-meter.ts'
import { noteSharedKey } from './shared-keys.ts'
import { createSharedLinkMeter } from './shared-link-meter.ts'

const sweepMs = 60_000

/** Meters in `database`. Closing them closes nothing else. */
export function createSharedMeters(
  { quick }: Pick<Database, 'quick'>,
  limits: LinkLimits,
  clock: ServerClock,
): SharedMeters & { readonly close: () => void } {
  // What could not be swept is swept the next time.
  const close = every(
    sweepMs,
    () => sweepMeters(quick).catch(() => undefined),
    () => undefined,
  )
  return {
    links: createSharedLinkMeter(quick, limits, clock),
    keysOf: (route) => ({ note: (device, key, body) => noteSharedKey(quick, { route, device, key, body }) }),
    close,
  }
}

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
