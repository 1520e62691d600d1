// Every kind of note, with every reason, has its sentence.
import { expect, it } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { historyWords } from '#shared/words/history-words.ts'
import type { HistoryEntry } from '#shared/rows/history-entry.ts'
import { blockedReasons, waitingReasons } from '#shared/reasons.ts'

const contentHash = 'ab'.repeat(32)
const notes: readonly HistoryEntry[] = [
  { kind: 'sent', contentHash, sizeBytes: 1 },
  { kind: 'already_there', contentHash, destination: '/Team/a' },
  { kind: 'found', contentHash, destination: '/Team/a' },
  { kind: 'not_found', diagnosis: null },
  ...[...waitingReasons, ...blockedReasons].map((diagnosis) => ({ kind: 'not_found', diagnosis }) as const),
  ...blockedReasons.map((reason) => ({ kind: 'link_refused', reason }) as const),
  ...blockedReasons.map((reason) => ({ kind: 'blocked', reason }) as const),
  ...waitingReasons.map((reason) => ({ kind: 'setback', reason }) as const),
  ...(['superseded', 'removed', 'retried', 'held_back', 'skipped', 'let_go'] as const).map((kind) => ({ kind })),
]

it('is a whole sentence without a word of protocol', () => {
  for (const note of notes) {
    const { text } = historyWords(note, '\u201ca.pdf\u201d', english)
    expect(text, JSON.stringify(note)).toMatch(/^[A-Z\u201c].*\.$/)
    expect(text).not.toMatch(/\b(409|410|HTTP|URL|token|null|undefined)\b|_/)
  }
})

it('names the code beside the sentence where there is a reason', () => {
  expect(historyWords({ kind: 'setback', reason: 'link_expired' }, 'x', english).code).toBe('link_expired')
  expect(historyWords({ kind: 'retried' }, 'x', english).code).toBe(null)
})

it('a place in Dropbox is made visible', () => {
  const { text } = historyWords({ kind: 'found', contentHash, destination: '/Team/a\u202e' }, 'x', english)
  expect(text).toContain('/Team/a⟨U+202E⟩')
})
