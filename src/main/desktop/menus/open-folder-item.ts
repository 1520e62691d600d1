// "Open folder" in every menu: one item where one folder is watched, each by its name where there are several.
import type { MenuItemConstructorOptions } from 'electron'
import type { WatchedPlaces } from '#shared/folders/watched-places.ts'
import type { Language } from '#shared/messages/language.ts'
import { visibleName } from '#shared/words/visible-name.ts'

/** `into` names the folder as its place in Dropbox does; '' is the first one. */
export type OpenFolder = (into: string) => void

const id = 'open_folder'

/** `places` null: nothing runs, so there is nothing to open. The accelerator is that of the first folder. */
export function openFolderItem(
  places: WatchedPlaces | null,
  open: OpenFolder,
  { say }: Language,
  accelerator: Pick<MenuItemConstructorOptions, 'accelerator'> = {},
): MenuItemConstructorOptions {
  const label = say('menu.openFolder')
  if (places === null || places.further.length === 0) {
    return { id, label, ...accelerator, enabled: places !== null, click: () => open('') }
  }
  return { id, label, submenu: folderItems(places, open, accelerator) }
}

/** An item for each watched folder, the first one first. */
export function folderItems(
  { folder, further }: WatchedPlaces,
  open: OpenFolder,
  accelerator: Pick<MenuItemConstructorOptions, 'accelerator'> = {},
): MenuItemConstructorOptions[] {
  const all = [{ folder, into: '' }, ...further]
  return all.map((one, at) => ({
    id: `${id}_${at}`,
    // A lone "&" would underline the letter behind it.
    label: visibleName(one.folder).replaceAll('&', '&&'),
    ...(at === 0 ? accelerator : {}),
    click: () => open(one.into),
  }))
}
