// What IT needs to know of some uploads, as plain lines of text. Holds no link, no key and no content.
import { english } from '#shared/messages/english.ts'
import { copyName } from '#shared/words/copy-name.ts'
import { historyWords } from '#shared/words/history-words.ts'
import type { HistoryRow } from '#shared/rows/history-entry.ts'
import type { ExcludedRow, UploadRow } from '#shared/rows/upload-row.ts'
import { visibleName } from '#shared/words/visible-name.ts'

/** One upload with what happened to it, newest first. */
export type SupportItem = { readonly row: UploadRow | ExcludedRow; readonly notes: readonly HistoryRow[] }

export function supportText(items: readonly SupportItem[]): string {
  return `${items.map((item) => linesOf(item).join('\n')).join('\n\n')}\n`
}

function linesOf({ row, notes }: SupportItem): string[] {
  const name = visibleName(row.path)
  if (row.state === 'excluded') return [`File: ${name}`, `State: left out by rule ${visibleName(row.rule)}`]
  return [
    `File: ${name}`,
    `State: ${row.state}${row.reason === null ? '' : ` (${row.reason})`}`,
    ...lineIf('Size', row.sizeBytes === null ? null : `${row.sizeBytes} bytes`),
    ...lineIf('Content hash', row.contentHash),
    ...lineIf('In Dropbox', placeOf(row)),
    ...lineIf('Next try', row.nextTryAt),
    ...notes.map(({ atMs, note }) => {
      const { text, code } = historyWords(note, `\u201c${name}\u201d`, english)
      return `${timeOf(atMs)}  ${text}${code === null ? '' : ` [${code}]`}`
    }),
  ]
}

/** Where a file that is in Dropbox is; null for one that is not. */
function placeOf({ state, path, destination }: UploadRow): string | null {
  if (destination === null) return state === 'done' ? 'the company server did not tell where' : null
  const isCopy = copyName(path, destination) !== null
  return `${visibleName(destination)}${isCopy ? ' (a copy: something else with its name was already there)' : ''}`
}

function lineIf(label: string, value: string | null): string[] {
  return value === null ? [] : [`${label}: ${value}`]
}

/** Times nobody can write (damaged ones) are not shown. */
function timeOf(atMs: number): string {
  return Number.isFinite(atMs) && Math.abs(atMs) <= 8.64e15 ? new Date(atMs).toISOString() : 'at an unknown time'
}
