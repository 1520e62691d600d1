// Rows as sentences.
import { describe, expect, it } from 'vitest'
import { nextTryWords, sentenceOf } from '#renderer/row-words.ts'
import { clockWords } from '#shared/number-words.ts'
import { aBlockedRow, aRow, aSendingRow, nowMs } from './harness/some-rows.ts'

const reader = { nowMs, timeZone: 'UTC' }

describe('a row as a sentence', () => {
  it('says name, folder, state, that it needs a person, and size', () => {
    expect(sentenceOf(aBlockedRow('Invoices/Q3/Budget.xlsx', 'dropbox_refused', 'retry'), reader)).toBe(
      'Budget.xlsx in Invoices/Q3. Refused by Dropbox. Needs you. 1.2 MB.',
    )
  })

  it('says how far it is', () => {
    expect(sentenceOf(aSendingRow('Survey.mov', 640_000_000, 275_000_000), reader)).toBe(
      'Survey.mov. Uploading 42 %. 640 MB.',
    )
  })

  it('says when it is tried again, and only after a failure', () => {
    const nextTryAt = new Date(nowMs + 20_000).toISOString()
    const failed = aRow('a.txt', { setbacks: 2, row: { reason: 'dropbox_unavailable', nextTryAt } })
    expect(sentenceOf(failed, reader)).toBe(
      `a.txt. Trying again, next try at ${clockWords(nowMs + 20_000, reader)}. 1.2 MB.`,
    )
    expect(nextTryWords({ ...failed, setbacks: 0 }, reader)).toBe('')
  })

  it('only waits while something keeps all files, which is said above the list', () => {
    const nextTryAt = new Date(nowMs + 20_000).toISOString()
    for (const reason of ['sign_in_needed', 'server_unreachable', 'dropbox_full', 'offline'] as const) {
      const kept = aRow('a.txt', { setbacks: 2, row: { reason, nextTryAt } })
      expect(sentenceOf(kept, reader)).toBe('a.txt. Waiting. 1.2 MB.')
    }
    const broken = aRow('a.txt', { setbacks: 2, row: { reason: 'timed_out', nextTryAt } })
    expect(nextTryWords(broken, reader)).toBe('next try in 20 seconds')
  })

  it('shows letters nobody sees', () => {
    expect(sentenceOf(aRow('invoice\u202egpj.exe'), reader)).toContain('invoice⟨U+202E⟩gpj.exe.')
  })
})
