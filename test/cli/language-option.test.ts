// The language of the terminal.
import { expect, test } from 'vitest'
import { terminalLanguage, unknownLanguageWords } from '#cli/language-option.ts'
import { parseArguments } from '#cli/arguments/parse-arguments.ts'
import { usage } from '#cli/arguments/usage.ts'
import { mergePolicies, type Policy } from '#shared/policy/policy.ts'
import { english } from '#shared/messages/english.ts'
import { languageTags } from '#shared/messages/languages.ts'
import { loadLanguage } from '#shared/messages/load/load-language.ts'

const german = { LANG: 'de_DE.UTF-8' }

test.each([
  [['status'], {}, 'en'],
  [['status'], german, 'de'],
  [['status'], { LC_ALL: 'C.UTF-8', ...german }, 'en'],
  [['status'], { LC_ALL: '', LC_MESSAGES: 'POSIX', ...german }, 'en'],
  [['status'], { LC_MESSAGES: 'de_AT', LANG: 'C' }, 'de'],
  [['status', '--lang', 'de'], {}, 'de'],
  [['status', '--lang=de-CH'], {}, 'de'],
  [['status', '--lang', 'en'], german, 'en'],
  [['send', '--', '--lang=de'], {}, 'en'],
  // Whoever reads JSON compares it.
  [['status', '--json', '--lang', 'de'], german, 'en'],
  [['history', '--format=jsonl'], german, 'en'],
  [['status', '--lang'], german, 'de'],
])('%j with %j speaks %s', (words, environment, tag) => {
  expect(terminalLanguage(words, environment)).toEqual({ tag, unknown: null })
})

const policyOf = (part: object): Policy =>
  mergePolicies([{ kind: 'found', source: 'machine', place: 'p', document: { version: 1, ...part } }])

test('the company enforces a language, or proposes one to whoever says none', () => {
  const enforced = policyOf({ enforced: { language: 'fr' } })
  expect(terminalLanguage(['status', '--lang', 'de'], german, enforced).tag).toBe('fr')
  expect(terminalLanguage(['status', '--json'], german, enforced).tag).toBe('en')
  const proposed = policyOf({ defaults: { language: 'ja' } })
  expect(terminalLanguage(['status'], german, proposed).tag).toBe('ja')
  expect(terminalLanguage(['status', '--lang', 'de'], {}, proposed).tag).toBe('de')
  const unknown = policyOf({ enforced: { language: 'tlh' } })
  expect(terminalLanguage(['status'], german, unknown)).toEqual({ tag: 'en', unknown: 'tlh' })
  expect(terminalLanguage(['status'], german, policyOf({ enforced: { language: 'system' } })).tag).toBe('de')
})

test('a language that is not spoken is told once, and one of the environment is not', () => {
  expect(terminalLanguage(['status', '--lang', 'tlh'], german)).toEqual({ tag: 'en', unknown: 'tlh' })
  expect(terminalLanguage(['status'], { LANG: 'tlh_QO' })).toEqual({ tag: 'en', unknown: null })
  expect(unknownLanguageWords('t\u001blh', english)).toMatch(
    /^Outbox does not speak \u201ct⟨U\+001B⟩lh\u201d, so it speaks English\. It speaks English/,
  )
})

test.each(languageTags)('%s has a usage that fits a terminal, with the same commands', async (tag) => {
  const language = await loadLanguage(tag)
  const text = usage(language)
  const calls = (of: string): readonly string[] => of.split('\n').filter((line) => line.startsWith('  npm run'))
  expect(calls(text)).toEqual(calls(usage(english)))
  const long = text.split('\n').filter((line) => !line.startsWith('  npm run') && line.length > 118)
  // Japanese has no spaces to break a line at: the terminal breaks it.
  if (!/\p{Script=Hiragana}/u.test(text)) expect(long).toEqual([])
  const answer = parseArguments(['status', '--verbose', '--data', 'd'], language)
  expect(answer).toMatchObject({ kind: 'wrong', text: expect.stringContaining('--verbose') })
  expect(parseArguments([], language)).toMatchObject({ text: expect.stringContaining('doctor') })
})
