import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { readSpeed } from '#cli/arguments/speed-options.ts'
import { noLimit } from '#shared/speed/speed.ts'

const nothing = { limit: null, timetable: null, once: false, say: english.say }

test('nothing said is no limit', () => {
  expect(readSpeed(nothing)).toEqual({ kind: 'parsed', value: noLimit })
})

test('a limit and a timetable are read', () => {
  expect(readSpeed({ ...nothing, limit: '500', timetable: 'Sun 00:00-24:00 pause' })).toEqual({
    kind: 'parsed',
    value: {
      limit: { kind: 'fixed', kilobytesPerSecond: 500 },
      timetable: [{ days: ['Sun'], fromMinute: 0, toMinute: 1440, speed: { kind: 'pause' } }],
      fullUntilMs: null,
      pauseNow: null,
    },
  })
})

test.each([
  [{ ...nothing, limit: 'slow' }, '"slow" is no speed.'],
  [{ ...nothing, limit: '' }, '"" is no speed.'],
  [{ ...nothing, timetable: 'Sun' }, '"Sun" is no entry of a timetable.'],
  [{ ...nothing, timetable: 'Sun 00:00-24:00 pause', once: true }, 'does not wait for a pause'],
])('%o is refused', (said, because) => {
  expect(readSpeed(said)).toMatchObject({ kind: 'refused', because: expect.stringContaining(because) })
})

test('a run that ends by itself may be slow at times', () => {
  expect(readSpeed({ ...nothing, timetable: 'Sun 00:00-24:00 64', once: true })).toMatchObject({ kind: 'parsed' })
})
