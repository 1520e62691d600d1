import { expect, test } from 'vitest'
import { chooseLanguage, chosenLanguage, languageNames, languageTags } from '#shared/messages/languages.ts'

test.each([
  [['en-GB'], 'en'],
  [['en_US.UTF-8'], 'en'],
  [['tlh', 'EN'], 'en'],
  [['tlh'], 'en'],
  [['C.UTF-8'], 'en'],
  [['POSIX', 'tlh'], 'en'],
  [[], 'en'],
])('of %j the first that is spoken is chosen', (wanted, tag) => {
  expect(chooseLanguage(wanted)).toBe(tag)
})

test('a language that is not spoken is English, and is told', () => {
  expect(chosenLanguage('tlh', ['en-GB'])).toEqual({ tag: 'en', unknown: 'tlh' })
  expect(chosenLanguage('system', ['tlh'])).toEqual({ tag: 'en', unknown: null })
  for (const tag of languageTags) {
    expect(chosenLanguage(tag, [])).toEqual({ tag, unknown: null })
    expect(chosenLanguage('system', [`${tag}-XX`])).toEqual({ tag, unknown: null })
  }
})

test('each language is called as those who speak it do', () => {
  const called = new Set(
    languageTags.map((tag) => new Intl.DisplayNames(tag, { type: 'language' }).of(tag)?.toLowerCase()),
  )
  expect(new Set(Object.values(languageNames).map((name) => name.toLowerCase()))).toEqual(called)
})
