import { expect, test } from 'vitest'
import { speedLimitSchema, timetableSchema } from '#shared/contract/speed.ts'

const entry = { days: ['Mon'], fromMinute: 0, toMinute: 60, speed: { kind: 'pause' } }

test.each([{ kind: 'full' }, { kind: 'auto' }, { kind: 'fixed', kilobytesPerSecond: 32 }])('%o is a limit', (limit) => {
  expect(speedLimitSchema.parse(limit)).toEqual(limit)
})

test.each([
  { kind: 'fixed', kilobytesPerSecond: 31.9 },
  { kind: 'fixed', kilobytesPerSecond: 1_250_001 },
  { kind: 'fixed', kilobytesPerSecond: Number.NaN },
  { kind: 'pause' },
  { kind: 'full', more: 1 },
])('%o is none', (limit) => {
  expect(speedLimitSchema.safeParse(limit).success).toBe(false)
})

test.each([[[]], [[entry]], [[entry, { ...entry, fromMinute: 60, toMinute: 0 }]]])('%o is a timetable', (entries) => {
  expect(timetableSchema.safeParse(entries).success).toBe(true)
})

test.each([
  [[entry, entry]],
  [[{ ...entry, days: [] }]],
  [[{ ...entry, days: ['Someday'] }]],
  [[{ ...entry, fromMinute: -1 }]],
  [[{ ...entry, fromMinute: 1_440 }]],
  [[{ ...entry, toMinute: 1_441 }]],
  [[{ ...entry, toMinute: 1.5 }]],
])('%o is none', (entries) => {
  expect(timetableSchema.safeParse(entries).success).toBe(false)
})
