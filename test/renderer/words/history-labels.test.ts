import { expect, test } from 'vitest'
import { history } from '#renderer/words/history-labels.ts'

test('a long time is said in years, too', () => {
  expect(history.keptText(730)).toContain('730 days are about 2 years.')
  expect(history.keptText(365)).toContain('about 1 year.')
  expect(history.keptText(30)).not.toContain('year')
})

test('a row is one sentence for a screen reader', () => {
  const facts = { name: 'a.pdf', where: 'Plans', size: '1.0 kB', when: '24 Nov 2025 at 16:00', place: '/Acme/a.pdf' }
  expect(history.sentence(facts)).toBe('a.pdf in Plans, 1.0 kB, sent 24 Nov 2025 at 16:00, in Dropbox at /Acme/a.pdf')
  expect(history.sentence({ ...facts, where: '', place: null })).toBe('a.pdf, 1.0 kB, sent 24 Nov 2025 at 16:00')
})
