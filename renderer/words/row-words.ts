// One row in words: what the status cell shows and the whole sentence a screen reader hears.
import { clockWords, latestWords, momentWords, sizeWords } from '#shared/words/format.ts'
import type { Viewer } from '#shared/words/format.ts'
import { reasonFacts } from '#shared/reasons.ts'
import { visibleBaseName, visibleName } from '#shared/words/visible-name.ts'
import { waitingWords } from '#shared/words/waiting-words.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { excludedWords, uploadWords } from '#shared/words/upload-words.ts'
import type { Words } from '#shared/words/upload-words.ts'
import { detail, groupLabels, list } from './labels.ts'
import { folderOf } from './name-parts.ts'

/** The sentences of one row, whatever it is. */
export function wordsOf({ row }: WindowRow, viewer: Viewer): Words {
  return row.state === 'excluded' ? excludedWords(row) : uploadWords(row, viewer)
}

/** A few words for the row's cell. What keeps all files is said once, above the list: their rows only wait. */
export function statusOf(row: WindowRow, viewer: Viewer): string {
  return isKeptWithAll(row) ? waitingWords.queued.status : wordsOf(row, viewer).status
}

/** What the pointer on the status says: what happened and, of a file that was sent, where it is. */
export function hintOf(row: WindowRow, viewer: Viewer): string {
  const { what, next } = wordsOf(row, viewer)
  const { destination } = row.row.state === 'excluded' ? { destination: null } : row.row
  const place = destination === null ? [] : [`${detail.destination}: ${visibleName(destination)}`]
  return [what, ...(next === '' ? [] : [next]), ...place].join('\n')
}

/** When a row that failed is tried again; null when that was not its own failure, or the moment is not known. */
export function nextTryMsOf(row: WindowRow): number | null {
  const upload = row.row
  if (upload.state === 'excluded' || upload.nextTryAt === null) return null
  if (row.failures === 0 && !waitsForEarlier(row)) return null
  return isKeptWithAll(row) ? null : Date.parse(upload.nextTryAt)
}

/** Its time is no try but an end: until then an earlier version may still arrive. */
function waitsForEarlier({ row }: WindowRow): boolean {
  return row.state === 'waiting' && row.reason === 'earlier_send_open'
}

function isKeptWithAll({ row }: WindowRow): boolean {
  return row.state === 'waiting' && row.reason !== null && !reasonFacts[row.reason].isOnRow
}

/** "next try in 20 seconds", "sent by 14:35", or ''. */
export function nextTryWords(row: WindowRow, viewer: Viewer): string {
  return timeWords(row, viewer, (atMs) => momentWords(atMs, viewer))
}

function timeWords(row: WindowRow, viewer: Viewer, momentOf: (atMs: number) => string): string {
  const atMs = nextTryMsOf(row)
  if (atMs === null) return ''
  return waitsForEarlier(row) ? list.sentBy(latestWords(atMs, viewer)) : list.nextTry(momentOf(atMs))
}

/** "Budget.xlsx in Invoices/Q3. Refused by Dropbox. Needs you. 1.2 MB." */
export function sentenceOf(row: WindowRow, viewer: Viewer): string {
  const { path } = row.row
  const status = statusOf(row, viewer)
  // The time on the clock: a sentence that counts down would be read out again and again.
  const next = timeWords(row, viewer, (atMs) => `at ${clockWords(atMs, viewer)}`)
  const group = row.group === 'attention' ? [groupLabels.attention] : []
  const size = row.row.state === 'excluded' || row.row.sizeBytes === null ? [] : [sizeWords(row.row.sizeBytes)]
  const parts = [list.inFolder(visibleBaseName(path), folderOf(path)), next === '' ? status : `${status}, ${next}`]
  return [...parts, ...group, ...size].map((part) => `${part}.`).join(' ')
}
