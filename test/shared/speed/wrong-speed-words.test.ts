import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { parseTimetable } from '#shared/speed/speed-text.ts'
import { speedFaultWords } from '#shared/speed/wrong-speed-words.ts'

test.each([
  ['Mon', '"Mon" is no entry of a timetable. Write it like "Mon-Fri 08:00-18:00 500".'],
  ['Mon 08:00-18:00 slow', '"slow" is no speed. Write full, auto, 500 (kB/s) or 2MB/s.'],
  ['Mon 08:00-18:00 5', '"5" is no speed to send with: limits go from 32 kB/s to 1250000 kB/s.'],
  [
    'Mon 08:00-18:00 500; Mon 09:00-10:00 pause',
    '"Mon 08:00-18:00 500" and "Mon 09:00-10:00 pause" speak of the same time. Let one end where the other begins.',
  ],
  [';x'.repeat(51), 'A timetable has 50 entries at most.'],
])('%s is told', (text, sentence) => {
  const read = parseTimetable(text)
  expect(read.kind === 'refused' && speedFaultWords(read.fault, english.say)).toBe(sentence)
})
