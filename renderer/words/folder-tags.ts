// This folder: the window’s own labels.

// Which watched folder a file is of, where there are several.
import { createFolderKeys } from '#shared/folders/folder-keys.ts'
import { visibleBaseName, visibleName } from '#shared/words/visible-name.ts'
import { folderInto, type WatchedPlaces } from '#shared/folders/watched-places.ts'

export type FolderTag = {
  /** The folder in Dropbox that its files go into; of the first one its own name. */
  readonly label: string
  /** The watched folder, as it is shown. */
  readonly folder: string
  /** The file below it. */
  readonly path: string
}

/** The tag of a file, by its path in the list; null where one folder is watched. */
export type TagOf = (path: string) => FolderTag | null

export function folderTags({ folder, further }: WatchedPlaces): TagOf {
  if (further.length === 0) return () => null
  const keys = createFolderKeys(['', ...further.map(({ into }) => into)])
  return (key) => {
    const { into, path } = keys.split(key)
    const beside = further.find((one) => one.into === into)
    return beside === undefined
      ? { label: visibleBaseName(folder.replaceAll('\\', '/')), folder: folderInto({ folder, further }, ''), path }
      : { label: visibleName(into), folder: folderInto({ folder, further }, into), path }
  }
}
