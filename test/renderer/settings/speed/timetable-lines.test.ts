import '#test/renderer/in-english.ts'
import { expect, test } from 'vitest'
import { parseTimetableLines } from '#renderer/settings/speed/timetable-lines.ts'

test('an entry a line, empty lines dropped', () => {
  expect(parseTimetableLines('Mon 08:00-18:00 500\n\nSun 00:00-24:00 pause\n')).toMatchObject({
    value: [{ days: ['Mon'] }, { days: ['Sun'] }],
  })
  expect(parseTimetableLines('\n')).toEqual({ kind: 'parsed', value: [] })
  expect(parseTimetableLines('Mon 08:00-18:00\n')).toMatchObject({ kind: 'refused' })
})
