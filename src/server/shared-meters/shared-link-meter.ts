// The links that are out, of all servers together; link-meter.ts says what they are counted for.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { foldPath } from '#shared/names.ts'
import type { ServerClock } from '../clock.ts'
import type { Tables } from '../database/tables.ts'
import { busyRetryMs, looksPerLink } from '../links/link-meter.ts'
import type { LinkLimits, LiveLink, Meter } from '../links/link-meter.ts'
import { takeShared } from './shared-buckets.ts'

const isLive = sql<boolean>`until > now()`

/** Folded paths are long, and hold what no database keeps as text. */
function placeOf(path: string): string {
  return JSON.stringify(foldPath(path))
}

/** Each of its methods throws `DatabaseAway` where the database cannot be used. */
export function createSharedLinkMeter(db: Kysely<Tables>, limits: LinkLimits, clock: ServerClock): Meter {
  const takeCommit = (namespace: string) => takeShared(db, 'namespace', namespace, limits.linksPerNamespace)
  const liveOf = (device: string) => db.selectFrom('live_links').where('device', '=', device).where(isLive)

  async function toLookUp(device: string): Promise<readonly LiveLink[]> {
    const { count } = await liveOf(device)
      .select((each) => each.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    if (count < limits.liveLinksPerDevice) return []
    // To the end of the row: a long send at its head must not hide the others for ever.
    const oldest = liveOf(device).select('place').orderBy('looked').limit(looksPerLink)
    const rows = await db
      .updateTable('live_links')
      .set({ looked: sql`now()` })
      .where('device', '=', device)
      .where('place', 'in', oldest)
      .returning(['asked_path', 'path', 'content_hash', 'replaced_rev'])
      .execute()
    return rows.map(({ asked_path: asked, content_hash: contentHash, path, replaced_rev: replacedRev }) => ({
      askedPath: textOf(asked),
      path: textOf(path),
      contentHash,
      replacedRev,
      untilMs: clock.steadyMs(),
    }))
  }

  async function reserve(device: string, namespace: string, path: string): Promise<number> {
    const rows = await liveOf(device).select('place').limit(limits.liveLinksPerDevice).execute()
    const isRenewal = rows.some(({ place }) => place === placeOf(path))
    if (!isRenewal && rows.length >= limits.liveLinksPerDevice) return busyRetryMs
    return takeCommit(namespace)
  }

  async function issued(device: string, link: LiveLink): Promise<void> {
    const seconds = (link.untilMs - clock.steadyMs()) / 1000
    const row = {
      asked_path: JSON.stringify(link.askedPath),
      path: JSON.stringify(link.path),
      content_hash: link.contentHash,
      replaced_rev: link.replacedRev,
      until: sql<Date>`now() + make_interval(secs => ${seconds})`,
      looked: sql<Date>`now()`,
    }
    await db
      .insertInto('live_links')
      .values({ device, place: placeOf(link.path), ...row })
      .onConflict((conflict) => conflict.columns(['device', 'place']).doUpdateSet(row))
      .execute()
  }

  async function settled(device: string, path: string): Promise<void> {
    await db.deleteFrom('live_links').where('device', '=', device).where('place', '=', placeOf(path)).execute()
  }

  return { toLookUp, reserve, takeCommit, issued, settled }
}

function textOf(json: string): string {
  return String(JSON.parse(json))
}
