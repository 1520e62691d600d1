import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { receiptWords } from '#shared/words/receipt-words.ts'
import { aSentRow } from '#test/rigs/history/many-rows.ts'

test('a receipt has all facts, one a line', () => {
  const row = aSentRow(0, { path: 'Plans/a\u202E.pdf', sizeBytes: 1_234_567, rev: '015f', account: 'dbid:1', tries: 2 })
  expect(receiptWords(row, 12, english)).toBe(
    [
      'Receipt of Outbox',
      'File: Plans/a⟨U+202E⟩.pdf',
      'Folder: /home/kim/Outbox',
      'Size: 1.2 MB (1,234,567 bytes)',
      `Content hash: ${row.contentHash}`,
      'Proof: Sent: Dropbox answered with the same content hash.',
      `In Dropbox: ${row.destination ?? ''}`,
      'Revision: 015f',
      'Added: 2025-11-24 15:59:55 UTC',
      'Sent: 2025-11-24 16:00:00 UTC',
      'Links asked for: 2',
      'Device: laptop',
      'Server: https://uploads.acme.example',
      'Account: dbid:1',
      'Number in the history: 12',
      '',
    ].join('\n'),
  )
})

test('what nobody told is left out', () => {
  const nothing = { destination: null, rev: null, tries: null, device: null, server: null, account: null, folder: null }
  const words = receiptWords(aSentRow(0, { ...nothing, addedAtMs: Number.NaN, sizeBytes: 7 }), 1, english)
  expect(words).not.toMatch(/null|NaN|undefined|In Dropbox|Revision|Added|Links/)
  expect(words).toContain('Size: 7 bytes\n')
})
