// The menu of one or several rows, as a template: only what fits them.
import type { MenuItemConstructorOptions } from 'electron'
import { mostRowsCopied } from '#shared/contract/ipc-channels.ts'
import type { RowAction } from '#shared/contract/ipc.ts'
import { plural } from '#shared/words/format.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'

export type RowMenuActs = {
  readonly act: (action: RowAction, ids: readonly number[]) => void
  readonly showInFolder: (id: number) => void
  readonly copyDetails: (ids: readonly number[]) => void
  readonly showDetail: () => void
}

type Offer = { readonly action: RowAction; readonly label: string; readonly fits: (row: WindowRow) => boolean }

const isOpen = ({ group, row }: WindowRow): boolean =>
  (group === 'attention' || group === 'active' || group === 'waiting') && row.state !== 'excluded'

const offers: readonly Offer[] = [
  {
    action: 'retry',
    label: 'Try again now',
    fits: (row) => isOpen(row) && row.intent === 'go' && (row.group === 'attention' || row.failures > 0),
  },
  { action: 'send_first', label: 'Send first', fits: (row) => row.group === 'waiting' && row.intent === 'go' },
  { action: 'pause', label: 'Pause', fits: (row) => isOpen(row) && row.intent === 'go' },
  { action: 'resume', label: 'Resume', fits: (row) => row.intent === 'pause' },
  { action: 'skip', label: 'Leave out', fits: (row) => isOpen(row) && row.intent !== 'skip' },
  { action: 'send_again', label: 'Send after all', fits: (row) => row.intent === 'skip' },
]

/** Each action is about those of the rows that it fits; with several rows its label says how many. */
export function rowMenu(rows: readonly WindowRow[], acts: RowMenuActs): MenuItemConstructorOptions[] {
  const actions = offers.flatMap(({ action, label, fits }) => {
    const ids = rows.filter(fits).map(({ id }) => id)
    if (ids.length === 0) return []
    const counted = rows.length > 1 ? `${label} (${plural(ids.length, 'file')})` : label
    return [{ id: action, label: counted, click: () => acts.act(action, ids) }]
  })
  const [only] = rows
  const single = rows.length === 1 && only !== undefined ? singleItems(only, acts) : []
  const ids = rows.slice(0, mostRowsCopied).map(({ id }) => id)
  const copy: MenuItemConstructorOptions = {
    id: 'copy_details',
    label: 'Copy details',
    click: () => acts.copyDetails(ids),
  }
  return withSeparators([actions, single, rows.length === 0 ? [] : [copy]])
}

function singleItems(row: WindowRow, acts: RowMenuActs): MenuItemConstructorOptions[] {
  const items: MenuItemConstructorOptions[] = [{ id: 'why', label: 'Why?', click: acts.showDetail }]
  if (row.row.state === 'gone') return items
  return [...items, { id: 'show_in_folder', label: 'Show in folder', click: () => acts.showInFolder(row.id) }]
}

function withSeparators(groups: readonly MenuItemConstructorOptions[][]): MenuItemConstructorOptions[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, at) => (at === 0 ? group : [{ type: 'separator' as const }, ...group]))
}
