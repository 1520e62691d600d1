import { expect, test } from 'vitest'
import { languageFacts, languageTags } from '#shared/messages/languages.ts'
import { loadLanguage } from '#shared/messages/load/load-language.ts'

test.each(languageTags)('%s is whole, and writes numbers in its own way', async (tag) => {
  const language = await loadLanguage(tag)
  expect(language).toMatchObject(languageFacts[tag])
  const count = new Intl.NumberFormat(languageFacts[tag].locale).format(1_250)
  expect(language.say('count.files', { count: 1_250 })).toContain(count)
  expect(language.say('tray.tip', { sentence: 'x' })).toContain('Outbox')
})
