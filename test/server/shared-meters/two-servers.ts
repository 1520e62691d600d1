// Two servers that count together, on one database.
import { onTestFinished } from 'vitest'
import type { Database } from '#server/database/database.ts'
import type { LiveLink } from '#server/links/link-meter.ts'
import { createSharedMeters } from '#server/shared-meters/shared-meters.ts'
import type { SharedMeters } from '#server/http/app-options.ts'
import { opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase } from '#test/rigs/postgres/postgres.ts'
import { createTestClock } from '../company.ts'

const unhurried = { perSecond: 1_000, burst: 1_000 }
export const slow = {
  liveLinksPerDevice: 2,
  linksPerNamespace: { perSecond: 0.001, burst: 5 },
  requestsPerDevice: { perSecond: 0.001, burst: 40 },
  checksPerDevice: unhurried,
}
/** Lets all that is counted become old. */
export const ages = `UPDATE buckets SET at = at - interval '1000 seconds'; UPDATE live_links SET until = now(); UPDATE request_keys SET until = now()`

export function aLink(path: string, contentHash = 'a'.repeat(64)): LiveLink {
  return { askedPath: path, path: `/Scans/${path}`, contentHash, replacedRev: null, untilMs: 300_000 }
}

function metersOf(database: Database): SharedMeters {
  const meters = createSharedMeters(database, slow, createTestClock())
  onTestFinished(() => meters.close())
  return meters
}

export async function twoServers() {
  const url = await aDatabase()
  const [one, other] = [await opened(url), await opened(url)]
  return { url, database: one, one: metersOf(one), other: metersOf(other) }
}
