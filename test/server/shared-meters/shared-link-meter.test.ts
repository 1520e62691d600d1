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
      expect((await meters.links.reserve('laptop', '', aLink(path))).waitMs).toBe(0)
    }
    expect((await one.links.reserve('laptop', '', aLink('c'))).waitMs).toBeGreaterThan(0)
    // A new link for the same place, in whatever spelling, takes the place of the old one.
    const again = await one.links.reserve('laptop', '', aLink('ä'))
    expect(again.waitMs).toBe(0)
    // Where it was not given after all, the old one counts on.
    await again.giveBack()
    expect((await one.links.reserve('laptop', '', aLink('c'))).waitMs).toBeGreaterThan(0)
    expect((await other.links.toLookUp('laptop')).map(({ askedPath }) => askedPath).toSorted()).toEqual(['a', 'ä'])
    expect(await one.links.toLookUp('office')).toEqual([])
    await other.links.settled('laptop', '/SCANS/A')
    expect(await one.links.toLookUp('laptop')).toEqual([])
    expect((await one.links.reserve('laptop', '', aLink('c'))).waitMs).toBe(0)
    await runSql(url, ages)
    expect(await other.links.toLookUp('laptop')).toEqual([])
  })

  test('look up the links of a device that another server gave it, once it was refused', async () => {
    const { one, other } = await twoServers()
    expect((await one.links.reserve('laptop', '', aLink('a'))).waitMs).toBe(0)
    expect((await other.links.reserve('laptop', '', aLink('b'))).waitMs).toBe(0)
    expect(await one.links.toLookUp('laptop')).toEqual([])
    expect((await one.links.reserve('laptop', '', aLink('c'))).waitMs).toBeGreaterThan(0)
    expect(await one.links.toLookUp('laptop')).toHaveLength(2)
  })

  test('give back what was taken for a link that Dropbox did not give', async () => {
    const { one, other } = await twoServers()
    for (const path of ['a', 'b', 'c']) await (await one.links.reserve('laptop', '', aLink(path))).giveBack()
    expect(await other.links.toLookUp('laptop')).toEqual([])
    expect((await other.links.reserve('laptop', '', aLink('d'))).waitMs).toBe(0)
  })
})
