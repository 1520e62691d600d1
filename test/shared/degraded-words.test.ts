import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { degradedReasons } from '#shared/degraded.ts'
import { degradedWords } from '#shared/degraded-words.ts'

test('each reason has words of its own, which say when changes are found', () => {
  const words = degradedReasons.map((reason) => degradedWords(reason, english))
  expect(new Set(words).size).toBe(degradedReasons.length)
  for (const sentence of words) expect(sentence).toMatch(/found within a minute\.$/)
  expect(degradedWords('network_folder', english)).toContain('network drive')
})
