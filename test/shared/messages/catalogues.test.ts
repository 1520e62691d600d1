// Every text of every language; and the proof that each rule finds a fault.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { messages, outsideMessages } from '#shared/messages/en/messages.ts'
import { pageMessages } from '#shared/messages/en/page.ts'
import { translations } from './translations.ts'
import { argumentFaults, pluralFaults, textFaults, typographyFaults, untranslated } from './catalogue-rules.ts'

test('English is well written, with every plural it has', () => {
  const texts: readonly (readonly [string, string])[] = Object.entries(messages)
  expect(texts.length).toBeGreaterThan(500)
  expect(texts.flatMap(([key, text]) => [...textFaults(key, text), ...pluralFaults(key, text, 'en')])).toEqual([])
})

test.each(translations)(
  '$tag says all that English says, with its arguments and plurals',
  ({ tag, texts, sameAsEnglish }) => {
    expect(Object.keys(texts)).toEqual(Object.keys(messages))
    const source = new Map<string, string>(Object.entries(messages))
    const faults = Object.entries(texts).flatMap(([key, text]) => [
      ...textFaults(key, text),
      ...pluralFaults(key, text, tag),
      ...argumentFaults(key, text, source.get(key) ?? ''),
      ...typographyFaults(key, text, tag),
    ])
    expect(faults).toEqual([])
    expect(untranslated(texts, messages, Object.keys(sameAsEnglish))).toEqual([])
    // What is translated by now is no exception any more.
    const same = new Map<string, string>(Object.entries(texts))
    expect(Object.keys(sameAsEnglish).filter((key) => same.get(key) !== source.get(key))).toEqual([])
  },
)

test('the rules find what is wrong', () => {
  expect(textFaults('a', "it's")).toHaveLength(1)
  expect(textFaults('a', ' a')).toHaveLength(1)
  expect(textFaults('a', 'a {name')).toHaveLength(1)
  expect(textFaults('a', '{count,plural,other {a}}')).toHaveLength(1)
  expect(textFaults('a', '{count, plural, other { {name } }}')).toHaveLength(1)
  expect(textFaults('a', '\u200fa')).toHaveLength(1)
  expect(typographyFaults('a', 'Pourquoi ?', 'fr')).toHaveLength(1)
  expect(typographyFaults('a', 'Pourquoi\u202f?', 'fr')).toEqual([])
  expect(typographyFaults('a', '“{name}”', 'de')).toHaveLength(1)
  expect(typographyFaults('a', '„{name}“', 'de')).toEqual([])
  expect(typographyFaults('a', '“{name}”', 'es')).toHaveLength(1)
  expect(typographyFaults('a', '«{name}»', 'es')).toEqual([])
  expect(typographyFaults('a', '送信しました.', 'ja')).toHaveLength(1)
  expect(typographyFaults('a', '送信しました。', 'ja')).toEqual([])
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

test('the page has all that the words it shares with others say', () => {
  const page = new Set(Object.keys(pageMessages).map(subjectOf))
  const outside = [...new Set(Object.keys(outsideMessages).map(subjectOf))].filter((subject) => !page.has(subject))
  expect(outside.length).toBeGreaterThan(3)
  const said = new RegExp(`say\\(\\s*['\`](?:${outside.join('|')})\\.`)
  expect(said.test("say('refusal.token_unusable')")).toBe(true)
  const root = join(import.meta.dirname, '../../..')
  const files = globSync(['src/shared/**/*.ts', 'renderer/**/*.{ts,tsx}'], { cwd: root })
  const shared = files.filter((path) => !/^src\/shared\/(?:messages|outside)\//.test(path))
  expect(shared.length).toBeGreaterThan(50)
  const texts = shared.map((path) => [path, readFileSync(join(root, path), 'utf8')] as const)
  expect(texts.filter(([, text]) => said.test(text) || text.includes('shared/outside/'))).toEqual([])
  // What is said in both places has its own subject, or it could not be told where it is said.
  expect(Object.keys(outsideMessages).filter((key) => page.has(subjectOf(key)))).toEqual([])
})

function subjectOf(key: string): string {
  return key.split('.')[0] ?? ''
}
