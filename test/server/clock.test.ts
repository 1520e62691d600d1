// The computer's clock, as this server reads it.
import { expect, test } from 'vitest'
import { systemClock } from '#server/clock.ts'

test('steady time only grows, and wall time is today', () => {
  const first = systemClock.steadyMs()
  expect(systemClock.steadyMs()).toBeGreaterThanOrEqual(first)
  expect(Math.abs(systemClock.wallMs() - Date.now())).toBeLessThan(60_000)
})
