import { english } from '#shared/messages/english.ts'
import { expect, test } from 'vitest'
import { createWordPrinter } from '#cli/output/word-printer.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import { aTerminal } from '../a-terminal.ts'
import { someFacts } from '#test/rigs/samples/overview.ts'
import { anUploadRow } from '#test/rigs/samples/upload-row.ts'

const nowMs = Date.parse('2026-11-23T14:00:00Z')
const viewer = () => ({ nowMs, timeZone: 'UTC', language: english })

const aRow = (row: Partial<UploadRow>): UploadRow => anUploadRow({ sizeBytes: 1_234_567, ...row })

const facts = someFacts()

test('what lasts is printed, what passes is not', () => {
  const out = aTerminal(null)
  const printer = createWordPrinter(out, out, viewer, 'odd_waits')
  printer.upload(aRow({ state: 'settling', reason: 'settling' }))
  printer.upload(aRow({ state: 'hashing' }))
  printer.upload(aRow({ state: 'waiting', reason: 'queued' }))
  printer.upload(aRow({ state: 'sending', sentBytes: 5 }))
  printer.upload(aRow({ state: 'done' }))
  printer.upload({ path: '~$x.docx', state: 'excluded', rule: 'temporary Office file' })
  expect(out.screen()).toEqual([
    '✓ Invoices/Budget.xlsx (1.2 MB) is in Dropbox.',
    '– ~$x.docx is not sent. Rule: temporary Office file.',
  ])
})

test.each([
  ['/Acme/Invoices/Budget.xlsx', 'is in Dropbox: /Acme/Invoices/Budget.xlsx'],
  ['/Acme/\u001b[2Jx/budget.xlsx', 'is in Dropbox: /Acme/⟨U+001B⟩[2Jx/budget.xlsx'],
  [
    '/Acme/Budget (from a, 2026-11-23).xlsx',
    'is in Dropbox as a copy, because something else with its name was already there: /Acme/Budget (from a, 2026-11-23).xlsx',
  ],
])('a file that was sent is told with its place %j', (destination, words) => {
  const out = aTerminal(null)
  createWordPrinter(out, out, viewer, 'odd_waits').upload(aRow({ state: 'done', destination }))
  expect(out.screen()).toEqual([`✓ Invoices/Budget.xlsx (1.2 MB) ${words}`])
})

test('a notice is a line that stays above the bars', () => {
  const terminal = aTerminal(100)
  const printer = createWordPrinter(terminal, terminal, viewer, 'odd_waits')
  printer.progress({ ...facts, waiting: 1, sending: 1, done: 0 }, [], null)
  printer.notice('target_changed', 'Files go to b.example now.')
  expect(terminal.screen()).toEqual(['Files go to b.example now.', 'Uploading 1 file. 0 of 1 done.'])
})

test('a version that waits for an earlier one is told with the time it goes at the latest', () => {
  const out = aTerminal(null)
  const nextTryAt = new Date(nowMs + 12 * 60_000).toISOString()
  createWordPrinter(out, out, viewer, 'odd_waits').upload(aRow({ reason: 'earlier_send_open', nextTryAt }))
  expect(out.screen()[0]).toContain('14:12 at the latest')
})

test('a file that needs a person is told with what to do and the code for IT', () => {
  const out = aTerminal(null)
  createWordPrinter(out, out, viewer, 'odd_waits').upload(aRow({ state: 'blocked', reason: 'not_allowed' }))
  expect(out.screen()).toEqual([
    '! Invoices/Budget.xlsx: Your company does not allow “Budget.xlsx” to be sent from here. Ask your IT department. [not_allowed]',
  ])
})

test('who asks for every wait is told of every file that is not done', () => {
  const out = aTerminal(null)
  createWordPrinter(out, out, viewer, 'every_wait').upload(aRow({ state: 'waiting', reason: 'queued' }))
  expect(out.screen()).toEqual([
    '… Invoices/Budget.xlsx: “Budget.xlsx” is ready. It is sent when the files before it are sent.',
  ])
})

test('who asks for every wait is told of two files with one path', () => {
  const out = aTerminal(null)
  const printer = createWordPrinter(out, out, viewer, 'every_wait')
  for (const _ of [1, 2]) printer.upload(aRow({ state: 'blocked', reason: 'not_allowed' }))
  expect(out.screen()).toHaveLength(2)
})

test('the same trouble is told once, and again only after it was over', () => {
  const out = aTerminal(null)
  const printer = createWordPrinter(out, out, viewer, 'odd_waits')
  const trouble = aRow({ state: 'settling', reason: 'in_use', nextTryAt: new Date(nowMs + 5_000).toISOString() })
  printer.upload(trouble)
  printer.upload(aRow({ state: 'hashing' }))
  printer.upload(trouble)
  expect(out.screen()).toHaveLength(1)
  printer.upload(aRow({ state: 'done' }))
  printer.upload(trouble)
  expect(out.screen()).toHaveLength(3)
})

test('a terminal shows a bar for each file being sent, and one line for all', () => {
  const terminal = aTerminal(100)
  const printer = createWordPrinter(terminal, terminal, viewer, 'odd_waits')
  const sending = [{ path: 'film.mov', sizeBytes: 2_000_000_000, sentBytes: 1_000_000_000, step: null }]
  printer.progress({ ...facts, waiting: 3, sending: 1, done: 4 }, sending, null)
  expect(terminal.screen()).toEqual([
    '████████████░░░░░░░░░░░░  50 %  film.mov (1.0 of 2.0 GB)',
    'Uploading 1 file. 4 of 7 done.',
  ])
  printer.summary({ done: 7, blocked: 0, excluded: 0, waiting: 0 }, 'Everything is sent.')
  expect(terminal.screen()).toEqual(['Everything is sent.'])
})

test('a terminal tells pace and time left, and what is done while no byte leaves', () => {
  const terminal = aTerminal(120)
  const printer = createWordPrinter(terminal, terminal, viewer, 'odd_waits')
  const all = { filesDone: 0, filesAll: 1, bytesDone: 1_200_000_000, bytesAll: 5_000_000_000 }
  const steps = [
    { kind: 'rereading', readBytes: 400_000_000, ofBytes: 1_200_000_000 },
    { kind: 'reconnecting' },
    { kind: 'waiting_for_room' },
    { kind: 'finishing' },
    { kind: 'answer_awaited' },
  ] as const
  const told = steps.map((step) => {
    const sending = [{ path: 'film.mov', sizeBytes: 5_000_000_000, sentBytes: 1_200_000_000, step }]
    printer.progress({ ...facts, waiting: 1, sending: 1, done: 0 }, sending, {
      ...all,
      bytesPerSecond: 12_000_000,
      left: { leastMs: 300_000, mostMs: 500_000 },
    })
    return terminal.screen()[0]?.slice(25)
  })
  expect(told).toEqual([
    ' 24 %  film.mov (1.2 of 5.0 GB; checking what arrived before: 400 MB of 1.2 GB)',
    ' 24 %  film.mov (1.2 of 5.0 GB; connection lost, goes on from there)',
    ' 24 %  film.mov (1.2 of 5.0 GB; waiting for room on the server)',
    ' 24 %  film.mov (1.2 of 5.0 GB; Dropbox makes it a file)',
    ' 24 %  film.mov (1.2 of 5.0 GB; Dropbox’s word that it arrived is awaited)',
  ])
  expect(terminal.screen()[1]).toBe('Uploading 1 file. 0 of 1 done. 1.2 of 5.0 GB, 12 MB/s, about 5–9 min left.')
})

test('no name can steer the terminal', () => {
  const terminal = aTerminal(100)
  const printer = createWordPrinter(terminal, terminal, viewer, 'odd_waits')
  const path = 'a\u001b[2J/\u009b31m\r\n.txt'
  printer.upload(aRow({ path, state: 'done' }))
  printer.upload(aRow({ path, state: 'blocked', reason: 'name_not_allowed' }))
  printer.upload({ path, state: 'excluded', rule: 'x' })
  printer.progress(
    { ...facts, waiting: 1, sending: 1, done: 0 },
    [{ path, sizeBytes: 10, sentBytes: 5, step: null }],
    null,
  )
  const text = terminal.raw.join('').replaceAll(/\p{Cc}\[\d*[AJ]/gu, '')
  expect(text).not.toMatch(/[\p{Cc}--\n]/v)
})

test('what stops all files is told in one sentence', () => {
  const out = aTerminal(null)
  createWordPrinter(out, out, viewer, 'odd_waits').queue({
    status: 'Waiting',
    what: 'There is no network. 3 files wait.',
    next: 'Sending goes on by itself when the network is back.',
    code: 'offline',
  })
  expect(out.screen()).toEqual([
    'There is no network. 3 files wait. Sending goes on by itself when the network is back.',
  ])
})
