// Which rows are chosen, and where the keyboard is in the list. Rows are chosen by id, so that moving them loses nothing.
import type { RowGroup } from '#shared/rows/row-groups.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import type { RowCache } from './row-cache.ts'
import { offsetOf } from './row-cache.ts'

export type Cursor =
  | { readonly kind: 'row'; readonly id: number; readonly offset: number }
  | { readonly kind: 'group'; readonly group: RowGroup }

export type Selection = {
  readonly rows: ReadonlyMap<number, WindowRow>
  readonly cursor: Cursor | null
  /** Where a range begins that Shift extends; a place in the list. */
  readonly anchor: number | null
}

export const noSelection: Selection = { rows: new Map(), cursor: null, anchor: null }

/** Only this row. */
export function chooseOne(row: WindowRow, offset: number): Selection {
  return { rows: new Map([[row.id, row]]), cursor: cursorAt(row, offset), anchor: offset }
}

/** This row as well, or not any more. */
export function toggleOne(selection: Selection, row: WindowRow, offset: number): Selection {
  const rows = new Map(selection.rows)
  if (!rows.delete(row.id)) rows.set(row.id, row)
  return { rows, cursor: cursorAt(row, offset), anchor: offset }
}

/** Exactly the rows of a range that starts at the anchor; the cursor is at its other end. */
export function chooseRange(selection: Selection, rows: readonly WindowRow[], cursor: Cursor | null): Selection {
  return { rows: new Map(rows.map((row) => [row.id, row])), cursor, anchor: selection.anchor }
}

/** Moves the keyboard without choosing anything. */
export function moveCursor(selection: Selection, cursor: Cursor): Selection {
  return { ...selection, cursor }
}

/** Nothing chosen; the keyboard stays where it is. */
export function chooseNone(selection: Selection): Selection {
  return selection.rows.size === 0 ? selection : { ...selection, rows: new Map() }
}

/** Takes over what changed in chosen rows. */
export function withChanged(selection: Selection, changed: readonly WindowRow[]): Selection {
  const known = changed.filter(({ id }) => selection.rows.has(id))
  if (known.length === 0) return selection
  const rows = new Map(selection.rows)
  for (const row of known) rows.set(row.id, row)
  return { ...selection, rows }
}

/** After rows moved: the cursor follows its row, or stays at its place when the row went out of sight. */
export function followRows(selection: Selection, cache: RowCache): Selection {
  const { cursor } = selection
  if (cursor === null || cursor.kind === 'group') return selection
  const offset = offsetOf(cache, cursor.id)
  if (offset !== null) return offset === cursor.offset ? selection : { ...selection, cursor: { ...cursor, offset } }
  const neighbour = cache.rows.get(cursor.offset)
  return neighbour === undefined ? selection : { ...selection, cursor: cursorAt(neighbour, cursor.offset) }
}

function cursorAt(row: WindowRow, offset: number): Cursor {
  return { kind: 'row', id: row.id, offset }
}
