// Lines for IT.
import { expect, it } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { supportText } from '#uploader/queue-view/support-text.ts'

const row = {
  path: 'Invoices/a\u202e.pdf',
  state: 'waiting',
  reason: 'dropbox_unavailable',
  nextTryAt: '2026-11-23T10:00:00.000Z',
  action: null,
  sizeBytes: 12,
  contentHash: 'ab'.repeat(32),
  sentBytes: null,
  limitBytes: null,
  inFolder: true,
  destination: null,
} as const

it('one line a fact, names made visible, codes beside the sentences', () => {
  const notes = [
    { path: row.path, atMs: 0, note: { kind: 'setback', reason: 'dropbox_unavailable' } },
    { path: row.path, atMs: Number.NaN, note: { kind: 'retried' } },
  ] as const
  expect(
    supportText(
      [
        { row, notes },
        { row: { path: '~$a', state: 'excluded', rule: '~$*' }, notes: [] },
      ],
      english,
    ),
  ).toBe(
    [
      'File: Invoices/a⟨U+202E⟩.pdf',
      'State: waiting (dropbox_unavailable)',
      'Size: 12 bytes',
      `Content hash: ${row.contentHash}`,
      'Next try: 2026-11-23T10:00:00.000Z',
      '1970-01-01T00:00:00.000Z  Dropbox did not accept \u201cInvoices/a⟨U+202E⟩.pdf\u201d. Outbox asked your company\u2019s server why, and whether the file is there all the same. [dropbox_unavailable]',
      'at an unknown time  You asked for another try.',
      '',
      'File: ~$a',
      'State: left out by rule ~$*',
      '',
    ].join('\n'),
  )
})

it.each([
  ['/Acme/Invoices/a.pdf', '/Acme/Invoices/a.pdf'],
  [
    '/Acme/a (from laptop-7, 2026-11-23).pdf',
    '/Acme/a (from laptop-7, 2026-11-23).pdf (a copy: something else with its name was already there)',
  ],
  [null, 'the company server did not tell where'],
])('a file that was sent says where it is (%j)', (destination, words) => {
  const sent = { ...row, path: 'Invoices/a.pdf', state: 'done', reason: null, nextTryAt: null, destination } as const
  expect(supportText([{ row: sent, notes: [] }], english)).toContain(`\nIn Dropbox: ${words}\n`)
  expect(supportText([{ row, notes: [] }], english)).not.toContain('In Dropbox')
})
