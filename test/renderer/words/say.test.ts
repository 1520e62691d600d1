import { expect, it } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { pageLanguage, say, speak } from '#renderer/words/say.ts'

it('what the page says keeps its order around a name that is written from the right', () => {
  speak(english)
  const name = 'קובץ 1 report.txt'
  expect(say('chosen.leaveOutTitle', { count: 1, name })).toBe(`Leave out “\u2068${name}\u2069”?`)
  expect(pageLanguage().say('detail.inDropbox', { place: `/Outbox/שנה/a.txt` })).toBe(
    'In Dropbox: \u2068/Outbox/\u2068שנה\u2069/a.txt\u2069',
  )
  expect(say('chosen.leaveOutTitle', { count: 1, name: 'a.txt' })).toBe('Leave out “a.txt”?')
})
