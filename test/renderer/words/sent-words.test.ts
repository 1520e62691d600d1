import { expect, test } from 'vitest'
import { keptWords, sentSentence } from '#renderer/words/sent-words.ts'
import { english } from '#shared/messages/english.ts'
import { aSentItem } from '../harness/sent-items.ts'

test('a long time is said in years, too', () => {
  expect(keptWords(730, english)).toContain('730 days are about 2 years.')
  expect(keptWords(365, english)).toContain('about 1 year.')
  expect(keptWords(30, english)).not.toContain('year')
})

test('a row is one sentence for a screen reader', () => {
  const viewer = { nowMs: 0, timeZone: 'UTC', language: english }
  const item = aSentItem(1, { name: 'a.pdf', where: 'Plans', sizeBytes: 1_000, destination: '/Acme/a.pdf' })
  expect(sentSentence(item, viewer)).toBe(
    'a.pdf in Plans, 1.0 kB, sent 24 Nov 2025 at 16:01, in Dropbox at /Acme/a.pdf',
  )
  expect(sentSentence({ ...item, where: '', destination: null }, viewer)).toBe(
    'a.pdf, 1.0 kB, sent 24 Nov 2025 at 16:01',
  )
})
