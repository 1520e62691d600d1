// This folder: what the window knows of the history.

// The geometry of the history: a heading for each day and the rows of it, as lines of equal height. Pure.
import { dayBound } from '#shared/words/day-bound.ts'
import type { SentFilter, SentItem } from '#shared/contract/ipc-history.ts'

export type HistoryLine =
  | { readonly kind: 'day'; readonly day: string; readonly atMs: number }
  | { readonly kind: 'row'; readonly index: number }

/** Lines of the rows, which come newest first. `dayOf` names the day of a moment. */
export function historyLines(
  rows: readonly Pick<SentItem, 'sentAtMs'>[],
  dayOf: (atMs: number) => string,
): readonly HistoryLine[] {
  const lines: HistoryLine[] = []
  let last: string | null = null
  for (const [index, { sentAtMs }] of rows.entries()) {
    const day = dayOf(sentAtMs)
    if (day !== last) lines.push({ kind: 'day', day, atMs: sentAtMs })
    last = day
    lines.push({ kind: 'row', index })
  }
  return lines
}

/** The line of a row; null where it has none. Rows stand in growing order. */
export function lineOfRow(lines: readonly HistoryLine[], index: number): number | null {
  const at = lines.findIndex((line) => line.kind === 'row' && line.index === index)
  return at === -1 ? null : at
}

/** What a person chose: days are "2026-11-29", '' for no bound. */
export type HistoryFilter = { readonly search: string; readonly from: string; readonly to: string }

export const noFilter: HistoryFilter = { search: '', from: '', to: '' }

/** The filter as main takes it; null where the first day comes after the last. A day that is half typed is no bound. */
export function askedFilter({ from, search, to }: HistoryFilter): SentFilter | null {
  const fromMs = dayBound(from, 'start')
  const toMs = dayBound(to, 'end')
  return fromMs !== null && toMs !== null && fromMs >= toMs ? null : { search, fromMs, toMs }
}
