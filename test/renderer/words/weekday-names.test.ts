// The days of the picture of the week.
import { expect, test } from 'vitest'
import { weekdayNames } from '#renderer/words/weekday-names.ts'

test.each([
  ['en', ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']],
  ['de', ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So']],
  ['ja', ['月', '火', '水', '木', '金', '土', '日']],
])('the week begins on Monday, in the words of %s', (locale, days) => {
  expect(weekdayNames(locale)).toEqual(days)
})
