// Reads pages of the list from main: what is in sight, one page at a time, and never for a list nobody looks at any more.
import { mostRowsPerAction, mostRowsPerPage } from '#shared/contract/ipc-channels.ts'
import type { Bridge } from '#shared/contract/ipc.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import type { ListState } from './list-state.ts'
import { pagesFor, pagesInSight, withReadPage } from './list-state.ts'
import { throttle } from '../ui/throttle.ts'
import type { Span } from './row-cache.ts'
import type { Store } from '../ui/store.ts'

const freshenEveryMs = 1_000

export type ListReader = {
  /** These lines are in sight now. */
  readonly look: (firstLine: number, lastLine: number) => void
  /** Reads what is missing; `isAll` reads everything in sight anew. */
  fill(isAll: boolean): void
  /** Main tells of changes in one page only: when more than one is in sight, all are read anew, now and then. */
  freshen(): void
  /** All rows from one place to another, at most as many as main takes in one request. */
  rowsBetween(span: Span): Promise<readonly WindowRow[]>
}

/** Begins to read for this list. `onFailure` is called when main does not answer. */
export function readList(bridge: Pick<Bridge, 'readPage'>, store: Store<ListState>, onFailure: () => void): ListReader {
  let sight = { first: 0, last: 40 }
  let shownQuery: ListState['query'] | null = null
  let isBusy = false
  let isWanted = false
  let isAllWanted = true

  async function readOne(page: Span): Promise<boolean> {
    const { query } = store.get()
    const isFirst = query !== shownQuery
    const offset = isFirst ? 0 : page.from
    const read = await bridge.readPage({ list: query, offset, most: mostRowsPerPage })
    if (store.get().query !== query) return false
    shownQuery = query
    store.set(withReadPage(store.get(), read, isFirst))
    return true
  }

  function wantedPages(): readonly Span[] {
    const { lines, cache, query } = store.get()
    const isAll = isAllWanted || query !== shownQuery
    isAllWanted = false
    return isAll ? pagesInSight(lines, sight.first, sight.last) : pagesFor(lines, cache, sight.first, sight.last)
  }

  async function work(): Promise<void> {
    while (isWanted) {
      isWanted = false
      const { version } = store.get().cache
      for (const page of wantedPages()) {
        if (!(await readOne(page))) break
      }
      // A new version may have put other rows in sight: look once more whether all are there.
      if (store.get().cache.version !== version || store.get().query !== shownQuery) isWanted = true
    }
  }

  function fill(isAll: boolean): void {
    isWanted = true
    isAllWanted ||= isAll
    if (isBusy) return
    isBusy = true
    work()
      .catch(onFailure)
      .finally(() => {
        isBusy = false
      })
  }

  const now = throttle(freshenEveryMs, () => fill(true))
  return {
    freshen: () => {
      if (pagesInSight(store.get().lines, sight.first, sight.last).length > 1) now.ask()
    },
    look: (first, last) => {
      sight = { first, last }
      const { lines, cache } = store.get()
      if (shownQuery === null || pagesFor(lines, cache, first, last).length > 0) fill(false)
    },
    fill,
    rowsBetween: async (span) => {
      const rows = await collect(bridge, store, {
        from: span.from,
        to: Math.min(span.to, span.from + mostRowsPerAction),
      })
      // Main tells of changes in the page that was read last: that must be the one in sight.
      if (rows.isRead) fill(true)
      return rows.rows
    },
  }
}

async function collect(
  bridge: Pick<Bridge, 'readPage'>,
  store: Store<ListState>,
  span: Span,
): Promise<{ rows: readonly WindowRow[]; isRead: boolean }> {
  const rows: WindowRow[] = []
  let isRead = false
  while (rows.length < span.to - span.from) {
    const offset = span.from + rows.length
    const known = store.get().cache.rows.get(offset)
    if (known !== undefined) {
      rows.push(known)
      continue
    }
    const most = Math.min(mostRowsPerPage, span.to - offset)
    const page = await bridge.readPage({ list: store.get().query, offset, most })
    isRead = true
    if (page.rows.length === 0) break
    rows.push(...page.rows)
  }
  return { rows, isRead }
}
