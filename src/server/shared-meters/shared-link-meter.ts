// The links that are out, of all servers together; link-meter.ts says what they are counted for.
import { CompiledQuery, sql } from 'kysely'
import type { Kysely } from 'kysely'
import { foldPath } from '#shared/names.ts'
import { BoundedMap } from '../memory/bounded-map.ts'
import type { ServerClock } from '../clock.ts'
import type { Tables } from '../database/tables.ts'
import { busyRetryMs, looksPerLink } from '../links/link-meter.ts'
import type { LinkLimits, LiveLink, Meter } from '../links/link-meter.ts'
import { grantedIn, takeShared, takingOf } from './shared-buckets.ts'
import type { TakenRow } from './shared-buckets.ts'

/** As in token-bucket.ts. */
const mostKnown = 10_000

/** A place in the meter for a device ($6) that has fewer links than it may ($8), or one for this place ($7) already. No row: neither. */
const reserving = `
  WITH counted AS (SELECT place FROM live_links WHERE device = $6 AND until > now() LIMIT $8::integer),
    live AS (SELECT count(*)::integer AS links, coalesce(bool_or(place = $7), false) AS is_renewal FROM counted)
  ${takingOf(`SELECT $1, $2, $3::float8 - $5::float8, true, $5::integer, now() FROM live
    WHERE links < $8::integer OR is_renewal`)}, (SELECT links FROM live)`

const issuing = `
  INSERT INTO live_links (device, place, asked_path, path, content_hash, replaced_rev, until, looked)
  VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7), now())
  ON CONFLICT (device, place) DO UPDATE SET asked_path = excluded.asked_path, path = excluded.path,
    content_hash = excluded.content_hash, replaced_rev = excluded.replaced_rev, until = excluded.until, looked = excluded.looked`

const isLive = sql<boolean>`until > now()`

/** Folded paths are long, and hold what no database keeps as text. */
function placeOf(path: string): string {
  return JSON.stringify(foldPath(path))
}

/** Each of its methods throws `DatabaseAway` where the database cannot be used. */
export function createSharedLinkMeter(db: Kysely<Tables>, limits: LinkLimits, clock: ServerClock): Meter {
  const takeCommit = (namespace: string) => takeShared(db, 'namespace', namespace, limits.linksPerNamespace)
  const liveOf = (device: string) => db.selectFrom('live_links').where('device', '=', device).where(isLive)

  /**
   * How many links each device had when it got its last one here. Of a device far from its limit nothing is looked up: where other servers
   * gave it many since, it is refused once, and looked up with its next question.
   */
  const known = new BoundedMap<string, number>(mostKnown)

  async function toLookUp(device: string): Promise<readonly LiveLink[]> {
    if ((known.get(device) ?? limits.liveLinksPerDevice) < limits.liveLinksPerDevice / 2) return []
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
    const { burst, perSecond } = limits.linksPerNamespace
    const asked = ['namespace', namespace, burst, perSecond, 1, device, placeOf(path), limits.liveLinksPerDevice]
    const { rows } = await db.executeQuery<TakenRow & { links: number }>(CompiledQuery.raw(reserving, asked))
    const [row] = rows
    known.put(device, row?.links ?? limits.liveLinksPerDevice)
    if (row === undefined) return busyRetryMs
    const { nextMs, tokens } = grantedIn(row, limits.linksPerNamespace)
    return tokens > 0 ? 0 : nextMs
  }

  async function issued(device: string, link: LiveLink): Promise<void> {
    const seconds = (link.untilMs - clock.steadyMs()) / 1000
    const { askedPath, contentHash, path, replacedRev } = link
    const row = [
      device,
      placeOf(path),
      JSON.stringify(askedPath),
      JSON.stringify(path),
      contentHash,
      replacedRev,
      seconds,
    ]
    await db.executeQuery(CompiledQuery.raw(issuing, row))
  }

  async function settled(device: string, path: string): Promise<void> {
    await db.deleteFrom('live_links').where('device', '=', device).where('place', '=', placeOf(path)).execute()
  }

  return { toLookUp, reserve, takeCommit, issued, settled }
}

function textOf(json: string): string {
  return String(JSON.parse(json))
}
