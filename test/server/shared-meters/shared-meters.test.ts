// What several servers count together: none of them gives more than all of them may.
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Database } from '#server/database/database.ts'
import type { LiveLink } from '#server/links/link-meter.ts'
import { createSharedMeters } from '#server/shared-meters/shared-meters.ts'
import type { SharedMeters } from '#server/http/app-options.ts'
import { sweepMeters } from '#server/shared-meters/sweep.ts'
import { opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres, runSql } from '#test/rigs/postgres/postgres.ts'
import { createTestClock } from '../company.ts'

const slow = { liveLinksPerDevice: 2, linksPerNamespace: { perSecond: 0.001, burst: 5 } }
const ages = `UPDATE buckets SET at = at - interval '1000 seconds'; UPDATE live_links SET until = now(); UPDATE request_keys SET until = now()`

function aLink(path: string, contentHash = 'a'.repeat(64)): LiveLink {
  return { askedPath: path, path: `/Scans/${path}`, contentHash, replacedRev: null, untilMs: 300_000 }
}

function metersOf(database: Database): SharedMeters {
  const meters = createSharedMeters(database, slow, createTestClock())
  onTestFinished(() => meters.close())
  return meters
}

async function twoServers() {
  const url = await aDatabase()
  const [one, other] = [await opened(url), await opened(url)]
  return { url, database: one, one: metersOf(one), other: metersOf(other) }
}

describe.runIf(hasPostgres('meters of several servers'))('two servers', () => {
  test('commit no more files of a namespace than one would, however they ask', async () => {
    const { one, other, url } = await twoServers()
    const takes = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? one : other).links.takeCommit(''))
    const waits = await Promise.all(takes)
    expect(waits.filter((ms) => ms === 0)).toHaveLength(5)
    expect(Math.max(...waits)).toBeLessThanOrEqual(1_000_000)
    expect(await other.links.takeCommit('another')).toBe(0)
    await runSql(url, ages)
    expect([await one.links.takeCommit(''), await other.links.takeCommit('')].map((ms) => ms === 0)).toEqual([true, false])
  })

  test('count the links of a device together, and look up those that are out for longest', async () => {
    const { one, other, url } = await twoServers()
    for (const [meters, path] of [
      [one, 'a'],
      [other, 'Ä'],
    ] as const) {
      expect(await meters.links.reserve('laptop', '', path)).toBe(0)
      await meters.links.issued('laptop', aLink(path))
    }
    expect(await one.links.reserve('laptop', '', '/Scans/c')).toBeGreaterThan(0)
    // A new link for the same place, in whatever spelling, takes the place of the old one.
    expect(await one.links.reserve('laptop', '', '/scans/ä')).toBe(0)
    expect((await other.links.toLookUp('laptop')).map(({ askedPath }) => askedPath).toSorted()).toEqual(['a', 'Ä'])
    expect(await one.links.toLookUp('office')).toEqual([])
    await other.links.settled('laptop', '/SCANS/A')
    expect(await one.links.toLookUp('laptop')).toEqual([])
    expect(await one.links.reserve('laptop', '', '/Scans/c')).toBe(0)
    await one.links.issued('laptop', aLink('c'))
    await runSql(url, ages)
    expect(await other.links.toLookUp('laptop')).toEqual([])
  })

  test('know a key that came to the other one, of its own route and device only', async () => {
    const { database, one, other, url } = await twoServers()
    const [links, same] = [one.keysOf('links'), other.keysOf('links')]
    const told = [
      await links.note('laptop', 'key', { a: 1 }, 0),
      await same.note('laptop', 'key', { a: 1 }, 0),
      await same.note('laptop', 'key', { a: 2 }, 0),
      await same.note('office', 'key', { a: 2 }, 0),
      await other.keysOf('relays').note('laptop', 'key', { a: 2 }, 0),
    ]
    expect(told).toEqual(['first', 'repeated', 'mismatch', 'first', 'first'])
    await runSql(url, ages)
    expect(await same.note('laptop', 'key', { a: 2 }, 0)).toBe('first')
    await sweepMeters(database.quick)
    expect(await runSql(url, 'SELECT count(*)::int AS keys FROM request_keys')).toEqual([{ keys: 1 }])
  })
})
