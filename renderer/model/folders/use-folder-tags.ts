// This folder: which watched folder a file is of.

// The watched folder of each file, for whoever draws files.
import { useMemo, useSyncExternalStore } from 'react'
import type { WatchedPlaces } from '#shared/folders/watched-places.ts'
import { folderTags, type TagOf } from '../../words/folder-tags.ts'
import { useModel } from '../use-model.ts'
import type { WindowModel } from '../window-model.ts'

const nothing: WatchedPlaces = { folder: '', further: [] }

/** The same function as long as the folders are the same, though the app's state is told four times a second. */
export function useFolderTags(): TagOf {
  const { app } = useModel()
  const text = useSyncExternalStore(app.subscribe, () => JSON.stringify(placesOf(app)))
  return useMemo(() => folderTags(placesOf(app)), [app, text])
}

function placesOf(app: WindowModel['app']): WatchedPlaces {
  const phase = app.get()?.phase
  if (phase?.kind !== 'running') return nothing
  const { folder, further } = phase.place
  return { folder, further }
}
