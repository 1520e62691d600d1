// The links of a device, whoever gave them out.
import { describe, expect, test } from 'vitest'
import { hasPostgres, runSql } from '#test/rigs/postgres/postgres.ts'
import { aLink, ages, twoServers } from './two-servers.ts'

describe.runIf(hasPostgres('links counted together'))('two servers', () => {
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

  test('look up the links of a device that another server gave it, once it was refused', async () => {
    const { one, other } = await twoServers()
    expect(await one.links.reserve('laptop', '', '/Scans/a')).toBe(0)
    for (const path of ['b', 'c']) await other.links.issued('laptop', aLink(path))
    expect(await one.links.toLookUp('laptop')).toEqual([])
    expect(await one.links.reserve('laptop', '', '/Scans/a')).toBeGreaterThan(0)
    expect(await one.links.toLookUp('laptop')).toHaveLength(2)
  })
})
