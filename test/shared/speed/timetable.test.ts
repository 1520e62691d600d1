import { describe, expect, test } from 'vitest'
import { noLimit, weekdays } from '#shared/speed/speed.ts'
import { overlapIn, speedAt } from '#shared/speed/timetable.ts'
import type { SpeedRules, TimetableEntry } from '#shared/speed/speed.ts'

/** Of the week that begins on Monday, 1 June 2026. */
function at(day: number, time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return new Date(2026, 5, 1 + day, hours, minutes, seconds).getTime()
}

const office: TimetableEntry = {
  days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
  fromMinute: 8 * 60,
  toMinute: 18 * 60,
  speed: { kind: 'fixed', kilobytesPerSecond: 500 },
}
const night: TimetableEntry = {
  days: ['Sun'],
  fromMinute: 22 * 60,
  toMinute: 6 * 60,
  speed: { kind: 'pause' },
}
const rules: SpeedRules = { limit: { kind: 'auto' }, timetable: [office, night], fullUntilMs: null, pauseNow: null }
const setting = { speed: { kind: 'auto' }, by: 'setting', untilMs: null }

describe('how fast may be sent', () => {
  test.each([
    ['before the office opens', at(0, '07:59:59'), setting],
    ['when it opens', at(0, '08:00'), { speed: office.speed, by: 'timetable', untilMs: at(0, '18:00') }],
    ['within a minute', at(2, '12:30:31'), { speed: office.speed, by: 'timetable', untilMs: at(2, '18:00') }],
    ['in its last second', at(4, '17:59:59'), { speed: office.speed, by: 'timetable', untilMs: at(4, '18:00') }],
    ['when it closes', at(4, '18:00'), setting],
    ['on a free day', at(5, '12:00'), setting],
    ['over the end of the week', at(6, '23:00'), { speed: night.speed, by: 'timetable', untilMs: at(7, '06:00') }],
    ['on the morning after', at(7, '05:59'), { speed: night.speed, by: 'timetable', untilMs: at(7, '06:00') }],
    [
      'on a Monday of the week before',
      at(-7, '05:00'),
      { speed: night.speed, by: 'timetable', untilMs: at(-7, '06:00') },
    ],
  ])('%s', (_when, nowMs, expected) => {
    expect(speedAt(rules, nowMs)).toEqual(expected)
  })

  test('a person who wants full speed for a while has it, and not a moment longer', () => {
    const untilMs = at(0, '09:30')
    const wanting = { ...rules, fullUntilMs: untilMs }
    expect(speedAt(wanting, untilMs - 1)).toEqual({ speed: { kind: 'full' }, by: 'person', untilMs })
    expect(speedAt(wanting, untilMs)).toMatchObject({ by: 'timetable', speed: office.speed })
  })

  test('a pause of the network comes before the timetable, and what a person wants before both', () => {
    const metered = { ...rules, pauseNow: 'metered' } as const
    const nowMs = at(0, '09:00')
    expect(speedAt(metered, nowMs)).toEqual({ speed: { kind: 'pause' }, by: 'metered', untilMs: null })
    expect(speedAt({ ...metered, fullUntilMs: nowMs + 1 }, nowMs)).toMatchObject({ by: 'person' })
  })

  test('without rules it is as fast as can be', () => {
    expect(speedAt(noLimit, at(3, '10:00'))).toEqual({ speed: { kind: 'full' }, by: 'setting', untilMs: null })
  })

  test('each minute of the week has the one answer that going through the entries gives', () => {
    for (let minute = 0; minute < 7 * 24 * 60; minute += 7) {
      const nowMs = at(0, '00:00') + minute * 60_000
      const [day, ofDay] = [Math.floor(minute / 1440), minute % 1440]
      const isOffice = day < 5 && ofDay >= 480 && ofDay < 1080
      const isNight = (day === 6 && ofDay >= 1320) || (day === 0 && ofDay < 360)
      const expected = isOffice ? office.speed : isNight ? night.speed : rules.limit
      expect(speedAt(rules, nowMs).speed).toEqual(expected)
    }
  })
})

describe('entries that speak of the same time', () => {
  const one = (fromMinute: number, toMinute: number, days: TimetableEntry['days'] = ['Mon']): TimetableEntry => ({
    days,
    fromMinute,
    toMinute,
    speed: { kind: 'full' },
  })

  test.each([
    ['none', [office, night], null],
    ['neighbours', [one(0, 60), one(60, 120)], null],
    ['a minute', [one(0, 61), one(60, 120)], [0, 1]],
    ['one within the other', [one(600, 660), one(0, 1440)], [0, 1]],
    ['over midnight', [one(1380, 120), one(60, 180, ['Tue'])], [0, 1]],
    ['over the end of the week', [one(0, 30), one(1380, 60, ['Sun'])], [0, 1]],
    ['an entry that has a day twice', [one(0, 60, ['Mon', 'Mon'])], [0, 0]],
    ['other days', [one(0, 1440, ['Mon']), one(0, 1440, ['Tue'])], null],
    ['all days, all day', [one(0, 1440, weekdays)], null],
  ])('%s', (_what, timetable, expected) => {
    expect(overlapIn(timetable)).toEqual(expected)
  })
})
