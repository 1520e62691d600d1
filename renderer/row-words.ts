// One row in words: what the status cell shows and the whole sentence a screen reader hears.
import { momentWords, sizeWords } from '#shared/number-words.ts'
import type { Reader } from '#shared/number-words.ts'
import { visibleBaseName } from '#shared/visible-name.ts'
import type { WindowRow } from '#shared/window-rows.ts'
import { excludedWords, uploadWords } from '#shared/wording.ts'
import type { Words } from '#shared/wording.ts'
import { groupLabels, list } from './labels.ts'
import { folderOf } from './name-parts.ts'

/** The sentences of one row, whatever it is. */
export function wordsOf({ row }: WindowRow, reader: Reader): Words {
  return row.state === 'excluded' ? excludedWords(row) : uploadWords(row, reader)
}

/** When a row that failed is tried again; null when there was no failure or the moment is not known. */
export function nextTryMsOf({ row, setbacks }: WindowRow): number | null {
  if (row.state === 'excluded' || row.nextTryAt === null || setbacks === 0) return null
  return Date.parse(row.nextTryAt)
}

/** "next try in 20 seconds", or ''. */
export function nextTryWords(row: WindowRow, reader: Reader): string {
  const atMs = nextTryMsOf(row)
  return atMs === null ? '' : list.nextTry(momentWords(atMs, reader))
}

/** "Budget.xlsx in Invoices/Q3. Refused by Dropbox. Needs you. 1.2 MB." */
export function sentenceOf(row: WindowRow, reader: Reader): string {
  const { path } = row.row
  const status = wordsOf(row, reader).status
  const next = nextTryWords(row, reader)
  const group = row.group === 'attention' ? [groupLabels.attention] : []
  const size = row.row.state === 'excluded' || row.row.sizeBytes === null ? [] : [sizeWords(row.row.sizeBytes)]
  const parts = [list.inFolder(visibleBaseName(path), folderOf(path)), next === '' ? status : `${status}, ${next}`]
  return [...parts, ...group, ...size].map((part) => `${part}.`).join(' ')
}
