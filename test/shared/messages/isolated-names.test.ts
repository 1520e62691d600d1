import { expect, it } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { withIsolatedNames } from '#shared/messages/isolated-names.ts'

const name = 'קובץ 1 report.txt'
const read = withIsolatedNames(english)

it('keeps the order of the words around a name that is written from the right', () => {
  expect(read.say('timeline.seen', { name })).toBe(`Found \u2068${name}\u2069 in the folder.`)
  expect(read.say('timeline.seen', { name: 'a.txt' })).toBe(english.say('timeline.seen', { name: 'a.txt' }))
  expect(read.say('list.files')).toBe('Files')
})

it('is otherwise the same language, also when that becomes another', () => {
  let tag = 'en'
  const changing = withIsolatedNames({
    ...english,
    get tag() {
      return tag
    },
  })
  tag = 'de'
  expect([changing.tag, changing.locale, changing.direction]).toEqual(['de', english.locale, 'ltr'])
  const fromTheRight = withIsolatedNames({ ...english, direction: 'rtl' })
  expect(fromTheRight.say('timeline.seen', { name })).toBe(english.say('timeline.seen', { name }))
})
