// The part of the list that was read: rows by their place, all of one version of the list.
import { emptyCounts } from '#shared/rows/row-groups.ts'
import type { GroupCounts } from '#shared/rows/row-groups.ts'
import type { Page, WindowRow } from '#shared/contract/ipc-rows.ts'

/** Rows kept at most; scrolling far drops what is out of sight. */
const mostRowsKept = 2_000

export type Span = { readonly from: number; readonly to: number }

export type RowCache = {
  /** The version of the list these rows belong to; -1 before the first page. */
  readonly version: number
  readonly counts: GroupCounts
  readonly rows: ReadonlyMap<number, WindowRow>
  /** The page main tells changes of: the one that was read last. */
  readonly live: Span
}

export const emptyCache: RowCache = { version: -1, counts: emptyCounts, rows: new Map(), live: { from: 0, to: 0 } }

/** Adds a page. A page of another version replaces all that was known, because rows may have moved. */
export function withPage(cache: RowCache, page: Page): RowCache {
  const isSameList = page.version === cache.version && cache.rows.size + page.rows.length <= mostRowsKept
  const rows = new Map(isSameList ? cache.rows : [])
  page.rows.forEach((row, at) => rows.set(page.offset + at, row))
  const live = { from: page.offset, to: page.offset + page.rows.length }
  return { version: page.version, counts: page.counts, rows, live }
}

/** Puts changed rows where the old ones were. Rows that did not change stay the same objects. */
export function withRows(cache: RowCache, changed: readonly WindowRow[]): RowCache {
  if (changed.length === 0) return cache
  const news = new Map(changed.map((row) => [row.id, row]))
  const rows = new Map(cache.rows)
  let isChanged = false
  for (const [offset, row] of cache.rows) {
    const next = news.get(row.id)
    if (next === undefined) continue
    rows.set(offset, next)
    isChanged = true
  }
  return isChanged ? { ...cache, rows } : cache
}

/** Where a row is in the list, as far as it was read. */
export function offsetOf(cache: RowCache, id: number): number | null {
  for (const [offset, row] of cache.rows) if (row.id === id) return offset
  return null
}

/** True when every row of the span was read and main tells of changes in it. */
export function isLive(cache: RowCache, span: Span): boolean {
  if (span.from < cache.live.from || span.to > cache.live.to) return false
  for (let offset = span.from; offset < span.to; offset += 1) if (!cache.rows.has(offset)) return false
  return true
}
