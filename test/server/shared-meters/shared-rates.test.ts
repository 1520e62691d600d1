// How often a device may ask several servers.
import { describe, expect, test } from 'vitest'
import { SharedRates } from '#server/shared-meters/shared-rates.ts'
import { opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres, runSql, startPostgres } from '#test/rigs/postgres/postgres.ts'
import { ages, slow, twoServers } from './two-servers.ts'

describe.runIf(hasPostgres('requests counted together'))('two servers', () => {
  test('answer no more questions of a device than one would, however it asks', async () => {
    const { one, other, url } = await twoServers()
    const ask = (at: number) => (at % 2 === 0 ? one : other).requestsPerDevice.tryConsume('laptop', 0)
    const waits = await Promise.all(Array.from({ length: 100 }, async (_, at) => ask(at)))
    expect(waits.filter((ms) => ms === 0)).toHaveLength(slow.requestsPerDevice.burst)
    expect(Math.max(...waits)).toBeGreaterThan(0)
    expect(await one.requestsPerDevice.tryConsume('office', 0)).toBe(0)
    // Both know by now until when there is nothing, and do not ask the database before.
    await runSql(url, ages)
    expect(await one.requestsPerDevice.tryConsume('laptop', 0)).toBeGreaterThan(0)
    expect(await one.requestsPerDevice.tryConsume('laptop', 1_000_000)).toBe(0)
  })

  test('ask the database for some tokens at a time, and lose no more than a tenth of the rate', async () => {
    const url = await aDatabase()
    const { quick } = await opened(url)
    const rates = new SharedRates(quick, 'test', { perSecond: 50, burst: 200 })
    const at = Array.from({ length: 20 }, async () => rates.tryConsume('laptop', 0))
    expect(await Promise.all(at)).toEqual(at.map(() => 0))
    expect(await runSql(url, `SELECT tokens FROM buckets WHERE meter = 'test'`)).toEqual([{ tokens: 180 }])
    for (const nowMs of [0, 20_000]) {
      const asked = rates.tryConsume('laptop', nowMs)
      expect(asked).toBeInstanceOf(Promise)
      expect(await asked).toBe(0)
    }
  })
})

test.runIf(hasPostgres('requests while the database is away'))(
  'while the database is away each server limits by itself',
  async () => {
    const postgres = await startPostgres()
    try {
      const { quick } = await opened(await postgres.aDatabase())
      const rates = new SharedRates(quick, 'test', { perSecond: 0.001, burst: 2 })
      await postgres.stop()
      const waits = [0, 1, 2].map(async () => rates.tryConsume('laptop', 0))
      expect((await Promise.all(waits)).map((ms) => ms === 0)).toEqual([true, true, false])
    } finally {
      await postgres.close()
    }
  },
)
