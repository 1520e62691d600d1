// Watched folders as they are shown, each known by the folder in Dropbox that its files go into.
import type { RootState } from '../root-state.ts'
import type { Language } from '../messages/language.ts'
import { visibleName } from '../words/visible-name.ts'

export type WatchedPlaces = {
  /** The first one, as it is shown. */
  readonly folder: string
  readonly further: readonly { readonly folder: string; readonly into: string }[]
}

/** The watched folder whose files go into this folder in Dropbox ('' for the first one), as it is shown. */
export function folderInto({ folder, further }: WatchedPlaces, into: string): string {
  return visibleName(into === '' ? folder : (further.find((one) => one.into === into)?.folder ?? into))
}

type Folders = readonly { readonly into: string; readonly state: RootState }[]

/** A sentence about those that are not there while others are; '' where all are. */
export function missingFoldersWords(folders: Folders, places: WatchedPlaces, { say }: Language): string {
  const missing = folders.filter(({ state }) => state !== 'there')
  const [one, ...others] = missing
  if (one === undefined || missing.length === folders.length) return ''
  if (others.length > 0) return say('folders.countAway', { count: missing.length })
  const folder = folderInto(places, one.into)
  return one.state === 'away' ? say('trouble.folderAway', { folder }) : say('trouble.folderReplaced', { folder })
}
