// All that several servers count together.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { every } from '../clock.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { sweepFleet } from '../fleet/shared-fleet.ts'
import type { SharedMeters } from '../http/app-options.ts'
import type { Limits } from '../config/limits.ts'
import { noteSharedKey } from './shared-keys.ts'
import { createSharedLinkMeter } from './shared-link-meter.ts'
import { SharedRates } from './shared-rates.ts'

const sweepMs = 60_000

export type CountedTogether = Pick<
  Limits,
  'liveLinksPerDevice' | 'linksPerNamespace' | 'requestsPerDevice' | 'checksPerDevice'
>

/** Meters in `database`. Closing them closes nothing else. */
export function createSharedMeters(
  { quick }: Pick<Database, 'quick'>,
  limits: CountedTogether,
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
    requestsPerDevice: new SharedRates(quick, 'requests', limits.requestsPerDevice),
    checksPerDevice: new SharedRates(quick, 'checks', limits.checksPerDevice),
    close,
  }
}

/** Forgets links and keys that are over, meters that nobody used for a day, which are full by then, and computers long gone. */
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
  await sweepFleet(db)
}
