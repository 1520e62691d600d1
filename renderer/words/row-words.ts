// One row in words: what the status cell shows and the whole sentence a screen reader hears.
import type { Language } from '#shared/messages/language.ts'
import { clockWords, isNow, latestWords, momentWords, sentences, sizeWords } from '#shared/words/format.ts'
import type { Viewer } from '#shared/words/format.ts'
import { reasonFacts } from '#shared/reasons.ts'
import { visibleBaseName, visibleName } from '#shared/words/visible-name.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { excludedWords, uploadWords } from '#shared/words/upload-words.ts'
import type { Words } from '#shared/words/upload-words.ts'
import { folderOf } from './name-parts.ts'

/** The sentences of one row, whatever it is. */
export function wordsOf({ row }: WindowRow, viewer: Viewer): Words {
  return row.state === 'excluded' ? excludedWords(row, viewer.language) : uploadWords(row, viewer)
}

/** A few words for the row's cell. What keeps all files is said once, above the list: their rows only wait. */
export function statusOf(row: WindowRow, viewer: Viewer): string {
  return isKeptWithAll(row) ? viewer.language.say('waiting.queued.status') : wordsOf(row, viewer).status
}

/** What the pointer on the status says: what happened and, of a file that was sent, where it is. */
export function hintOf(row: WindowRow, viewer: Viewer): string {
  const { what, next } = wordsOf(row, viewer)
  const { destination } = row.row.state === 'excluded' ? { destination: null } : row.row
  const place =
    destination === null ? [] : [viewer.language.say('detail.inDropbox', { place: visibleName(destination) })]
  // When all files are tried again is said above the list, and a row may know an older time.
  return [what, ...(next === '' || isKeptWithAll(row) ? [] : [next]), ...place].join('\n')
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

/** "next try in 20 seconds", "sent by 14:35", or '' also for a file that is only not yet on turn. */
export function nextTryWords(row: WindowRow, viewer: Viewer): string {
  return timeWords(row, viewer, (atMs) => momentWords(atMs, viewer))
}

function timeWords(row: WindowRow, viewer: Viewer, momentOf: (atMs: number) => string): string {
  const { say } = viewer.language
  const atMs = nextTryMsOf(row)
  if (atMs === null) return ''
  if (waitsForEarlier(row)) return say('list.sentBy', { clock: latestWords(atMs, viewer) })
  // From then on it waits for its turn, and nobody knows when that is.
  return isNow(atMs, viewer) ? '' : say('list.nextTry', { moment: momentOf(atMs) })
}

/** "Budget.xlsx in Invoices/Q3. Refused by Dropbox. Needs you. 1.2 MB." */
export function sentenceOf(row: WindowRow, viewer: Viewer): string {
  const { language } = viewer
  const { say } = language
  const { path } = row.row
  const status = statusOf(row, viewer)
  // The time on the clock: a sentence that counts down would be read out again and again.
  const next = timeWords(row, viewer, (atMs) => say('time.at', { clock: clockWords(atMs, viewer) }))
  const group = row.group === 'attention' ? [say('group.attention')] : []
  const size =
    row.row.state === 'excluded' || row.row.sizeBytes === null ? [] : [sizeWords(row.row.sizeBytes, language)]
  const state = next === '' ? status : say('row.statusAndNext', { status, next })
  const parts = [placeWords(path, language), state, ...group, ...size]
  return sentences(language, ...parts.map((part) => say('row.part', { part })))
}

/** "Budget.xlsx in Invoices/Q3", or the name alone. */
export function placeWords(path: string, { say }: Language): string {
  const [name, folder] = [visibleBaseName(path), folderOf(path)]
  return folder === '' ? name : say('list.inFolder', { name, folder })
}
