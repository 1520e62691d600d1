// `history`: what was sent, for people, spreadsheets and scripts; and whether the history is whole.
import { resolve } from 'node:path'
import { english } from '#shared/messages/english.ts'
import { countWords, plural, sizeWords } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { checkFolder } from '#uploader/history/check-folder.ts'
import type { FolderCheck } from '#uploader/history/check-folder.ts'
import { exportWriters, type NumberedRow } from '#uploader/history/export-formats.ts'
import { openSentHistory } from '#uploader/history/open-history.ts'
import type { SentHistory } from '#uploader/history/open-history.ts'
import { nowReader } from '#uploader/records.ts'
import type { HistoryCommand } from '../history-arguments.ts'
import { tableLine } from '../output/history-table.ts'
import type { Output } from '../output/printer.ts'
import { exitCodes } from './run.ts'

const pageSize = 500

/** What is printed, and how to wait until it was read: an export may be larger than the memory. */
export type HistoryOutput = { readonly out: Output; readonly errors: Output; readonly drained: () => Promise<void> }

/** Answers the exit status. `stop` ends it between two pages. */
export async function runHistory(command: HistoryCommand, output: HistoryOutput, stop: AbortSignal): Promise<number> {
  const data = resolve(command.data)
  const answer = openSentHistory(data, visibleName(data))
  if (answer.kind === 'refused') {
    const line = JSON.stringify({ event: 'error', code: answer.code, text: answer.text })
    if (command.format === 'jsonl') output.out.write(`${line}\n`)
    else output.errors.write(`${answer.text}\n`)
    return exitCodes.couldNotRun
  }
  const { history } = answer
  try {
    if (command.verify) return await verify(command, history, output, stop)
    return await print(command, history, output, stop)
  } finally {
    history.close()
  }
}

async function print(
  command: HistoryCommand,
  history: SentHistory,
  { out, drained }: HistoryOutput,
  stop: AbortSignal,
): Promise<number> {
  const lineOf = lineFor(command)
  if (command.format !== 'table') out.write(exportWriters[command.format].head())
  let [files, bytes] = [0, 0]
  let before: number | null = null
  do {
    const { fromMs, toMs, search } = command
    const page = history.page({ before, most: pageSize, search, fromMs, toMs })
    out.write(page.rows.map(lineOf).join(''))
    for (const { row } of page.rows) [files, bytes] = [files + 1, bytes + row.sizeBytes]
    await drained()
    if (stop.aborted) return exitCodes.couldNotRun
    before = page.next
  } while (before !== null)
  if (command.format === 'table') {
    out.write(
      files === 0 ? 'No file that was sent fits.\n' : `${plural(files, 'file')}, ${sizeWords(bytes, english)}.\n`,
    )
  }
  return exitCodes.fine
}

function lineFor({ format }: HistoryCommand): (row: NumberedRow) => string {
  if (format !== 'table') return exportWriters[format].line
  const viewer = nowReader()
  return (row) => tableLine(row, viewer)
}

async function verify(
  command: HistoryCommand,
  history: SentHistory,
  { out, errors }: HistoryOutput,
  stop: AbortSignal,
): Promise<number> {
  const { chain, waiting } = history.check()
  const say = (event: string, facts: object, sentence: string): void =>
    out.write(command.format === 'jsonl' ? `${JSON.stringify({ event, ...facts })}\n` : `${sentence}\n`)
  for (const one of chain.breaks) {
    if (one.kind === 'missing') say('break', one, missingWords(one.from, one.to))
    else say('break', { kind: one.kind, id: one.id, path: one.row?.path ?? null }, changedWords(one.id, one.row?.path))
  }
  const isWhole = chain.breaks.length === 0
  say(
    'chain',
    { rows: chain.rows, breaks: chain.breaks.length, waiting, last: chain.last },
    chainWords(chain.rows, isWhole),
  )
  if (isWhole && chain.rows > 0 && command.format !== 'jsonl') {
    out.write(`Its last proof is number ${chain.last.id}: ${chain.last.link}\n`)
  }
  if (waiting > 0 && command.format !== 'jsonl') {
    out.write(`${plural(waiting, 'file')} sent a moment ago ${waiting === 1 ? 'is' : 'are'} not in the chain yet.\n`)
  }
  if (command.folder !== null) {
    const folder = resolve(command.folder)
    if (!history.folders().includes(folder)) {
      errors.write(`No file of this history was sent from ${visibleName(folder)}.\n`)
      return exitCodes.couldNotRun
    }
    const check = await checkFolder(history, folder, stop, (path, now) => {
      if (now !== 'same') say('file', { path, now }, `${visibleName(path)}: ${nowWords[now]}`)
    })
    say('folder', { folder, ...check }, folderWords(visibleName(folder), check))
    if (stop.aborted) return exitCodes.couldNotRun
  }
  return isWhole ? exitCodes.fine : exitCodes.needsPerson
}

const nowWords = {
  changed: 'it was changed since it was sent.',
  absent: 'it is not there any more.',
  unreadable: 'it cannot be read now.',
} as const

function chainWords(rows: number, isWhole: boolean): string {
  if (rows === 0 && isWhole) return 'The history is empty.'
  return isWhole
    ? `The history is whole: ${plural(rows, 'row')}, each as it was written.`
    : `The history is not whole. The ${countWords(rows, english)} rows that are there were looked at; what is named above is not proved.`
}

function missingWords(from: number, to: number): string {
  return from === to ? `Row ${from} is missing.` : `The rows ${from} to ${to} are missing.`
}

function changedWords(id: number, path: string | undefined): string {
  return `Row ${id} is not as it was written${path === undefined ? '' : ` (${visibleName(path)})`}.`
}

function folderWords(folder: string, { same, changed, absent, unreadable }: FolderCheck): string {
  const parts = [`${plural(same, 'file')} in ${folder} ${same === 1 ? 'is' : 'are'} what was sent`]
  if (changed > 0) parts.push(`${countWords(changed, english)} changed since`)
  if (absent > 0) parts.push(`${countWords(absent, english)} not there any more`)
  if (unreadable > 0) parts.push(`${countWords(unreadable, english)} cannot be read`)
  return `${parts.join(', ')}.`
}
