import { expect, test } from 'vitest'
import { createCompanyRules } from '#adapters/folder/names/company-rules.ts'
import { builtInRules, otherDriveRule, sentFolderRule } from '#adapters/folder/names/ignore.ts'
import { noFileRules } from '#shared/policy/file-rules.ts'
import { english } from '#shared/messages/english.ts'
import { languageTags } from '#shared/messages/languages.ts'
import { loadLanguage } from '#shared/messages/load/load-language.ts'
import { isCompanyRule, leftOutWords, madeByWords, ruleWords } from '#shared/outside/made-by-words.ts'

const ownWords = [otherDriveRule.madeBy, sentFolderRule.madeBy, "your company's settings", 'Dropbox itself']
const all = [...builtInRules.map(({ madeBy }) => madeBy), ...ownWords]
const curly = (text: string): string => text.replaceAll("'", '\u2019')

test('in English each rule says what it always says', () => {
  expect(all.map((madeBy) => madeByWords(madeBy, english))).toEqual(all.map(curly))
})

test.each(languageTags.filter((tag) => tag !== 'en'))(
  '%s has words for each rule, and programs keep their names',
  async (tag) => {
    const language = await loadLanguage(tag)
    for (const madeBy of all) {
      const words = madeByWords(madeBy, language)
      expect(words).not.toBe(curly(madeBy))
      expect(words).not.toMatch(/\b(?:while|until|for|the|and|programs)\b/)
    }
    expect(madeByWords('Krita, for what is not saved yet', language)).toContain('Krita')
  },
)

const companyRules = ['*.exe', '*.pdf', '100 MB'].flatMap((pattern, at) => {
  const rules = [
    { ...noFileRules, refusedTypes: ['exe'] },
    { ...noFileRules, allowedTypes: ['pdf'] },
    { ...noFileRules, largestMegabytes: 100 },
  ]
  const rule = createCompanyRules([], rules[at] ?? noFileRules)(at === 1 ? 'a.zip' : 'a.exe', 'file', '', 1e9)
  return rule === null ? [] : { rule, pattern }
})

test.each(languageTags)(
  '%s says of each rule of the company what it is and whose, in words of its own',
  async (tag) => {
    const language = await loadLanguage(tag)
    expect(companyRules).toHaveLength(3)
    for (const { pattern, rule } of companyRules) {
      const words = ruleWords(`${rule.pattern} (made by ${rule.madeBy})`, language)
      expect(words).toBe(leftOutWords(rule, language))
      expect(words.replace(/\s/g, ' ').replace('Mo', 'MB')).toContain(pattern)
      expect(words).toMatch(/organization|Organisation|organisation|organización|組織/)
      expect(words).not.toContain('made by')
      expect(isCompanyRule(`${rule.pattern} (made by ${rule.madeBy})`)).toBe(true)
    }
  },
)

test('a rule with its pattern is said as a whole, and what is no rule of ours stays as it is', async () => {
  const german = await loadLanguage('de')
  const rule = '~$* (made by Microsoft Office, while a document is open)'
  expect(ruleWords(rule, german)).toBe('~$* (stammt von: Microsoft Office, solange ein Dokument offen ist)')
  expect(ruleWords(otherDriveRule.madeBy, german)).toContain('Laufwerk')
  expect([isCompanyRule(rule), isCompanyRule(otherDriveRule.madeBy)]).toEqual([false, false])
  expect(madeByWords('Some program, while it sings', german)).toBe('Some program, while it sings')
})
