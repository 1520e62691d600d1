// The menu of one or several rows, as a template: only what fits them.
import type { MenuItemConstructorOptions } from 'electron'
import { mostRowsCopied } from '#shared/contract/ipc-channels.ts'
import type { RowAction } from '#shared/rows/row-actions.ts'
import { actionsFor, idsFor, rowActionTable } from '#shared/rows/row-actions.ts'
import { plural } from '#shared/words/format.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'

export type RowMenuActs = {
  readonly act: (action: RowAction, ids: readonly number[]) => void
  readonly showInFolder: (id: number) => void
  readonly copyDetails: (ids: readonly number[]) => void
  readonly showDetail: () => void
}

/** Each action is about those of the rows that it fits; with several rows its label says how many. */
export function rowMenu(rows: readonly WindowRow[], acts: RowMenuActs): MenuItemConstructorOptions[] {
  const actions = actionsFor(rows).flatMap((action) => {
    if (action === 'show' || action === 'copy') return []
    const { label } = rowActionTable[action]
    const ids = idsFor(action, rows)
    const counted = rows.length > 1 ? `${label} (${plural(ids.length, 'file')})` : label
    return [{ id: action, label: counted, click: () => acts.act(action, ids) }]
  })
  const [only] = rows
  const single = rows.length === 1 && only !== undefined ? singleItems(only, acts) : []
  const ids = rows.slice(0, mostRowsCopied).map(({ id }) => id)
  const copy: MenuItemConstructorOptions = {
    id: 'copy_details',
    label: rowActionTable.copy.label,
    click: () => acts.copyDetails(ids),
  }
  return withSeparators([actions, single, rows.length === 0 ? [] : [copy]])
}

function singleItems(row: WindowRow, acts: RowMenuActs): MenuItemConstructorOptions[] {
  const items: MenuItemConstructorOptions[] = [{ id: 'details', label: 'Details', click: acts.showDetail }]
  const { label, fits } = rowActionTable.show
  return fits(row) ? [...items, { id: 'show_in_folder', label, click: () => acts.showInFolder(row.id) }] : items
}

function withSeparators(groups: readonly MenuItemConstructorOptions[][]): MenuItemConstructorOptions[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, at) => (at === 0 ? group : [{ type: 'separator' as const }, ...group]))
}
