// The columns of the history: which fit a width, and how wide they are.
import { widthsFor } from '../columns/column-widths.ts'
import type { Letters } from '../columns/column-widths.ts'

export type HistoryColumn = {
  /** Shown from this width of the list on, in rem. */
  readonly fromRem: number
} & (
  | { readonly key: 'name' | 'destination'; readonly isNumber: false }
  | { readonly key: 'size' | 'sent'; readonly isNumber: true; readonly widthRem: number }
)

export type SentColumn = HistoryColumn['key']

/** In the order they are shown. What matters most needs the least width. The last one has the room that nobody needs, at its end. */
export const historyColumns: readonly HistoryColumn[] = [
  { key: 'name', fromRem: 0, isNumber: false },
  { key: 'size', fromRem: 26, isNumber: true, widthRem: 4.75 },
  { key: 'sent', fromRem: 0, isNumber: true, widthRem: 3.5 },
  { key: 'destination', fromRem: 46, isNumber: false },
]

/** Between two columns and at the ends of a row. */
const gapRem = 1

/** The tracks of these columns for a list of `widthRem` whose cells hold so many letters, as CSS grid wants them. */
export function historyTracks(shown: readonly HistoryColumn[], widthRem: number, letters: Letters): string {
  const numbersRem = shown.reduce((sum, column) => sum + (column.isNumber ? column.widthRem : 0), 0)
  const words = shown.flatMap((column) => (column.isNumber ? [] : [column.key]))
  const rest = words.includes('destination') ? 'destination' : 'name'
  const widths = widthsFor(letters, words, widthRem - numbersRem - gapRem * (shown.length + 1), rest)
  return shown
    .map((column) =>
      column.isNumber ? `${column.widthRem}rem` : `minmax(8rem, ${(widths.get(column.key) ?? 0).toFixed(1)}fr)`,
    )
    .join(' ')
}
