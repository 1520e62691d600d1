// The computer's clock, as this server reads it.
import { expect, test } from 'vitest'
import { setTimeout as delay } from 'node:timers/promises'
import { every, systemClock } from '#server/clock.ts'
import { until } from '#test/rigs/until.ts'

test('steady time only grows, and wall time is today', () => {
  const first = systemClock.steadyMs()
  expect(systemClock.steadyMs()).toBeGreaterThanOrEqual(first)
  expect(Math.abs(systemClock.wallMs() - Date.now())).toBeLessThan(60_000)
})

test('a round is done again and again until it is stopped; a failure is told and ends nothing', async () => {
  const said: string[] = []
  let rounds = 0
  const stop = every(
    1,
    () => {
      rounds += 1
      if (rounds === 1) throw new Error('the first one')
    },
    (text) => said.push(text),
  )
  await until('three rounds', () => rounds >= 3)
  stop()
  const done = rounds
  await delay(20)
  expect(rounds).toBe(done)
  expect(said).toEqual([expect.stringContaining('the first one')])
})
