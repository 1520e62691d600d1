// What the build does to the texts of the page: they are read there, and say the same.
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { messages } from '#shared/messages/en/messages.ts'
import { pageMessages } from '#shared/messages/en/page.ts'
import { english } from '#shared/messages/english.ts'
import { createLanguage } from '#shared/messages/language.ts'
import { compileMessages, compiledText } from '#resources/messages/compile-messages.ts'

test('a text that needs nothing stays as it is', () => {
  expect(compiledText('Everything is sent.')).toBe('Everything is sent.')
  expect(compiledText('a {name}')).toEqual([
    { type: 0, value: 'a ' },
    { type: 1, value: 'name' },
  ])
})

test('the page’s module is made of elements that say what the texts say', async () => {
  const { load } = compileMessages()
  if (typeof load !== 'function') throw new Error('the plugin loads nothing')
  const id = fileURLToPath(new URL('../../src/shared/messages/en/page.ts', import.meta.url)).replaceAll('\\', '/')
  const module: unknown = await Reflect.apply(load, {}, [id])
  const json = String(module).replace('export const pageMessages = ', '')
  // Written by our own plugin a moment ago.
  const compiled = JSON.parse(json) as typeof pageMessages
  expect(Object.keys(compiled)).toEqual(Object.keys(pageMessages))
  expect(compiled['count.files']).not.toBe(pageMessages['count.files'])
  const built = createLanguage(english, { ...messages, ...compiled })
  for (const count of [1, 2_000])
    expect(built.say('count.files', { count })).toBe(english.say('count.files', { count }))
  for (const keystore of ['other', 'keychain'] as const) {
    expect(built.say('locked.title', { keystore })).toBe(english.say('locked.title', { keystore }))
  }
  expect(built.say('upload.done.what', { name: '{size}' })).toBe('{size} is in Dropbox.')
  expect(built.say('general.close')).toBe('Close')
  // Other modules are none of its business.
  expect(await Reflect.apply(load, {}, [id.replace('page.ts', 'units.ts')])).toBeNull()
})
