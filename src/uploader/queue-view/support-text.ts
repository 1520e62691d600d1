// What IT needs to know of some uploads, as plain lines of text. Holds no link, no key and no content.
import type { Language } from '#shared/messages/language.ts'
import { quoted } from '#shared/words/format.ts'
import { copyName } from '#shared/words/copy-name.ts'
import { originalText } from '#shared/words/sent/original-words.ts'
import { historyWords } from '#shared/words/history-words.ts'
import type { HistoryRow } from '#shared/rows/history-entry.ts'
import type { ExcludedRow, UploadRow } from '#shared/rows/upload-row.ts'
import { visibleName } from '#shared/words/visible-name.ts'

/** One upload with what happened to it, newest first. */
export type SupportItem = { readonly row: UploadRow | ExcludedRow; readonly notes: readonly HistoryRow[] }

export function supportText(items: readonly SupportItem[], language: Language): string {
  return `${items.map((item) => linesOf(item, language).join('\n')).join('\n\n')}\n`
}

function linesOf({ row, notes }: SupportItem, language: Language): string[] {
  const { say } = language
  const name = visibleName(row.path)
  if (row.state === 'excluded') {
    return [say('support.file', { name }), say('support.leftOut', { rule: visibleName(row.rule) })]
  }
  const { contentHash, nextTryAt, original, sizeBytes } = row
  const place = placeOf(row, language)
  return [
    say('support.file', { name }),
    say('support.state', { state: `${row.state}${row.reason === null ? '' : ` (${row.reason})`}` }),
    ...(sizeBytes === null ? [] : [say('support.size', { bytes: String(sizeBytes) })]),
    ...(contentHash === null ? [] : [say('support.hash', { hash: contentHash })]),
    ...(place === null ? [] : [say('support.place', { place })]),
    ...(original === undefined ? [] : [say('support.here', { text: originalText(original, language) })]),
    ...(nextTryAt === null ? [] : [say('support.next', { time: nextTryAt })]),
    ...notes.map(({ atMs, note }) => {
      const { text, code } = historyWords(note, quoted(name, language), language)
      return `${timeOf(atMs, language)}  ${text}${code === null ? '' : ` [${code}]`}`
    }),
  ]
}

/** Where a file that is in Dropbox is; null for one that is not. */
function placeOf({ state, path, destination }: UploadRow, { say }: Language): string | null {
  if (destination === null) return state === 'done' ? say('support.untold') : null
  const place = visibleName(destination)
  return copyName(path, destination) === null ? place : say('support.copy', { place })
}

/** Times nobody can write (damaged ones) are not shown. */
function timeOf(atMs: number, { say }: Language): string {
  return Number.isFinite(atMs) && Math.abs(atMs) <= 8.64e15 ? new Date(atMs).toISOString() : say('support.unknownTime')
}
