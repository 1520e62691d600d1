import { expect, it } from 'vitest'
import { isMeteredAnswer } from '#main/network/metered-network.ts'

it.each([
  ['u 1\n', true],
  ['u 3\n', true],
  ['u 0\n', false],
  ['u 2\n', false],
  ['u 4\n', false],
  ['', false],
  ['s "1"\n', false],
  ['u 13\n', false],
])('%j is %s', (answer, isMetered) => {
  expect(isMeteredAnswer(answer)).toBe(isMetered)
})
