import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { speedWords } from '#shared/words/speed-words.ts'
import type { ShownSpeed } from '#shared/speed/speed.ts'

const viewer = { nowMs: 0, timeZone: 'UTC', language: english }
const six = 18 * 3_600_000

test.each<[ShownSpeed, string | null]>([
  [{ kind: 'full', bytesPerSecond: null, by: 'setting', untilMs: null }, null],
  [{ kind: 'fixed', bytesPerSecond: 500_000, by: 'setting', untilMs: null }, 'At most 500 kB/s'],
  [
    { kind: 'auto', bytesPerSecond: null, by: 'setting', untilMs: null },
    'Leaves room on the line, once a file has measured it',
  ],
  [{ kind: 'auto', bytesPerSecond: 1_600_000, by: 'setting', untilMs: null }, 'Leaves room on the line: 1.6 MB/s'],
  [
    { kind: 'fixed', bytesPerSecond: 2_000_000, by: 'timetable', untilMs: six },
    'At most 2.0 MB/s until 18:00, by your timetable',
  ],
  [{ kind: 'pause', bytesPerSecond: null, by: 'timetable', untilMs: six }, 'Paused until 18:00, by your timetable'],
  [{ kind: 'full', bytesPerSecond: null, by: 'timetable', untilMs: six }, 'Full speed until 18:00, by your timetable'],
  [{ kind: 'full', bytesPerSecond: null, by: 'person', untilMs: six }, 'Full speed until 18:00'],
])('%o', (speed, words) => {
  expect(speedWords(speed, viewer)).toBe(words)
})
