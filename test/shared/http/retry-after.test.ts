import { describe, expect, test } from 'vitest'
import { parseHttpDate, parseRetryAfter } from '#shared/http/retry-after.ts'

const now = Date.UTC(2026, 10, 23, 10, 0, 0)

const table: readonly (readonly [string | null, number | null])[] = [
  [null, null],
  ['', null],
  [' ', null],
  ['0', 1_000],
  ['1', 1_000],
  ['2', 2_000],
  [' 120 ', 120_000],
  ['0120', 120_000],
  ['1.5', 1_500],
  ['+3', 3_000],
  ['-1', 1_000],
  ['-1000000000', 1_000],
  ['3600', 3_600_000],
  ['3601', 3_600_000],
  ['1000000000', 3_600_000],
  ['9'.repeat(60), 3_600_000],
  ['9'.repeat(400), null],
  ['Mon, 23 Nov 2026 10:00:30 GMT', 30_000],
  ['Mon, 23 Nov 2026 10:00:00 GMT', 1_000],
  ['Mon, 23 Nov 2026 09:00:00 GMT', 1_000],
  ['Tue, 01 Dec 2026 00:00:00 GMT', 3_600_000],
  ['Monday, 23-Nov-26 10:02:00 GMT', 120_000],
  ['Mon Nov 23 10:05:00 2026', 300_000],
  ['Sun Nov  1 10:05:00 2026', 1_000],
  ['Sun, 06 Nov 1994 08:49:37 GMT', 1_000],
  ['Mon, 23 Nov 2026 10:00:30 CET', null],
  ['Mon, 99 Nov 2026 10:00:30 GMT', null],
  ['2026-11-23T10:00:30Z', null],
  ['soon', null],
  ['120s', null],
  ['1e3', null],
  ['0x10', null],
  ['12, 13', null],
  ['NaN', null],
  ['Infinity', null],
  ['٣', null],
  ['<html>', null],
]

describe('Retry-After', () => {
  test.each(table)('%j is understood as %j ms', (header, expected) => {
    expect(parseRetryAfter(header, { nowMs: now, longestMs: 3_600_000 })).toBe(expected)
  })

  test('the three forms of a date mean the same moment', () => {
    const moment = Date.UTC(1994, 10, 6, 8, 49, 37)
    expect(parseHttpDate('Sun, 06 Nov 1994 08:49:37 GMT')).toBe(moment)
    expect(parseHttpDate('Sunday, 06-Nov-94 08:49:37 GMT')).toBe(moment)
    expect(parseHttpDate('Sun Nov  6 08:49:37 1994')).toBe(moment)
  })
})
