import { expect, test } from 'vitest'
import { dayBound, dayOf, dayStarts } from '#shared/words/day-bound.ts'

test('a day is that of this computer, and ends where the next begins', () => {
  expect(dayBound('2026-03-29', 'start')).toBe(new Date(2026, 2, 29).getTime())
  expect(dayBound('2026-12-31', 'end')).toBe(new Date(2027, 0, 1).getTime())
})

test.each(['', '2026', '31.3.2026', '2026-02-31', '2026-13-01', '2026-3-1'])('%j is no day', (text) => {
  expect(dayBound(text, 'start')).toBeNull()
})

test('the last days begin where this computer is, today included, and end with the start of tomorrow', () => {
  const noon = new Date(2026, 2, 1, 12).getTime()
  const days = [new Date(2026, 1, 27), new Date(2026, 1, 28), new Date(2026, 2, 1), new Date(2026, 2, 2)]
  expect(dayStarts(noon, 3)).toEqual(days.map((day) => day.getTime()))
  expect(dayStarts(noon, 3).map(dayOf)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
})
