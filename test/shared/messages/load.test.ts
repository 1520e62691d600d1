import { expect, test } from 'vitest'
import { chooseLanguage, languageTags, loadPageLanguage } from '#shared/messages/load.ts'

test.each([
  [['en-GB'], 'en'],
  [['en_US.UTF-8'], 'en'],
  [['tlh', 'EN'], 'en'],
  [['tlh'], 'en'],
  [[], 'en'],
])('of %j the first that is spoken is chosen', (wanted, tag) => {
  expect(chooseLanguage(wanted)).toBe(tag)
})

test.each(languageTags)('%s is read when it is asked for', async (tag) => {
  const language = await loadPageLanguage(tag)
  expect(language.tag).toBe(tag)
  expect(language.say('general.name')).toBe('Outbox')
})
