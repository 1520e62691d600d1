import { describe, expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { entryText, fixedSpeedWords, parseSpeedLimit, parseTimetable } from '#shared/speed/speed-text.ts'
import { speedFaultWords } from '#shared/speed/wrong-speed-words.ts'
import { weekdays } from '#shared/speed/speed.ts'

const fixed = (kilobytesPerSecond: number) => ({ kind: 'fixed', kilobytesPerSecond })

describe('a limit', () => {
  test.each([
    ['full', { kind: 'full' }],
    [' Auto ', { kind: 'auto' }],
    ['500', fixed(500)],
    ['500kB/s', fixed(500)],
    ['1.5 MB/s', fixed(1_500)],
    ['32', fixed(32)],
    ['1250MB/s', fixed(1_250_000)],
  ])('%s', (text, value) => {
    expect(parseSpeedLimit(text)).toEqual({ kind: 'parsed', value })
  })

  test.each(['', '31', '0', '-5', '1e9', '2 GB/s', '1251MB/s', 'fast', '12 kbit/s', 'NaN', '9'.repeat(400)])(
    '%s is refused with what to write, or what is possible',
    (text) => {
      const answer = parseSpeedLimit(text)
      expect(answer).toMatchObject({ kind: 'refused' })
      const because = answer.kind === 'refused' ? speedFaultWords(answer.fault, english.say) : ''
      expect(because).toMatch(/Write full, auto|limits go from 32 kB\/s/)
    },
  )
})

describe('a timetable', () => {
  test('is read in the words it is written in', () => {
    const text = 'Mon-Fri 08:00-18:00 500; sat,Sun 0:00-24:00 pause;Fri 22:00-06:00 2MB/s;'
    const parsed = parseTimetable(text)
    expect(parsed).toMatchObject({ kind: 'refused' })
    const free = parseTimetable('Mon-Fri 08:00-18:00 500; sat,Sun 6:00-24:00 pause;Fri 22:00-06:00 2MB/s;')
    expect(free).toEqual({
      kind: 'parsed',
      value: [
        { days: weekdays.slice(0, 5), fromMinute: 480, toMinute: 1080, speed: fixed(500) },
        { days: ['Sat', 'Sun'], fromMinute: 360, toMinute: 1440, speed: { kind: 'pause' } },
        { days: ['Fri'], fromMinute: 1320, toMinute: 360, speed: fixed(2_000) },
      ],
    })
    expect(free.kind === 'parsed' && parseTimetable(free.value.map(entryText).join('; '))).toEqual(free)
  })

  test('over the end of the week, and empty', () => {
    expect(parseTimetable('Sat-Mon 01:00-02:00 full')).toMatchObject({ value: [{ days: ['Sat', 'Sun', 'Mon'] }] })
    expect(parseTimetable('  ')).toEqual({ kind: 'parsed', value: [] })
  })

  test.each([
    ['Mon', 'is no entry'],
    ['Mon 08:00 500', 'is no entry'],
    ['Mo-Fr 08:00-18:00 500', 'is no entry'],
    ['Mon-Tue-Wed 08:00-18:00 500', 'is no entry'],
    ['Mon,Mon 08:00-18:00 500', 'is no entry'],
    ['Mon 08:60-18:00 500', 'is no entry'],
    ['Mon 24:00-18:00 500', 'is no entry'],
    ['Mon 08:00-24:01 500', 'is no entry'],
    ['Mon 08:00-18:00 5', 'is no speed to send with'],
    ['Mon 08:00-18:00 slow', 'is no speed.'],
    ['Mon 08:00-18:00 500; Mon-Wed 17:59-19:00 pause', 'speak of the same time'],
    [Array.from({ length: 51 }, () => 'Mon 08:00-18:00 500').join(';'), 'at most'],
  ])('%s is refused', (text, because) => {
    const answer = parseTimetable(text)
    expect(answer.kind === 'refused' ? speedFaultWords(answer.fault, english.say) : '').toContain(because)
  })
})

test('a fixed speed in words', () => {
  expect([32, 999, 1_000, 1_550, 1_250_000].map(fixedSpeedWords)).toEqual([
    '32 kB/s',
    '999 kB/s',
    '1 MB/s',
    '1.55 MB/s',
    '1250 MB/s',
  ])
})
