import { expect, test } from 'vitest'
import { createJsonPrinter } from '#cli/output/json-printer.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import { aTerminal } from '../a-terminal.ts'

const row: UploadRow = {
  path: 'caf\udce9\n.txt',
  state: 'done',
  reason: null,
  nextTryAt: null,
  action: null,
  sizeBytes: 3,
  contentHash: 'aa',
  sentBytes: null,
  limitBytes: null,
  inFolder: true,
  destination: '/Acme/x',
}

test('each event is one JSON object on one line, whatever the name', () => {
  const out = aTerminal(null)
  const printer = createJsonPrinter(out, aTerminal(null))
  printer.ready({ command: 'watch' }, ['Watching.'])
  printer.upload(row)
  printer.upload({ path: '~$x', state: 'excluded', rule: 'temporary Office file' })
  printer.summary({ done: 1, blocked: 0, excluded: 1, waiting: 0 }, 'Everything is sent.')
  expect(out.raw.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true)
  expect(out.raw.map((line): unknown => JSON.parse(line))).toEqual([
    { event: 'ready', command: 'watch' },
    { event: 'upload', ...row, copy: true },
    { event: 'upload', path: '~$x', state: 'excluded', rule: 'temporary Office file' },
    { event: 'summary', done: 1, blocked: 0, excluded: 1, waiting: 0 },
  ])
  expect(out.raw[1]).toContain(String.raw`caf\udce9\n.txt`)
})

test.each([
  ['/Acme/a/plan (from laptop-7, 2026-11-23).pdf', true],
  ['/Acme/a/PLAN.pdf', false],
  [null, false],
])('a file at %j: sent as a copy is %s', (destination, copy) => {
  const out = aTerminal(null)
  createJsonPrinter(out, out).upload({ ...row, path: 'a/plan.pdf', destination })
  expect(JSON.parse(out.raw[0] ?? '')).toMatchObject({ destination, copy })
})

test('a notice is an event with a code', () => {
  const out = aTerminal(null)
  createJsonPrinter(out, aTerminal(null)).notice('target_changed', 'Files go to b.example now.')
  expect(out.raw).toEqual(['{"event":"notice","code":"target_changed","text":"Files go to b.example now."}\n'])
})

test('bars are not printed and warnings go beside the events', () => {
  const out = aTerminal(null)
  const errors = aTerminal(null)
  const printer = createJsonPrinter(out, errors)
  printer.warning('Others may read the file.')
  expect(out.raw).toEqual([])
  expect(errors.raw).toEqual(['Others may read the file.\n'])
})

test('an error has a code and a sentence', () => {
  const out = aTerminal(null)
  createJsonPrinter(out, out).error('folder_is_home', 'The folder is your home directory.')
  expect(out.raw).toEqual(['{"event":"error","code":"folder_is_home","text":"The folder is your home directory."}\n'])
})
