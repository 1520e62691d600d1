// The language of menus and notices follows what is chosen.
import { expect, test } from 'vitest'
import { SpokenLanguage } from '#main/spoken-language.ts'
import { languageFacts, languageTags, type LanguageTag } from '#shared/messages/languages.ts'

test('is the system’s where nobody chose, and English where Outbox does not speak that one', async () => {
  const language = await SpokenLanguage.open({ setting: () => 'system', ofSystem: () => ['tlh', 'en-US'] })
  expect([language.tag, language.locale, language.direction, language.unknown()]).toEqual(['en', 'en-GB', 'ltr', null])
  expect(language.say('menu.quit')).toBe('Quit Outbox')
})

test('tells what was chosen and is not spoken', async () => {
  let setting = 'tlh'
  const language = await SpokenLanguage.open({ setting: () => setting, ofSystem: () => [] })
  expect([language.tag, language.unknown()]).toEqual(['en', 'tlh'])
  setting = 'en'
  // It spoke English before.
  expect(await language.follow()).toBe(false)
  expect(language.unknown()).toBeNull()
})

test('what was handed out says all that follows in the language that holds then', async () => {
  let setting: string = 'en'
  const language = await SpokenLanguage.open({ setting: () => setting, ofSystem: () => [] })
  const { say } = language
  const others: readonly LanguageTag[] = languageTags.filter((one) => one !== 'en')
  for (const tag of others) {
    const before = say('menu.selectAll')
    setting = tag
    expect(await language.follow()).toBe(true)
    expect(await language.follow()).toBe(false)
    expect(language).toMatchObject({ locale: languageFacts[tag].locale, tag })
    expect(say('menu.selectAll')).not.toBe(before)
  }
})
