import { expect, test } from 'vitest'
import { countsSentence } from '#cli/output/joined-counts.ts'
import { english } from '#shared/messages/english.ts'

test('counts are told in one sentence', () => {
  expect(countsSentence(['one'], english)).toBe('one.')
  expect(countsSentence(['one', 'two', 'three'], english)).toBe('one, two, three.')
})
