// The menu of one or several rows, as a template: only what fits them.
import type { Language } from '#shared/messages/language.ts'
import type { MenuItemConstructorOptions } from 'electron'
import { dropboxAddress } from '../../about.ts'
import { mostRowsCopied } from '#shared/contract/ipc-channels.ts'
import type { RowAction } from '#shared/rows/row-actions.ts'
import { actionsFor, idsFor, rowActionTable } from '#shared/rows/row-actions.ts'
import { filesWords } from '#shared/words/format.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'

export type RowMenuActs = {
  readonly act: (action: RowAction, ids: readonly number[]) => void
  readonly showInFolder: (id: number) => void
  readonly copyDetails: (ids: readonly number[]) => void
  /** Both with a full path in Dropbox. */
  readonly openInDropbox: (path: string) => void
  readonly copyPath: (path: string) => void
  readonly showDetail: () => void
  readonly askWhy: () => void
}

/** Each action is about those of the rows that it fits; with several rows its label says how many. */
export function rowMenu(
  rows: readonly WindowRow[],
  acts: RowMenuActs,
  language: Language,
): MenuItemConstructorOptions[] {
  const { say } = language
  const actions = actionsFor(rows).flatMap((action) => {
    if (action === 'show' || action === 'copy' || action === 'open_in_dropbox') return []
    const label = say(`action.${action}`)
    const ids = idsFor(action, rows)
    const counted =
      rows.length > 1 ? say('menu.counted', { action: label, files: filesWords(ids.length, language) }) : label
    return [{ id: action, label: counted, click: () => acts.act(action, ids) }]
  })
  const [only] = rows
  const single = rows.length === 1 && only !== undefined ? singleItems(only, acts, language) : []
  const ids = rows.slice(0, mostRowsCopied).map(({ id }) => id)
  const copy: MenuItemConstructorOptions = {
    id: 'copy_details',
    label: say('action.copy'),
    click: () => acts.copyDetails(ids),
  }
  return withSeparators([actions, single, rows.length === 0 ? [] : [copy]])
}

function singleItems(row: WindowRow, acts: RowMenuActs, language: Language): MenuItemConstructorOptions[] {
  const { say } = language
  const items: MenuItemConstructorOptions[] = [
    { id: 'details', label: say('menu.details'), click: acts.showDetail },
    whyItem(acts, language),
  ]
  const { fits } = rowActionTable.show
  const label = say('action.show')
  if (fits(row)) items.push({ id: 'show_in_folder', label, click: () => acts.showInFolder(row.id) })
  return [...items, ...dropboxItems(row, acts, language)]
}

/** What a rule leaves out has an answer, too. */
function whyItem({ askWhy }: RowMenuActs, { say }: Language): MenuItemConstructorOptions {
  return { id: 'why', label: say('menu.why'), click: askWhy }
}

/** Only where the company's server told the place: nothing is guessed. */
function dropboxItems({ row }: WindowRow, acts: RowMenuActs, { say }: Language): MenuItemConstructorOptions[] {
  const place = row.state === 'excluded' ? null : row.destination
  if (place === null || dropboxAddress(place) === null) return []
  return [
    { id: 'open_in_dropbox', label: say('action.open_in_dropbox'), click: () => acts.openInDropbox(place) },
    { id: 'copy_path', label: say('menu.copyPath'), click: () => acts.copyPath(place) },
  ]
}

function withSeparators(groups: readonly MenuItemConstructorOptions[][]): MenuItemConstructorOptions[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, at) => (at === 0 ? group : [{ type: 'separator' as const }, ...group]))
}
