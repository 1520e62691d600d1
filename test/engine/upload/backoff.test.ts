// How long to wait after failures.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backoffMs, longestBackoffMs, longestHoldMs, politeWaitMs } from '#engine/upload/backoff.ts'

it('each failure doubles the wait', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((failures) => backoffMs(failures, 1))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000,
  ])
})

it('no wait is longer than five minutes, or than what is asked for', () => {
  expect(backoffMs(9, 1)).toBe(longestBackoffMs)
  expect(backoffMs(20, 1)).toBe(5 * 60_000)
  expect(backoffMs(100_000, 1)).toBe(5 * 60_000)
  expect(backoffMs(9, 1, longestHoldMs)).toBe(60_000)
})

it('the randomness spread each wait over its upper half', () => {
  expect(backoffMs(1, 0)).toBe(1_000)
  expect(backoffMs(1, 0.5)).toBe(1_500)
  expect(backoffMs(1, 0.999_9)).toBe(2_000)
})

it('any number of failures and any throw of the randomness give whole milliseconds within the bounds', () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (failures, jitter) => {
      const ms = backoffMs(failures, jitter)
      expect(Number.isInteger(ms)).toBe(true)
      expect(ms).toBeGreaterThanOrEqual(500)
      expect(ms).toBeLessThanOrEqual(longestBackoffMs)
    }),
  )
})

it.each([
  [5_000, 5_000],
  [0, 1_000],
  [-5, 1_000],
  [999, 1_000],
  [1_001, 1_001],
  [3_600_001, 3_600_000],
  [Infinity, 3_600_000],
  [NaN, null],
  [null, null],
])('a server that intents a wait of %s ms gets %s', (intent, given) => {
  expect(politeWaitMs(intent)).toBe(given)
})
