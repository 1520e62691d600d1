// What is said about files that go on by themselves. How it reads as a whole: see upload-words.test.ts.
import { english } from '#shared/messages/english.ts'
import { expect, test } from 'vitest'
import { reasonFacts, waitingReasons } from '#shared/reasons.ts'
import { waitingWords } from '#shared/words/waiting-words.ts'

const again = 'It is tried again in a minute.'

test.each(waitingReasons)('%s is in whole sentences, whether the time is known or not', (reason) => {
  const { status, what, next } = waitingWords(reason, '“a.pdf”', { again, latest: '14:35' }, english)
  const texts = [what, next, waitingWords(reason, '“a.pdf”', { again, latest: null }, english).next]
  expect(texts.filter((text) => !/^[A-Z“].*\.$/.test(text))).toEqual([])
  expect(texts.filter((text) => /null|undefined| {2}/.test(text))).toEqual([])
  expect(status).toMatch(/^[A-Z][^.]*$/)
})

test.each(waitingReasons)('%s names the file exactly when it keeps no other', (reason) => {
  const isOfOneFile = reasonFacts[reason].scope === 'file'
  expect(waitingWords(reason, '“a.pdf”', { again, latest: null }, english).what.includes('“a.pdf”')).toBe(isOfOneFile)
})

test('what waits for an earlier version says until when, where that is known', () => {
  const next = (latest: string | null) => waitingWords('earlier_send_open', 'x', { again, latest }, english).next
  expect(next('14:35')).toContain(', 14:35 at the latest')
  expect(next(null)).not.toContain('latest')
})
