// The columns of the list: which fit a width, and how wide they are.
import { columnRem, type ColumnKey } from '#shared/contract/ipc-channels.ts'
import type { SortKey } from '#shared/contract/ipc-rows.ts'
import type { ListColumns } from '#shared/contract/settings.ts'
import { widthsFor } from './column-widths.ts'
import type { Letters, WordColumn } from './column-widths.ts'

type Column = {
  /** Shown from this width of the list on, in rem. */
  readonly fromRem: number
} & (
  | { readonly key: WordColumn; readonly isNumber: false; /** As CSS grid writes it. */ readonly least: string }
  | { readonly key: Exclude<ColumnKey, WordColumn>; readonly isNumber: true; readonly widthRem: number }
)

/** In the order they are shown. What matters most needs the least width. The last one has the room that nobody needs, at its end. */
export const columns: readonly Column[] = [
  { key: 'name', fromRem: 0, isNumber: false, least: '8rem' },
  { key: 'status', fromRem: 0, isNumber: false, least: 'min(16rem, 45%)' },
  { key: 'size', fromRem: 32, isNumber: true, widthRem: 4.75 },
  { key: 'added', fromRem: 42, isNumber: true, widthRem: 5.75 },
  { key: 'finished', fromRem: 52, isNumber: true, widthRem: 5.75 },
  { key: 'tries', fromRem: 64, isNumber: true, widthRem: 3.75 },
  { key: 'destination', fromRem: 80, isNumber: false, least: '8rem' },
]

/** The columns for a list of this width, without those that a person does not want. Names are always shown. */
export function columnsFor(widthRem: number, hidden: ListColumns['hidden'] = []): readonly Column[] {
  return columns.filter(({ fromRem, key }) => widthRem >= fromRem && (key === 'name' || !hidden.includes(key)))
}

/** Between two columns and at the ends of a row. */
const gapRem = 1

/**
 * The tracks of these columns for a list of `widthRem` whose cells hold so many letters, as CSS grid wants them. `chosen` are widths that
 * a person made. Those of words are shares of the room in such a list, so that a wider or narrower window keeps their proportions.
 */
export function tracksOf(
  shown: readonly Column[],
  widthRem: number,
  letters: Letters,
  chosen: ListColumns['widths'] = {},
): string {
  const numbersRem = shown.reduce(
    (sum, column) => sum + (chosen[column.key] ?? (column.isNumber ? column.widthRem : 0)),
    0,
  )
  const words = shown.flatMap((column) => (column.isNumber || chosen[column.key] !== undefined ? [] : [column.key]))
  const rest = words.includes('destination') ? 'destination' : 'name'
  const widths = widthsFor(letters, words, widthRem - numbersRem - gapRem * (shown.length + 1), rest)
  return shown
    .map((column) => {
      const own = chosen[column.key]
      if (own !== undefined) return `minmax(${columnRem.least}rem, ${own}${column.isNumber ? 'rem' : 'fr'})`
      return column.isNumber
        ? `${column.widthRem}rem`
        : `minmax(${column.least}, ${(widths.get(column.key) ?? 0).toFixed(1)}fr)`
    })
    .join(' ')
}

/** The column before an edge and the one after it, in rem. */
export type Beside = readonly [number, number]

/** The two after their edge moved by `rem`: what one gains the other gives, so that the edge stays under the hand. */
export function movedEdge([before, after]: Beside, rem: number): Beside {
  const both = before + after
  const moved = Math.max(columnRem.least, Math.min(before + rem, both - columnRem.least))
  return [keptWidth(moved), keptWidth(both - moved)]
}

/** A width as it can be kept: whole pixels of a usual screen. */
export function keptWidth(rem: number): number {
  return Math.min(columnRem.most, Math.max(columnRem.least, Math.round(rem * 16) / 16))
}

/** A key on an edge: by how many rem it moves the edge, null for widths by what stands in the columns; undefined for any other key. */
export function stepOfKey(key: string, isRightToLeft: boolean): number | null | undefined {
  const step = isRightToLeft ? -1 : 1
  switch (key) {
    case 'ArrowLeft':
      return -step
    case 'ArrowRight':
      return step
    case 'Home':
      return -columnRem.most
    case 'Enter':
    case 'Delete':
      return null
    default:
      return undefined
  }
}

export type Order = { readonly sort: SortKey; readonly descending: boolean }

/** A click on a header: up, down, and back to the order of sending. */
export function nextOrder(order: Order, key: ColumnKey): Order {
  const isFirstDown = key === 'size' || key === 'added' || key === 'finished' || key === 'tries'
  if (order.sort !== key) return { sort: key, descending: isFirstDown }
  if (order.descending === isFirstDown) return { sort: key, descending: !isFirstDown }
  return { sort: 'turn', descending: false }
}
