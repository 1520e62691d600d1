import { expect, test } from 'vitest'
import { dateFormat, listFormat, numberFormat } from '#shared/messages/intl-formats.ts'

test('a format is made once for a language and its options', () => {
  expect(numberFormat('en-GB')).toBe(numberFormat('en-GB'))
  expect(numberFormat('de-DE').format(1_250.5)).toBe('1.250,5')
  expect(numberFormat('en-GB', { maximumFractionDigits: 0 }).format(1.4)).toBe('1')
  expect(listFormat('ja-JP', { type: 'unit' }).format(['a', 'b'])).toBe('a b')
})

test('a day is that of the place', () => {
  const atMs = Date.parse('2026-11-29T23:30:00Z')
  const dayIn = (timeZone: string | null): string =>
    dateFormat('en-GB', { atMs, timeZone }, { day: 'numeric', timeZoneName: 'short' }).format(atMs)
  expect([dayIn('UTC'), dayIn('Asia/Tokyo')]).toEqual(['29, UTC', '30, GMT+9'])
})

test('without a place it is the computer’s own, also after it was carried elsewhere', () => {
  const before = process.env['TZ']
  const clockIn = (zone: string): string => {
    process.env['TZ'] = zone
    return dateFormat('en-GB', { atMs: 0, timeZone: null }, { hour: '2-digit', hourCycle: 'h23' }).format(0)
  }
  try {
    expect([clockIn('Europe/Berlin'), clockIn('Asia/Tokyo')]).toEqual(['01', '09'])
  } finally {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  }
})
