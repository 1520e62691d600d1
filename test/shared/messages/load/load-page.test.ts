import { expect, test } from 'vitest'
import { languageFacts, languageTags } from '#shared/messages/languages.ts'
import { loadPageLanguage } from '#shared/messages/load/load-page.ts'

test.each(languageTags)('the page speaks %s when it is asked to', async (tag) => {
  const language = await loadPageLanguage(tag)
  expect(language).toMatchObject(languageFacts[tag])
  expect(language.tag).toBe(tag)
  expect(language.say('general.name')).toBe('Outbox')
})
