// `history`: what was sent, for people, spreadsheets and scripts; and whether the history is whole.
import { resolve } from 'node:path'
import type { Language } from '#shared/messages/language.ts'
import { sizeWords } from '#shared/words/format.ts'
import type { Say } from '#shared/messages/messages.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { checkFolder } from '#uploader/history/check-folder.ts'
import type { FolderCheck } from '#uploader/history/check-folder.ts'
import { exportWriters, type NumberedRow } from '#uploader/history/export-formats.ts'
import { brokenHistory, openSentHistory } from '#uploader/history/open-history.ts'
import type { HistoryAnswer, SentHistory } from '#uploader/history/open-history.ts'
import { nowReader } from '#uploader/records.ts'
import type { HistoryCommand } from '../arguments/history-arguments.ts'
import { countsSentence } from '../output/joined-counts.ts'
import { tableLine } from '../output/history-table.ts'
import type { Output } from '../output/printer.ts'
import { exitCodes } from '../output/exit-status.ts'

const pageSize = 500

/** What is printed, and how to wait until it was read: an export may be larger than the memory. */
export type HistoryOutput = { readonly out: Output; readonly errors: Output; readonly drained: () => Promise<void> }

/** Answers the exit status. `stop` ends it between two pages. */
export async function runHistory(
  command: HistoryCommand,
  output: HistoryOutput,
  stop: AbortSignal,
  language: Language,
): Promise<number> {
  const data = resolve(command.data)
  let answer: HistoryAnswer | null = null
  try {
    answer = openSentHistory(data, visibleName(data), language)
    if (answer.kind === 'refused') return refuse(answer, command, output)
    const show = command.verify ? verify : print
    return await show(command, answer.history, output, stop, language)
  } catch (error) {
    return refuse(brokenHistory(error, data, visibleName(data), language), command, output)
  } finally {
    if (answer?.kind === 'history') answer.history.close()
  }
}

function refuse(
  { code, text }: Extract<HistoryAnswer, { kind: 'refused' }>,
  { format }: HistoryCommand,
  { errors, out }: HistoryOutput,
): number {
  if (format === 'jsonl') out.write(`${JSON.stringify({ event: 'error', code, text })}\n`)
  else errors.write(`${text}\n`)
  return exitCodes.couldNotRun
}

async function print(
  command: HistoryCommand,
  history: SentHistory,
  { out, drained }: HistoryOutput,
  stop: AbortSignal,
  language: Language,
): Promise<number> {
  const lineOf = lineFor(command, language)
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
    const { say } = language
    const size = sizeWords(bytes, language)
    const none = isNarrowed(command) ? 'sentList.none' : 'sentList.empty'
    out.write(`${files === 0 ? say(none) : say('sentList.sum', { count: files, size })}\n`)
  }
  return exitCodes.fine
}

/** Whether only a part of the history was asked for. */
function isNarrowed({ search, fromMs, toMs }: HistoryCommand): boolean {
  return search !== '' || fromMs !== null || toMs !== null
}

function lineFor({ format }: HistoryCommand, language: Language): (row: NumberedRow) => string {
  if (format !== 'table') return exportWriters[format].line
  const viewer = nowReader(language)
  return (row) => tableLine(row, viewer)
}

async function verify(
  command: HistoryCommand,
  history: SentHistory,
  { out, errors }: HistoryOutput,
  stop: AbortSignal,
  language: Language,
): Promise<number> {
  const { chain, waiting } = history.check()
  const { say } = language
  const tell = (event: string, facts: object, sentence: string): void =>
    out.write(command.format === 'jsonl' ? `${JSON.stringify({ event, ...facts })}\n` : `${sentence}\n`)
  for (const one of chain.breaks) {
    if (one.kind === 'missing') tell('break', one, missingWords(one.from, one.to, say))
    else
      tell(
        'break',
        { kind: one.kind, id: one.id, path: one.row?.path ?? null },
        changedWords(one.id, one.row?.path, say),
      )
  }
  const isWhole = chain.breaks.length === 0
  tell(
    'chain',
    { rows: chain.rows, breaks: chain.breaks.length, waiting, last: chain.last },
    chainWords(chain.rows, isWhole, say),
  )
  if (isWhole && chain.rows > 0 && command.format !== 'jsonl') {
    out.write(`${say('sentList.last', { id: String(chain.last.id), link: chain.last.link })}\n`)
  }
  if (waiting > 0 && command.format !== 'jsonl') {
    out.write(`${say('sentList.waiting', { count: waiting })}\n`)
  }
  if (command.folder !== null) {
    const folder = resolve(command.folder)
    if (!history.folders().includes(folder)) {
      errors.write(`${say('sentList.otherFolder', { folder: visibleName(folder) })}\n`)
      return exitCodes.couldNotRun
    }
    const check = await checkFolder(history, folder, stop, (path, now) => {
      if (now !== 'same' && now !== 'moved') tell('file', { path, now }, say(nowKeys[now], { file: visibleName(path) }))
    })
    tell('folder', { folder, ...check }, folderWords(visibleName(folder), check, language))
    if (stop.aborted) return exitCodes.couldNotRun
  }
  return isWhole ? exitCodes.fine : exitCodes.needsPerson
}

const nowKeys = {
  changed: 'sentList.changed',
  absent: 'sentList.absent',
  unreadable: 'sentList.cannotRead',
} as const

function chainWords(rows: number, isWhole: boolean, say: Say): string {
  if (rows === 0 && isWhole) return say('sentList.empty')
  return say(isWhole ? 'sentList.whole' : 'sentList.broken', { count: rows })
}

function missingWords(from: number, to: number, say: Say): string {
  return from === to
    ? say('sentList.missing', { id: String(from) })
    : say('sentList.missingRows', { from: String(from), to: String(to) })
}

function changedWords(id: number, path: string | undefined, say: Say): string {
  return path === undefined
    ? say('sentList.changedRow', { id: String(id) })
    : say('sentList.changedRow.file', { id: String(id), file: visibleName(path) })
}

function folderWords(
  folder: string,
  { same, changed, moved, absent, unreadable }: FolderCheck,
  language: Language,
): string {
  const { say } = language
  const parts = [say('sentList.same', { count: same, folder })]
  if (changed > 0) parts.push(say('sentList.nChanged', { count: changed }))
  if (moved > 0) parts.push(say('sentList.nMoved', { count: moved }))
  if (absent > 0) parts.push(say('sentList.nAbsent', { count: absent }))
  if (unreadable > 0) parts.push(say('sentList.nUnreadable', { count: unreadable }))
  return countsSentence(parts, language)
}
