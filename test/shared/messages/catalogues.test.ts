// Every text of every language; and the proof that each rule finds a fault.
import { expect, test } from 'vitest'
import { messages } from '#shared/messages/en/messages.ts'
import { argumentFaults, pluralFaults, textFaults, untranslated } from './catalogue-rules.ts'

test('English is well written, with every plural it has', () => {
  const texts: readonly (readonly [string, string])[] = Object.entries(messages)
  expect(texts.length).toBeGreaterThan(500)
  expect(texts.flatMap(([key, text]) => [...textFaults(key, text), ...pluralFaults(key, text, 'en')])).toEqual([])
})

test('the rules find what is wrong', () => {
  expect(textFaults('a', "it's")).toHaveLength(1)
  expect(textFaults('a', ' a')).toHaveLength(1)
  expect(textFaults('a', 'a {name')).toHaveLength(1)
  expect(textFaults('a', '{count,plural,other {a}}')).toHaveLength(1)
  expect(textFaults('a', '{count, plural, other { {name } }}')).toHaveLength(1)
  expect(textFaults('a', '\u200fa')).toHaveLength(1)
  expect(pluralFaults('a', '{count, plural, other {#}}', 'en')).toEqual(['a: count has no one'])
  expect(pluralFaults('a', '{count, plural, one {#} other {#}}', 'pl')).toEqual(['a: count has no many, few'])
  expect(argumentFaults('a', 'x', '{name} x')).toEqual(['a: name is lost'])
  expect(argumentFaults('a', '{name} x', 'x')).toEqual(['a: name is not in English'])
  expect(argumentFaults('a', '{b, select, c {} other {}}', '{b, select, d {} other {}}')).toHaveLength(2)
  const [one, other] = [{ ...messages }, { ...messages, 'general.cancel': 'Abbrechen' } as const]
  expect(untranslated(other, one, [])).not.toContain('general.cancel')
  expect(untranslated(other, one, ['general.close'])).not.toContain('general.close')
  expect(untranslated(other, one, [])).toContain('general.close')
})
