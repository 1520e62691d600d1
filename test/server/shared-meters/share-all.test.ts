// What a server hears of the others, and what it tells them when it ends.
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '#server/config/limits.ts'
import { CircuitBreaker } from '#server/dropbox/circuit-breaker.ts'
import { shareAll } from '#server/shared-meters/share-all.ts'
import { opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres } from '#test/rigs/postgres/postgres.ts'
import { until } from '#test/rigs/until.ts'
import { createTestClock } from '../company.ts'

async function aServer(url: string) {
  const [clock, circuit] = [createTestClock(), new CircuitBreaker()]
  const shared = await shareAll(await opened(url), defaultLimits, circuit, clock)
  return {
    shared,
    busy: () => circuit.failed({ kind: 'busy', afterMs: 30_000 }, 0),
    isHeld: () => circuit.holding(0) !== null,
  }
}

describe.runIf(hasPostgres('what servers share'))('two servers', () => {
  test('hold together, and tell what they heard before they end', async () => {
    const url = await aDatabase()
    const [one, other] = [await aServer(url), await aServer(url)]
    one.busy()
    await until('the other one holds', other.isHeld)
    one.shared.fleet.heard('laptop-7', null)
    await one.shared.close()
    expect((await other.shared.fleet.read()).devices).toMatchObject([{ device: 'laptop-7' }])
    await other.shared.close()
  })
})
