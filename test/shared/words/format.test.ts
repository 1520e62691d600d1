import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { clockWords, latestWords, momentWords, percent, plural, sizeWords } from '#shared/words/format.ts'

const nowMs = Date.parse('2026-11-23T14:00:00Z')
const viewer = { nowMs, timeZone: 'Europe/Berlin', language: english }

test.each([
  [-5_000, 'now'],
  [400, 'now'],
  [1_000, 'in 1 second'],
  [20_400, 'in 20 seconds'],
  [120_000, 'in 2 minutes'],
  [59 * 60_000, 'in 59 minutes'],
  [95 * 60_000, 'at 16:35'],
  [30 * 3_600_000, 'on 24 Nov at 21:00'],
])('a moment %i ms away is said as "%s"', (aheadMs, words) => {
  expect(momentWords(nowMs + aheadMs, viewer)).toBe(words)
})

test('hours are those of the place of the reader', () => {
  expect(clockWords(nowMs, { nowMs, timeZone: 'Asia/Kolkata', language: english })).toBe('19:30')
})

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_000, '1.0 kB'],
  [9_949, '9.9 kB'],
  [12_345, '12 kB'],
  [999_999, '1.0 MB'],
  [157_286_400, '157 MB'],
  [1_073_741_824, '1.1 GB'],
  [2 ** 53, '9.0 PB'],
])('%i bytes are said as "%s"', (sizeBytes, words) => {
  expect(sizeWords(sizeBytes, english)).toBe(words)
})

test.each([
  [0, '14:00'],
  [1, '14:01'],
  [60_000, '14:01'],
  [12 * 60_000 + 34_000, '14:13'],
  [10 * 3_600_000 + 1, '00:01'],
  [24 * 3_600_000, '14:00 on 24 Nov'],
])('%i ms from now is by %s at the latest', (waitMs, words) => {
  const nowMs = Date.parse('2026-11-23T14:00:00Z')
  expect(latestWords(nowMs + waitMs, { nowMs, timeZone: 'UTC', language: english })).toBe(words)
})

test('percent says nothing before one and never 100 before the end', () => {
  expect([percent(0, 100), percent(0.9, 100), percent(43.7, 100), percent(100, 100), percent(0, 0)]).toEqual([
    null,
    null,
    43,
    99,
    null,
  ])
})

test('numbers agree with their nouns', () => {
  expect([plural(0, 'file'), plural(1, 'file'), plural(1_250, 'file')]).toEqual(['0 files', '1 file', '1,250 files'])
})
