// The list and everything a person does with it: another filter, order or search, folding, choosing, moving the keyboard.
import { mostRowsPerAction } from '#shared/contract/ipc-channels.ts'
import { totalOf } from '#shared/rows/row-groups.ts'
import type { RowGroup } from '#shared/rows/row-groups.ts'
import type { Bridge, WindowUpdate } from '#shared/contract/ipc.ts'
import type { ListQuery, WindowRow } from '#shared/contract/ipc-rows.ts'
import type { How } from './keys.ts'
import { lineAt, lineOfGroup, lineOfOffset } from './list-layout.ts'
import { readList } from './list-reader.ts'
import type { ListState } from './list-state.ts'
import { emptyList, withQuery, withFolded, withReport } from './list-state.ts'
import type { Selection } from './selection.ts'
import { chooseNone, chooseOne, chooseRange, moveCursor, noSelection, toggleOne } from './selection.ts'
import { createStore } from '../ui/store.ts'
import type { Store } from '../ui/store.ts'

export type ListModel = Pick<Store<ListState>, 'get' | 'subscribe'> & {
  /** Another filter, search or order. */
  show(change: Partial<ListQuery>): void
  readonly look: (firstLine: number, lastLine: number) => void
  /** Holds the order, because the pointer is over the list, or lets it go. */
  freeze(isFrozen: boolean): void
  /** Shows the newest order now. */
  refresh(): void
  /** The person just moved rows on purpose: their new places are shown even under the pointer. */
  expectMove(): void
  applyUpdates(reports: readonly WindowUpdate[]): void
  fold(group: RowGroup, isFolded: boolean): void
  /** The keyboard moves to a line. */
  goTo(line: number, how: How): void
  click(offset: number, how: 'one' | 'toggle' | 'range'): void
  chooseAll(): void
  clear(): void
}

/** Opens the list. Nothing is read before somebody looks. `tell` says a sentence to the person. */
export function openList(
  bridge: Pick<Bridge, 'readPage'>,
  notices: { readonly failed: () => void; readonly mostReached: (most: number) => void },
): ListModel {
  const store = createStore<ListState>(emptyList)
  const viewer = readList(bridge, store, notices.failed)
  let isMoveExpected = false
  const change = (step: (state: ListState) => ListState): void => store.set(step(store.get()))
  const select = (step: (selection: Selection, state: ListState) => Selection): void =>
    change((state) => ({ ...state, selection: step(state.selection, state) }))

  async function selectRange(from: number, to: number): Promise<void> {
    const { query } = store.get()
    const span = { from: Math.min(from, to), to: Math.max(from, to) + 1 }
    const rows = await viewer.rowsBetween(span)
    if (store.get().query !== query) return
    select((selection) => chooseRange(selection, rows, selection.cursor))
    if (span.to - span.from > mostRowsPerAction) notices.mostReached(mostRowsPerAction)
  }

  function extendTo(row: WindowRow, offset: number): void {
    const { anchor } = store.get().selection
    if (anchor === null) {
      select(() => chooseOne(row, offset))
      return
    }
    select((selection) => moveCursor(selection, { kind: 'row', id: row.id, offset }))
    selectRange(anchor, offset).catch(notices.failed)
  }

  function goTo(line: number, how: How): void {
    const { lines, cache } = store.get()
    const at = lineAt(lines, line)
    if (at === null) return
    if (at.kind === 'group') {
      select((selection) => moveCursor(selection, { kind: 'group', group: at.section.group }))
      return
    }
    const row = cache.rows.get(at.offset)
    // A row that was not read yet: the cursor waits on it, and takes its id when it is here.
    if (row === undefined) select((selection) => moveCursor(selection, { kind: 'row', id: 0, offset: at.offset }))
    else if (how === 'choose') select(() => chooseOne(row, at.offset))
    else if (how === 'walk')
      select((selection) => moveCursor(selection, { kind: 'row', id: row.id, offset: at.offset }))
    else extendTo(row, at.offset)
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    show: (part) => {
      change((state) => withQuery(state, { ...state.query, ...part }))
      viewer.fill(true)
    },
    look: viewer.look,
    freeze: (isFrozen) => {
      change((state) => (state.isFrozen === isFrozen ? state : { ...state, isFrozen }))
      if (!isFrozen && store.get().isStale) viewer.fill(true)
    },
    refresh: () => viewer.fill(true),
    expectMove: () => {
      isMoveExpected = true
    },
    applyUpdates: (reports) => {
      change((state) => reports.reduce(withReport, state))
      const { isStale, isFrozen } = store.get()
      if (isFrozen && !isMoveExpected) return
      if (isStale) {
        isMoveExpected = false
        viewer.fill(true)
      } else viewer.freshen()
    },
    fold: (group, isFolded) => {
      change((state) => withFolded(state, group, isFolded))
      viewer.fill(false)
    },
    goTo,
    click: (offset, how) => {
      const row = store.get().cache.rows.get(offset)
      if (row === undefined) return
      if (how === 'one') select(() => chooseOne(row, offset))
      else if (how === 'toggle') select((selection) => toggleOne(selection, row, offset))
      else extendTo(row, offset)
    },
    chooseAll: () => {
      const total = totalOf(store.get().cache.counts)
      if (total > 0) selectRange(0, total - 1).catch(notices.failed)
    },
    clear: () => select((selection) => (selection.cursor === null ? noSelection : chooseNone(selection))),
  }
}

/** The line the keyboard is on; null before it was in the list. */
export function cursorLine({ lines, selection: { cursor } }: ListState): number | null {
  if (cursor === null) return null
  return cursor.kind === 'group' ? lineOfGroup(lines, cursor.group) : lineOfOffset(lines, cursor.offset)
}
