// When a pause ends.
import { expect, it } from 'vitest'
import { pauseEndMs, pauseLeft } from '#main/uploads/controls/pause-length.ts'

it('is an hour, or has no end', () => {
  expect(pauseEndMs('one_hour', 1_000)).toBe(3_601_000)
  expect(pauseEndMs('until_resumed', 1_000)).toBeNull()
})

it.each([
  [new Date(2026, 10, 23, 9, 0), new Date(2026, 10, 24, 6, 0)],
  [new Date(2026, 10, 23, 23, 59), new Date(2026, 10, 24, 6, 0)],
  [new Date(2026, 10, 24, 0, 1), new Date(2026, 10, 25, 6, 0)],
  [new Date(2026, 11, 31, 18, 0), new Date(2027, 0, 1, 6, 0)],
])('until tomorrow, from %s, is until %s', (now, end) => {
  expect(pauseEndMs('until_tomorrow', now.getTime())).toBe(end.getTime())
})

it.each([
  [null, null],
  [{ untilMs: null }, { untilMs: null }],
  [{ untilMs: 1_001 }, { untilMs: 1_001 }],
  [{ untilMs: 1_000 }, null],
  [{ untilMs: 1 }, null],
])('of a pause %j made before, %j is left', (pause, left) => {
  expect(pauseLeft(pause, 1_000)).toEqual(left)
})
