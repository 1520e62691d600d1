import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { createLanguage } from '#shared/messages/language.ts'
import { messages } from '#shared/messages/en/messages.ts'

test('a number chooses its plural and is written as the language does', () => {
  expect(english.say('count.files', { count: 1 })).toBe('1 file')
  expect(english.say('count.files', { count: 1_250 })).toBe('1,250 files')
  const german = createLanguage(
    { tag: 'de', locale: 'de-DE', direction: 'ltr' },
    { ...messages, 'count.files': '{count, plural, one {# Datei} other {# Dateien}}' },
  )
  expect(german.say('count.files', { count: 1_250 })).toBe('1.250 Dateien')
})

test('what is told is put in as it is, whatever it looks like', () => {
  for (const name of ['{size}', '<b>', "it's", '# {count, plural, other {#}}', '\\u0041']) {
    expect(english.say('upload.done.what', { name })).toBe(`${name} is in Dropbox.`)
  }
})

test('in a language that is written from the right a name does not turn the words around it', () => {
  const mirrored = createLanguage({ tag: 'ar', locale: 'ar', direction: 'rtl' }, messages)
  expect(mirrored.say('upload.done.what', { name: 'a.pdf' })).toBe('\u2068a.pdf\u2069 is in Dropbox.')
})

/** Never called: each line compiles only as long as the compiler finds the fault that it names. */
export function faults(reason: 'in_use' | 'not_a_reason'): void {
  // @ts-expect-error: no such message
  english.say('upload.nothing.what')
  // @ts-expect-error: the name is missing
  english.say('upload.done.what')
  // @ts-expect-error: another argument
  english.say('upload.done.what', { title: 'a.pdf' })
  // @ts-expect-error: one argument too many
  english.say('upload.done.what', { name: 'a.pdf', size: '1 kB' })
  // @ts-expect-error: a message that takes nothing
  english.say('upload.done.status', { name: 'a.pdf' })
  // @ts-expect-error: a plural takes a number
  english.say('count.files', { count: '1' })
  // @ts-expect-error: a text takes no number
  english.say('upload.done.what', { name: 1 })
  // @ts-expect-error: the second of two arguments is missing
  english.say('list.inFolder', { name: 'a.pdf' })
  // @ts-expect-error: an argument inside a branch is missing
  english.say('asked.part', { count: 1, size: '1 kB' })
  // @ts-expect-error: no such case
  english.say('locked.title', { keystore: 'vaulted' })
  // @ts-expect-error: a reason that has no sentence
  english.say(`waiting.${reason}.what`, { name: 'a.pdf' })
}
