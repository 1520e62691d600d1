// By what the rows of one list are found and sorted: pure facts of an upload.
import { doneAtMs, isDone, sizeOf } from './rows.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { stateKinds, type Upload } from '#shared/upload.ts'
import type { RowFilter, RowGroup } from '#shared/rows/row-groups.ts'
import type { SortKey } from '#shared/contract/ipc-rows.ts'

/** What a row is sorted by. In one list all keys are numbers, or all are texts. */
export type SortValue = number | string

/** A file that a rule keeps out has only its name to be sorted by. */
export type Sortable = { readonly path: string; readonly group: RowGroup; readonly upload: Upload | null }

/** The value `sort` goes by. Rows with the same value follow each other by path. */
export function sortValue(row: Sortable, sort: SortKey): SortValue {
  const { upload, path } = row
  switch (sort) {
    case 'turn':
      return upload === null ? 0 : turnOf(upload, row.group)
    case 'name':
      return nameKey(path)
    case 'status':
      return upload === null ? stateKinds.length : stateKinds.indexOf(upload.state.kind)
    case 'size':
      return (upload === null ? null : sizeOf(upload)) ?? -1
    case 'destination':
      return upload !== null && isDone(upload.state) ? textKey(upload.stored?.destination ?? '') : ''
    case 'added':
      return upload?.addedAtMs ?? 0
    case 'finished':
      return finishedAtMs(upload) ?? 0
    case 'tries':
      return upload?.failures ?? 0
  }
}

/** When the upload was proved to be in Dropbox, in the clock it was written in; null when it was not. */
export function finishedAtMs(upload: Upload | null): number | null {
  return upload === null ? null : doneAtMs(upload.state)
}

/** What is on its way: the oldest first, as it is sent. What has ended: the newest first. */
function turnOf(upload: Upload, group: RowGroup): number {
  const { state } = upload
  if (group === 'active' || group === 'waiting') return upload.addedAtMs
  const endedAtMs = state.kind === 'blocked' ? state.atMs : doneAtMs(state)
  return endedAtMs === null ? upload.addedAtMs : -endedAtMs
}

/** The name first, then the folder. */
function nameKey(path: string): string {
  const at = path.lastIndexOf('/')
  return textKey(`${path.slice(at + 1)}\0${path}`)
}

/** Longer than any count or date in a name. */
const longestNumber = 15

/** Without regard to capitals, and with numbers in their order: "page 9" comes before "page 10". */
function textKey(text: string): string {
  return text.toLowerCase().replaceAll(/\d+/g, (digits) => digits.replace(/^0+/, '').padStart(longestNumber, '0'))
}

/** The words of a search, as `matches` wants them. */
export function searchWords(search: string): readonly string[] {
  return search
    .normalize('NFC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** Letters that are shown as they are, in one way. Most paths hold no others, and are found five times as quickly. */
const plain = /^[ -~]*$/

/** True when each word stands somewhere in the path as it is shown. */
export function matches(path: string, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const shown = (plain.test(path) ? path : visibleName(path).normalize('NFC')).toLowerCase()
  return words.every((word) => shown.includes(word))
}

/** True when rows of `group` belong to the list. */
export function belongs(group: RowGroup, asked: RowFilter): boolean {
  return asked === 'all' ? group !== 'left_out' : group === asked
}

/** Negative when the first comes first. */
export function compareValues(one: SortValue, other: SortValue): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
