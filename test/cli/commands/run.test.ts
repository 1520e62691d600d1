import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { exitCode, runUploader, summarySentence } from '#cli/commands/run.ts'
import type { Printer } from '#cli/output/printer.ts'
import { aCompany } from '#test/end-to-end/company.ts'
import { anUploader } from '#test/uploader/an-uploader.ts'

const nothing = (): void => undefined
const silentPrinter: Printer = {
  ready: nothing,
  upload: nothing,
  queue: nothing,
  progress: nothing,
  pace: nothing,
  error: nothing,
  notice: nothing,
  warning: nothing,
  summary: nothing,
}

const calm = { once: true, needsPerson: false, mayWait: false }

test.each([
  ['at_rest', calm, 0],
  ['at_rest', { ...calm, needsPerson: true }, 2],
  ['unreadable', { ...calm, mayWait: true }, 2],
  ['given_up', { ...calm, mayWait: true }, 1],
  ['broken', calm, 1],
  ['stopped', { ...calm, once: false, mayWait: true }, 0],
  ['stopped', { ...calm, once: false, mayWait: true, needsPerson: true }, 2],
  ['stopped', { ...calm, mayWait: true, needsPerson: true }, 1],
  ['stopped', { ...calm, mayWait: true }, 1],
  ['nobody_reads', { ...calm, once: false, mayWait: true, needsPerson: true }, 1],
  ['nobody_reads', { ...calm, once: false, needsPerson: true }, 2],
  ['nobody_reads', { ...calm, once: false }, 0],
  ['cannot_print', { ...calm, once: false }, 1],
  ['stopped', calm, 0],
] as const)('a run that ended %s with %j exits with %i', (ending, outcome, code) => {
  expect(exitCode(ending, outcome)).toBe(code)
})

test('the sentence at the end counts what is worth counting', () => {
  expect(summarySentence({ done: 1, blocked: 0, excluded: 0, waiting: 0 }, 0, english)).toBe('1 file is in Dropbox.')
  expect(summarySentence({ done: 1_250, blocked: 1, excluded: 2, waiting: 3 }, 2, english)).toBe(
    '1,250 files are in Dropbox, 2 of them as copies, 1 file needs you, 3 files still wait, 2 files are left out by a rule.',
  )
})

test('the bars below the line about a sent file do not show it any more, and count it', async () => {
  await using company = await aCompany()
  for (const name of ['one', 'two', 'three']) await company.save(`${name}.txt`, name)
  const { uploader } = await anUploader(company)
  let shown: readonly string[] = []
  let counted = 0
  const told: (readonly [path: string, isShown: boolean, counted: number])[] = []
  const printer: Printer = {
    ...silentPrinter,
    progress(facts, sending) {
      shown = sending.map(({ path }) => path)
      counted = facts.done
    },
    upload(row) {
      if (row.state === 'done') told.push([row.path, shown.includes(row.path), counted])
    },
  }
  const { signal: stop } = new AbortController()
  expect(await runUploader({ uploader, printer, another: null, once: true, stop, language: english })).toBe(0)
  expect(told.length).toBe(3)
  for (const [at, [, isShown, done]] of told.entries()) {
    expect(isShown).toBe(false)
    expect(done).toBeGreaterThan(at)
  }
})

test('why changes are found later than at once is told, once for each reason', async () => {
  await using company = await aCompany()
  const { uploader } = await anUploader(company)
  const told: string[] = []
  const reasons = [null, 'network_folder', 'network_folder', null, 'watch_limit', 'network_folder'] as const
  uploader.onReport = (listener) => {
    for (const degraded of reasons) listener({ ...uploader.report(), degraded })
  }
  const stop = AbortSignal.abort('stopped')
  const printer = { ...silentPrinter, notice: (code: string) => void told.push(code) }
  await runUploader({ uploader, printer, once: false, stop, another: null, language: english })
  expect(told).toEqual(['network_folder', 'watch_limit', 'network_folder'])
})
