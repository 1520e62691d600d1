// The list as it stands: what was asked for, what was read of it, what is folded and chosen. Changes are pure.
import { mostRowsPerPage, usualList } from '#shared/contract/ipc-channels.ts'
import type { RowGroup } from '#shared/rows/row-groups.ts'
import type { WindowUpdate } from '#shared/contract/ipc.ts'
import type { ListQuery, Page } from '#shared/contract/ipc-rows.ts'
import type { Lines } from './list-layout.ts'
import { linesOf, spansBetween } from './list-layout.ts'
import type { RowCache, Span } from './row-cache.ts'
import { emptyCache, isLive, withPage, withRows } from './row-cache.ts'
import type { Selection } from './selection.ts'
import { followRows, noSelection, withChanged } from './selection.ts'

export type ListState = {
  readonly query: ListQuery
  readonly cache: RowCache
  readonly folded: ReadonlySet<RowGroup>
  readonly lines: Lines
  readonly selection: Selection
  /** The pointer is over the list, so rows keep their places. */
  readonly isFrozen: boolean
  /** Rows came, went or moved since the list was read. */
  readonly isStale: boolean
  /** Raised when another list is shown, so that it begins at its top. */
  readonly generation: number
}

export const emptyList: ListState = {
  query: usualList,
  cache: emptyCache,
  folded: new Set(),
  lines: linesOf(emptyCache.counts, new Set(), true),
  selection: noSelection,
  isFrozen: false,
  isStale: false,
  generation: 0,
}

/** Another list. The rows of the old one stay in sight until the first page of the new one is here. */
export function withQuery(state: ListState, query: ListQuery): ListState {
  return { ...state, query, selection: noSelection, isStale: true }
}

/** A page was read. `isFirst` says that it is the first one of another list. */
export function withReadPage(state: ListState, page: Page, isFirst: boolean): ListState {
  const cache = withPage(isFirst ? emptyCache : state.cache, page)
  const selection = followRows(withChanged(state.selection, page.rows), cache)
  const generation = state.generation + (isFirst ? 1 : 0)
  return withLines({ ...state, cache, selection, isStale: false, generation })
}

/** Main told of changes: rows change in place; that others moved is only noted. */
export function withReport(state: ListState, report: WindowUpdate): ListState {
  const isStale = state.isStale || report.version !== state.cache.version
  const cache = withRows(state.cache, report.rows)
  const selection = withChanged(state.selection, report.rows)
  if (cache === state.cache && selection === state.selection && isStale === state.isStale) return state
  return { ...state, cache, selection, isStale }
}

/** Folds a group away or unfolds it. */
export function withFolded(state: ListState, group: RowGroup, isFolded: boolean): ListState {
  const folded = new Set(state.folded)
  if (isFolded) folded.add(group)
  else folded.delete(group)
  return withLines({ ...state, folded })
}

function withLines(state: ListState): ListState {
  return { ...state, lines: linesOf(state.cache.counts, state.folded, state.query.group === 'all') }
}

/** When the newest file was sent, as far as it was read and the list is in the order of sending; else null. */
export function lastSentMs({ query, cache, lines }: ListState): number | null {
  if (query.sort !== 'turn') return null
  const section = lines.sections.find(({ group }) => group === 'sent')
  return section === undefined ? null : (cache.rows.get(section.firstOffset)?.finishedAtMs ?? null)
}

/** Rows read above the first one in sight, so that scrolling up finds them. */
const rowsAbove = 60

/** The pages that must be read so that the lines in sight are all there and main tells of changes in them. */
export function pagesFor(lines: Lines, cache: RowCache, firstLine: number, lastLine: number): readonly Span[] {
  const spans = spansBetween(lines, firstLine, lastLine)
  const first = spans[0]
  const last = spans.at(-1)
  if (first === undefined || last === undefined) return []
  if (last.to - first.from <= mostRowsPerPage - rowsAbove) {
    return isLive(cache, { from: first.from, to: last.to }) ? [] : [pageAround(first.from)]
  }
  // A folded group lies between them: main tells of one page only, so each of them is read whenever one is missing.
  const isAllThere = spans.every((span) => isKnown(cache, span))
  return isAllThere ? [] : spans.map(({ from }) => pageAround(from))
}

/** All pages in sight, whatever is known of them. */
export function pagesInSight(lines: Lines, firstLine: number, lastLine: number): readonly Span[] {
  const pages = pagesFor(lines, emptyCache, firstLine, lastLine)
  return pages.length > 0 ? pages : [pageAround(0)]
}

function pageAround(from: number): Span {
  const offset = Math.max(0, Math.floor((from - rowsAbove) / 20) * 20)
  return { from: offset, to: offset + mostRowsPerPage }
}

function isKnown(cache: RowCache, span: Span): boolean {
  for (let offset = span.from; offset < span.to; offset += 1) if (!cache.rows.has(offset)) return false
  return true
}
