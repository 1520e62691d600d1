import { expect, test } from 'vitest'
import { messages } from '#shared/messages/en/messages.ts'
import { createLanguage } from '#shared/messages/language.ts'
import { argumentFaults } from './catalogue-rules.ts'
import { pseudoText } from './pseudo-language.ts'

test.each(['en-XA', 'ar-XB'] as const)('%s has the arguments, cases and plurals of English', (tag) => {
  const faults = Object.entries(messages).flatMap(([key, text]) => argumentFaults(key, pseudoText(text, tag), text))
  expect(faults).toEqual([])
})

test('one is longer by two in five and accented, the other turned', () => {
  expect(pseudoText('Sent to {name}', 'en-XA')).toBe('Šéñt~~ tö~ {name}')
  expect(pseudoText('Sent to {name}', 'ar-XB')).toBe('\u202eSent to\u202c \u2068{name}\u2069')
  const length = (tag: 'en-XA' | null): number =>
    Object.values(messages).reduce((sum, text) => sum + (tag === null ? text : pseudoText(text, tag)).length, 0)
  expect(length('en-XA') / length(null)).toBeGreaterThan(1.3)
  const pseudo = createLanguage(
    { tag: 'en-XA', locale: 'en-GB', direction: 'ltr' },
    { ...messages, 'count.files': pseudoText(messages['count.files'], 'en-XA') },
  )
  expect(pseudo.say('count.files', { count: 2 })).toBe('2 fïléš~~')
})
