// The columns of the history: which fit a width, and how wide they are.

export type SentColumn = 'name' | 'size' | 'sent' | 'destination'

export type HistoryColumn = {
  readonly key: SentColumn
  /** Shown from this width of the list on, in rem. */
  readonly fromRem: number
  /** A track of CSS grid. */
  readonly track: string
  readonly isNumber: boolean
}

/** In the order they are shown. What matters most needs the least width. */
export const historyColumns: readonly HistoryColumn[] = [
  { key: 'name', fromRem: 0, track: 'minmax(8rem, 5fr)', isNumber: false },
  { key: 'destination', fromRem: 46, track: 'minmax(8rem, 4fr)', isNumber: false },
  { key: 'size', fromRem: 26, track: '4.75rem', isNumber: true },
  { key: 'sent', fromRem: 0, track: '3.5rem', isNumber: true },
]
