import { expect, test } from 'vitest'
import { parseDays } from '#renderer/settings/days-text.ts'

test.each([
  ['730', 730],
  [' 1 ', 1],
  ['36500', 36_500],
  ['0', null],
  ['0.5', null],
  ['-3', null],
  ['36501', null],
  ['1e3', null],
  ['', null],
  ['two years', null],
])('%j is %j', (text, days) => expect(parseDays(text)).toBe(days))
