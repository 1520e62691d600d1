// Rows as sentences.
import { describe, expect, it } from 'vitest'
import { hintOf, nextTryWords, sentenceOf } from '#renderer/words/row-words.ts'
import { english } from '#shared/messages/english.ts'
import { clockWords } from '#shared/words/format.ts'
import { aBlockedRow, aRow, aSendingRow, nowMs } from '../harness/some-rows.ts'

const viewer = { nowMs, timeZone: 'UTC', language: english }

describe('a row as a sentence', () => {
  it('says name, folder, state, that it needs a person, and size', () => {
    expect(sentenceOf(aBlockedRow('Invoices/Q3/Budget.xlsx', 'dropbox_refused', 'retry'), viewer)).toBe(
      'Budget.xlsx in Invoices/Q3. Refused by Dropbox. Needs you. 1.2 MB.',
    )
  })

  it('says how far it is', () => {
    expect(sentenceOf(aSendingRow('Survey.mov', 640_000_000, 275_000_000), viewer)).toBe(
      'Survey.mov. Uploading 42 %. 640 MB.',
    )
  })

  it('says when it is tried again, and only after a failure', () => {
    const nextTryAt = new Date(nowMs + 20_000).toISOString()
    const failed = aRow('a.txt', { failures: 2, row: { reason: 'dropbox_unavailable', nextTryAt } })
    expect(sentenceOf(failed, viewer)).toBe(
      `a.txt. Trying again, next try at ${clockWords(nowMs + 20_000, viewer)}. 1.2 MB.`,
    )
    expect(nextTryWords({ ...failed, failures: 0 }, viewer)).toBe('')
  })

  it('only waits while something keeps all files, which is said above the list', () => {
    const nextTryAt = new Date(nowMs + 20_000).toISOString()
    for (const reason of ['sign_in_needed', 'server_unreachable', 'dropbox_full', 'offline'] as const) {
      const kept = aRow('a.txt', { failures: 2, row: { reason, nextTryAt } })
      expect(sentenceOf(kept, viewer)).toBe('a.txt. Waiting. 1.2 MB.')
    }
    const broken = aRow('a.txt', { failures: 2, row: { reason: 'timed_out', nextTryAt } })
    expect(nextTryWords(broken, viewer)).toBe('next try in 20 seconds')
  })

  it('says no time once that is past: then it only waits for its turn', () => {
    const nextTryAt = new Date(nowMs - 5_000).toISOString()
    const due = aRow('a.txt', { failures: 2, row: { reason: 'dropbox_unavailable', nextTryAt } })
    expect(nextTryWords(due, viewer)).toBe('')
    expect(sentenceOf(due, viewer)).toBe('a.txt. Trying again. 1.2 MB.')
    expect(hintOf(due, viewer)).toMatch(/Outbox tries again when it is this file’s turn\.$/)
  })

  it('says by when a version goes that waits for an earlier one, failed tries or not', () => {
    const nextTryAt = new Date(nowMs + 12 * 60_000 + 1).toISOString()
    const waits = aRow('a.txt', { row: { reason: 'earlier_send_open', nextTryAt } })
    const clock = clockWords(nowMs + 13 * 60_000, viewer)
    expect(nextTryWords(waits, viewer)).toBe(`sent by ${clock}`)
    expect(sentenceOf(waits, viewer)).toBe(`a.txt. Earlier version first, sent by ${clock}. 1.2 MB.`)
  })

  it.each(['settling', 'waiting', 'sending'] as const)('is paused with all others when it is %s', (state) => {
    const paused = aRow('a.txt', { failures: 2, row: { state, reason: 'paused' } })
    expect(sentenceOf(paused, viewer)).toBe('a.txt. Paused. 1.2 MB.')
    expect(nextTryWords(paused, viewer)).toBe('')
  })

  it('was sent as a copy where its name was taken', () => {
    const copy = aRow('a.txt', {
      group: 'sent',
      row: { state: 'done', reason: null, destination: '/T/a (from b, 2026-11-23).txt' },
    })
    expect(sentenceOf(copy, viewer)).toBe('a.txt. Sent as a copy. 1.2 MB.')
  })

  it('shows letters nobody sees', () => {
    expect(sentenceOf(aRow('invoice\u202egpj.exe'), viewer)).toContain('invoice⟨U+202E⟩gpj.exe.')
  })
})

describe('what the pointer on a row says', () => {
  it('is what happened, and where a file is that was sent', () => {
    const sent = aRow('a.txt', {
      group: 'sent',
      row: { state: 'done', reason: null, destination: '/Team/a\u202e/a.txt' },
    })
    expect(hintOf(sent, viewer)).toBe('“a.txt” is in Dropbox.\nIn Dropbox: /Team/a⟨U+202E⟩/a.txt')
    const nextTryAt = new Date(nowMs + 20_000).toISOString()
    const kept = aRow('a.txt', { failures: 2, row: { reason: 'server_unreachable', nextTryAt } })
    expect(hintOf(kept, viewer)).toBe('“a.txt” waits. Your company’s server does not answer.')
    const waiting = aRow('a.txt', { row: { reason: 'queued' } })
    expect(hintOf(waiting, viewer)).toBe('“a.txt” is ready.\nIt is sent when the files before it are sent.')
  })
})
