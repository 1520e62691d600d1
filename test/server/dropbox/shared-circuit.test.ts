// What Dropbox asks of one server holds the others; a server's own trouble does not.
import { describe, expect, onTestFinished, test } from 'vitest'
import { createAccessToken } from '#server/dropbox/access-token.ts'
import { CircuitBreaker } from '#server/dropbox/circuit-breaker.ts'
import { createDropbox } from '#server/dropbox/client.ts'
import { createOutbound } from '#server/dropbox/fetch.ts'
import { shareCircuit } from '#server/dropbox/shared-circuit.ts'
import { demoCredentials } from '#server/config/demo.ts'
import { opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres, runSql } from '#test/rigs/postgres/postgres.ts'
import { until } from '#test/rigs/until.ts'
import { createTestClock } from '../company.ts'
import { json, startStandIn } from './fake-dropbox.ts'

/** Whose Dropbox answers each question with `answer`. */
async function aServer(url: string, answer: ReturnType<typeof json>) {
  const standIn = await startStandIn(() => answer)
  const outbound = createOutbound(standIn.url)
  onTestFinished(() => outbound.close())
  const clock = createTestClock()
  const circuitBreaker = new CircuitBreaker()
  const token = createAccessToken(() => Promise.resolve(demoCredentials), outbound, clock)
  onTestFinished(await shareCircuit(await opened(url), circuitBreaker, clock))
  const dropbox = createDropbox({ outbound, token, clock, linkHosts: [], pathRoot: null, circuitBreaker })
  return { standIn, clock, dropbox, isHeld: () => circuitBreaker.holding(clock.steadyMs()) !== null }
}

describe.runIf(hasPostgres('pauses that Dropbox asks for'))('of several servers', () => {
  test('none asks Dropbox before it wants to be asked, whichever of them was told; nor does one that starts then', async () => {
    const url = await aDatabase()
    // Asked for its token first: that answer is told to the others, too.
    const told = await aServer(url, json(429, {}, { 'retry-after': '30' }))
    const other = await aServer(url, json(200, {}))
    expect(await told.dropbox.look('/a')).toEqual({ kind: 'busy', afterMs: 30_000 })
    await until('the other server holds', other.isHeld)
    const late = await aServer(url, json(200, {}))
    for (const server of [other, late]) {
      const answer = await server.dropbox.look('/a')
      expect(answer).toMatchObject({ kind: 'holding', because: 'busy' })
      expect(server.standIn.seen).toEqual([])
      expect(server.dropbox.wasBusy(60_000)).toBe(true)
      server.clock.advance(30_000)
      await server.dropbox.look('/a')
      expect(server.standIn.seen).toHaveLength(1)
    }
  })

  test('answers that come together are told once', async () => {
    const url = await aDatabase()
    const { dropbox } = await aServer(url, json(429, {}, { 'retry-after': '30' }))
    await Promise.all(Array.from({ length: 20 }, () => dropbox.look('/a')))
    const count = () => runSql(url, `SELECT version::int FROM changes WHERE subject = 'circuit'`)
    await until('it is told', async () => (await count()).length > 0)
    expect(await count()).toEqual([{ version: 1 }])
  })

  test('the trouble of one is not the trouble of the others', async () => {
    const url = await aDatabase()
    const broken = await aServer(url, json(502, {}))
    const other = await aServer(url, json(200, {}))
    for (let tries = 0; tries < 6; tries += 1) await broken.dropbox.look('/a')
    expect(broken.isHeld()).toBe(true)
    expect(await runSql(url, 'SELECT until > now() AS is_held FROM circuit')).toEqual([{ is_held: false }])
    expect(other.isHeld()).toBe(false)
  })
})
