// The receipt of one sent file: plain text with everything the history knows of it, to be pasted into a mail.
import type { SentAction, SentHow, SentRow } from '../rows/sent-file.ts'
import { countWords, sizeWords } from './format.ts'
import { originalWords } from './sent/original-words.ts'
import { visibleName } from './visible-name.ts'

/** How a file is proved to be in Dropbox, in words. */
export const howWords: Readonly<Record<SentHow, string>> = {
  sent: 'Sent: Dropbox answered with the same content hash.',
  found: 'Sent: after an unclear answer it was found in Dropbox by its content hash.',
  already_there: 'Not sent: the same contents were in Dropbox already.',
}

/** What is done with a row of the history, in menu and buttons. */
export const sentActionLabels: Readonly<Record<SentAction, string>> = {
  open_in_dropbox: 'Open in Dropbox',
  show_in_folder: 'Show in folder',
  copy_receipt: 'Copy receipt',
}

/** One fact a line. Times are in world time, so that everybody reads the same. `number` is the row's in the history. */
export function receiptWords(row: SentRow, number: number): string {
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    ['File', visibleName(row.path)],
    ['Folder', row.folder === null ? null : visibleName(row.folder)],
    ['Size', sizeLine(row.sizeBytes)],
    ['Content hash', row.contentHash],
    ['Proof', howWords[row.how]],
    ['In Dropbox', row.destination === null ? null : visibleName(row.destination)],
    ['Revision', row.rev],
    ['Added', worldTime(row.addedAtMs)],
    ['Sent', worldTime(row.sentAtMs)],
    ['On this computer', originalWords[row.original]],
    ['Links asked for', row.tries === null ? null : countWords(row.tries)],
    ['Device', row.device],
    ['Server', row.server],
    ['Account', row.account],
    ['Number in the history', String(number)],
  ]
  const lines = facts.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return `${['Receipt of Outbox', ...lines].join('\n')}\n`
}

function sizeLine(bytes: number): string {
  return bytes < 1_000 ? sizeWords(bytes) : `${sizeWords(bytes)} (${countWords(bytes)} bytes)`
}

/** "2026-11-29 10:12:13 UTC"; null for what is no time. */
function worldTime(atMs: number): string | null {
  if (!Number.isFinite(atMs) || Math.abs(atMs) > 8.64e15) return null
  return `${new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
