// The columns of the list: which fit a width, and how wide they are.
import type { SortKey } from '#shared/contract/ipc-rows.ts'

export type ColumnKey = Exclude<SortKey, 'turn'>

type Column = {
  readonly key: ColumnKey
  /** Shown from this width of the list on, in rem. */
  readonly fromRem: number
  /** A track of CSS grid. */
  readonly track: string
  readonly isNumber: boolean
}

/** In the order they are shown. What matters most needs the least width. */
export const columns: readonly Column[] = [
  { key: 'name', fromRem: 0, track: 'minmax(8rem, 5fr)', isNumber: false },
  { key: 'status', fromRem: 0, track: 'minmax(min(16rem, 45%), 4fr)', isNumber: false },
  { key: 'size', fromRem: 32, track: '4.75rem', isNumber: true },
  { key: 'destination', fromRem: 80, track: 'minmax(8rem, 3fr)', isNumber: false },
  { key: 'added', fromRem: 42, track: '5.75rem', isNumber: true },
  { key: 'finished', fromRem: 52, track: '5.75rem', isNumber: true },
  { key: 'tries', fromRem: 64, track: '3.75rem', isNumber: true },
]

/** The columns for a list of this width. */
export function columnsFor(widthRem: number): readonly Column[] {
  return columns.filter(({ fromRem }) => widthRem >= fromRem)
}

/** The tracks of these columns, as CSS grid wants them. */
export function tracksOf(shown: readonly Column[]): string {
  return shown.map(({ track }) => track).join(' ')
}

export type Order = { readonly sort: SortKey; readonly descending: boolean }

/** A click on a header: up, down, and back to the order of sending. */
export function nextOrder(order: Order, key: ColumnKey): Order {
  const isFirstDown = key === 'size' || key === 'added' || key === 'finished' || key === 'tries'
  if (order.sort !== key) return { sort: key, descending: isFirstDown }
  if (order.descending === isFirstDown) return { sort: key, descending: !isFirstDown }
  return { sort: 'turn', descending: false }
}
