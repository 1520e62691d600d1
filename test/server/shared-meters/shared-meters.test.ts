// What meters do not need any more.
import { describe, expect, test } from 'vitest'
import { sweepMeters } from '#server/shared-meters/shared-meters.ts'
import { hasPostgres, runSql } from '#test/rigs/postgres/postgres.ts'
import { aLink, ages, twoServers } from './two-servers.ts'

describe.runIf(hasPostgres('meters swept'))('two servers', () => {
  test('forget what is over, and nothing else', async () => {
    const { database, one, url } = await twoServers()
    const counted =
      'SELECT (SELECT count(*) FROM request_keys)::int AS keys, (SELECT count(*) FROM live_links)::int AS links'
    await one.keysOf('links').note('laptop', 'old', {}, 0)
    await one.links.reserve('laptop', '', aLink('old'))
    await runSql(url, ages)
    await one.keysOf('links').note('laptop', 'new', {}, 0)
    await one.links.reserve('laptop', '', aLink('new'))
    await sweepMeters(database.quick)
    expect(await runSql(url, counted)).toEqual([{ keys: 1, links: 1 }])
  })
})
