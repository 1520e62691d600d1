// The history as the window knows it: the pages that were read, from the newest on, and the row that is looked at.
import { mostSentPerPage } from '#shared/contract/ipc-channels.ts'
import type { Bridge } from '#shared/contract/ipc.ts'
import type { SentItem, SentPage } from '#shared/contract/ipc-history.ts'
import { createStore } from '../../ui/store.ts'
import type { Store } from '../../ui/store.ts'
import { askedFilter, noFilter, type HistoryFilter } from './history-lines.ts'

export type HistoryState = {
  readonly filter: HistoryFilter
  /** Newest first. */
  readonly rows: readonly SentItem[]
  /** Where the next page begins; null when all are read. */
  readonly next: number | null
  /** False until the first page of this filter is here. */
  readonly isRead: boolean
  /** Why nothing can be shown, as a sentence; null while all is well. */
  readonly refusal: string | null
  /** Raised with each new first page: the list begins at its top. */
  readonly generation: number
  /** The row the keyboard is on, by its place. */
  readonly cursor: number | null
  readonly isDetailOpen: boolean
  /** Files were sent since the first page was read. */
  readonly hasNewer: boolean
}

const unread: HistoryState = {
  filter: noFilter,
  rows: [],
  next: null,
  isRead: false,
  refusal: null,
  generation: 0,
  cursor: null,
  isDetailOpen: false,
  hasNewer: false,
}

export type HistoryModel = Pick<Store<HistoryState>, 'get' | 'subscribe'> & {
  /** Another search or other days. */
  show(change: Partial<HistoryFilter>): void
  /** Reads the first page anew. The row that is looked at stays chosen where it is still there. */
  refresh(): void
  /** Reads one page more, if there is one. */
  more(): void
  /** Files were sent meanwhile. `isAtTop`: nobody looks further down, so that they can be shown at once. */
  newer(isAtTop: boolean): void
  choose(index: number): void
  openDetail(): void
  closeDetail(): void
}

/** Nothing is read before `refresh` or `show`. */
export function openHistory(bridge: Pick<Bridge, 'readSent'>, onFailure: () => void): HistoryModel {
  const store = createStore<HistoryState>(unread)
  const change = (part: Partial<HistoryState>): void => store.set({ ...store.get(), ...part })
  let turn = 0
  let isReading = false

  /** An answer to an older question is thrown away. */
  function read(before: number | null, take: (page: SentPage) => void): void {
    const filter = askedFilter(store.get().filter)
    turn += 1
    const mine = turn
    if (filter === null) {
      isReading = false
      take({ kind: 'page', rows: [], next: null })
      return
    }
    isReading = true
    bridge
      .readSent({ filter, before, most: mostSentPerPage })
      .then((page) => {
        if (mine !== turn) return
        isReading = false
        take(page)
      })
      .catch(() => {
        if (mine !== turn) return
        isReading = false
        onFailure()
      })
  }

  function refresh(): void {
    read(null, (page) => store.set(withFirstPage(store.get(), page)))
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    show: (part) => {
      change({ filter: { ...store.get().filter, ...part } })
      refresh()
    },
    refresh,
    more: () => {
      const { next } = store.get()
      if (next === null || isReading) return
      read(next, (page) => store.set(withNextPage(store.get(), page)))
    },
    newer: (isAtTop) => {
      if (isAtTop) refresh()
      else change({ hasNewer: true })
    },
    choose: (index) => {
      if (index >= 0 && index < store.get().rows.length) change({ cursor: index })
    },
    openDetail: () => {
      if (store.get().cursor !== null) change({ isDetailOpen: true })
    },
    closeDetail: () => change({ isDetailOpen: false }),
  }
}

/** The row that is looked at; null for none. */
export function rowAtCursor({ cursor, rows }: HistoryState): SentItem | null {
  return cursor === null ? null : (rows[cursor] ?? null)
}

function withFirstPage(state: HistoryState, page: SentPage): HistoryState {
  const known = { ...state, isRead: true, generation: state.generation + 1, hasNewer: false }
  const none = { rows: [], next: null, cursor: null, isDetailOpen: false }
  if (page.kind === 'refused') return { ...known, ...none, refusal: page.text }
  const before = rowAtCursor(state)
  const at = page.rows.findIndex(({ id, sentAtMs }) => id === before?.id && sentAtMs === before.sentAtMs)
  const cursor = at === -1 ? null : at
  const isDetailOpen = state.isDetailOpen && cursor !== null
  return { ...known, refusal: null, rows: page.rows, next: page.next, cursor, isDetailOpen }
}

function withNextPage(state: HistoryState, page: SentPage): HistoryState {
  // What is on the screen stays, and its end is as far as it goes.
  if (page.kind === 'refused') return { ...state, next: null }
  return { ...state, rows: [...state.rows, ...page.rows], next: page.next }
}
