// The links that are out, of all servers together; link-meter.ts says what they are counted for.
import { CompiledQuery, sql } from 'kysely'
import type { Kysely } from 'kysely'
import { foldPath } from '#shared/names.ts'
import { BoundedMap } from '../memory/bounded-map.ts'
import type { ServerClock } from '../clock.ts'
import type { Tables } from '../database/tables.ts'
import { busyRetryMs, looksPerLink, toWait } from '../links/link-meter.ts'
import type { LinkLimits, LiveLink, Meter, Reserved } from '../links/link-meter.ts'
import { grantedIn, takeShared, takingOf } from './shared-buckets.ts'
import type { TakenRow } from './shared-buckets.ts'

/** As in token-bucket.ts. */
const mostKnown = 10_000

/**
 * A place in the meter for a device ($6) that has fewer links than it may ($8), or one for this place ($7) already, and the link noted as one
 * that is out: all in one question, for it is asked for each link. No row: there is no such place.
 */
const reserving = `
  WITH counted AS (SELECT place FROM live_links WHERE device = $6 AND until > now() LIMIT $8::integer),
    live AS (SELECT count(*)::integer AS links, coalesce(bool_or(place = $7), false) AS is_renewal FROM counted),
    taken AS (${takingOf(`SELECT $1, $2, $3::float8 - $5::float8, true, $5::integer, now() FROM live
      WHERE links < $8::integer OR is_renewal`)}),
    noted AS (
      INSERT INTO live_links (device, place, asked_path, path, content_hash, replaced_rev, until, looked)
      SELECT $6, $7, $9::text, $10::text, $11::text, $12::text, now() + make_interval(secs => $13), now() FROM taken WHERE granted >= 1
      ON CONFLICT (device, place) DO UPDATE SET asked_path = excluded.asked_path, path = excluded.path,
        content_hash = excluded.content_hash, replaced_rev = excluded.replaced_rev, until = excluded.until, looked = excluded.looked)
  SELECT tokens, granted, links, is_renewal FROM taken, live`

const isLive = sql<boolean>`until > now()`

type ReservedRow = TakenRow & { readonly links: number; readonly is_renewal: boolean }

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

  async function reserve(device: string, namespace: string, link: LiveLink): Promise<Reserved> {
    const { burst, perSecond } = limits.linksPerNamespace
    const { askedPath, contentHash, path, replacedRev, untilMs } = link
    const asked = ['namespace', namespace, burst, perSecond, 1, device, placeOf(path), limits.liveLinksPerDevice]
    const noted = [JSON.stringify(askedPath), JSON.stringify(path), contentHash, replacedRev]
    const seconds = (untilMs - clock.steadyMs()) / 1000
    const { rows } = await db.executeQuery<ReservedRow>(CompiledQuery.raw(reserving, [...asked, ...noted, seconds]))
    const [row] = rows
    known.put(device, row?.links ?? limits.liveLinksPerDevice)
    if (row === undefined) return toWait(busyRetryMs)
    const { nextMs, tokens } = grantedIn(row, limits.linksPerNamespace)
    if (tokens === 0) return toWait(nextMs)
    // An older link to the same place may still be out; then the note stays, for it.
    return { waitMs: 0, giveBack: () => (row.is_renewal ? undefined : settled(device, path)) }
  }

  async function settled(device: string, path: string): Promise<void> {
    await db.deleteFrom('live_links').where('device', '=', device).where('place', '=', placeOf(path)).execute()
  }

  return { toLookUp, reserve, takeCommit, settled }
}

function textOf(json: string): string {
  return String(JSON.parse(json))
}
