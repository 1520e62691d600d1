import { expect, test } from 'vitest'
import { barsOf } from '#renderer/pictures/week-bars.ts'

test('bars lie within their days', () => {
  const speed = { kind: 'pause' } as const
  expect(
    barsOf([
      { days: ['Mon', 'Wed'], fromMinute: 480, toMinute: 1080, speed },
      { days: ['Sun'], fromMinute: 1320, toMinute: 360, speed },
    ]),
  ).toEqual([
    { day: 0, fromMinute: 480, minutes: 600, kind: 'pause' },
    { day: 2, fromMinute: 480, minutes: 600, kind: 'pause' },
    { day: 6, fromMinute: 1320, minutes: 120, kind: 'pause' },
    { day: 0, fromMinute: 0, minutes: 360, kind: 'pause' },
  ])
})
