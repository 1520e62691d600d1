// None of several servers gives more than all of them may.
import { describe, expect, test } from 'vitest'
import { hasPostgres, runSql } from '#test/rigs/postgres/postgres.ts'
import { ages, twoServers } from './two-servers.ts'

describe.runIf(hasPostgres('commits counted together'))('two servers', () => {
  test('commit no more files of a namespace than one would, however they ask', async () => {
    const { one, other, url } = await twoServers()
    const takes = Array.from({ length: 20 }, async (_, at) => (at % 2 === 0 ? one : other).links.takeCommit(''))
    const waits = await Promise.all(takes)
    expect(waits.filter((ms) => ms === 0)).toHaveLength(5)
    expect(Math.max(...waits)).toBeLessThanOrEqual(1_000_000)
    expect(await other.links.takeCommit('another')).toBe(0)
    await runSql(url, ages)
    expect([await one.links.takeCommit(''), await other.links.takeCommit('')].map((ms) => ms === 0)).toEqual([
      true,
      false,
    ])
  })
})
