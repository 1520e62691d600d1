// Where the file of a row is. A name says little: two folders may both hold a "report.pdf", and both are documents.
import path from 'node:path'
import { parseJson } from './text.ts'
import { assert, assertNever } from '#shared/assert.ts'
import type { FolderKeys } from '#shared/folders/folder-keys.ts'
import { loadedForm, opened, type LoadedUpload } from '#shared/packed/packed-upload.ts'
import type { Upload } from '#shared/upload.ts'

export type FolderScope = {
  readonly kind: 'folder'
  /** The place of the watched folder; '' until the folder was seen for the first time. */
  readonly place: () => string
  /** The absolute path it stands at, kept for whoever asks where its files are. */
  readonly root: string
}

/** The files one run is about. A run sees and changes the rows of its own places only. */
export type LedgerScope =
  | FolderScope
  | {
      /** Several watched folders: an upload has a key, and a row has its path in its folder. */
      readonly kind: 'folders'
      readonly keys: FolderKeys
      /** By the folder in Dropbox that their files go into. */
      readonly folders: ReadonlyMap<string, FolderScope>
    }
  | {
      readonly kind: 'files'
      /** The path of each upload, and the absolute path of its file with no link in it. */
      readonly files: ReadonlyMap<string, string>
    }

/** An upload with the place its path counts from. */
export type PlacedUpload = { readonly place: string; readonly upload: Upload }

/** The same as it is loaded. */
export type PlacedRow = { readonly place: string; readonly loaded: LoadedUpload }

export function packedRow({ place, upload }: PlacedUpload): PlacedRow {
  return { place, loaded: loadedForm(upload) }
}

export function openedRow({ place, loaded }: PlacedRow): PlacedUpload {
  return { place, upload: opened(loaded) }
}

/** What no two rows have in common. */
export type RowKey = { readonly place: string; readonly path: string }

/** Rows of version 1 have it where nobody knows any more which folder they were about. */
export const unknownPlace = ''

const filePrefix = 'file:'

/** The place of the watched folder with this identity (see `root-identity.ts`), wherever it stands. */
export function folderPlace(identity: string): string {
  return `folder:${identity}`
}

/** The files of the watched folder at `root`. `place` answers '' until the folder was seen for the first time. */
export function folderScope(root: string, place: () => string): FolderScope {
  return { kind: 'folder', place, root: path.resolve(root) }
}

/** The place of a file that was sent by name. `absolute` has no link in it. */
export function filePlace(absolute: string): string {
  return `${filePrefix}${absolute}`
}

/** The place of `uploadPath` in this run; '' while the folder was never seen. */
export function placeIn(scope: LedgerScope, uploadPath: string): string {
  switch (scope.kind) {
    case 'folder':
      return scope.place()
    case 'folders':
      return scope.folders.get(scope.keys.split(uploadPath).into)?.place() ?? unknownPlace
    case 'files': {
      const absolute = scope.files.get(uploadPath)
      return absolute === undefined ? unknownPlace : filePlace(absolute)
    }
    default:
      return assertNever(scope)
  }
}

/** The same for a row that is written: nothing is known of a file before its place is. */
export function knownPlaceIn(scope: LedgerScope, uploadPath: string): string {
  const place = placeIn(scope, uploadPath)
  assert(place !== unknownPlace, 'a row is written at a place')
  return place
}

/** The path that a row has for the upload that this run knows as `uploadPath`. */
export function rowPathIn(scope: LedgerScope, uploadPath: string): string {
  return scope.kind === 'folders' ? scope.keys.split(uploadPath).path : uploadPath
}

/** The upload of a row as this run knows it; null where it is about other files. */
export function uploadInScope(scope: LedgerScope, { place, loaded }: PlacedRow): LoadedUpload | null {
  if (place === unknownPlace) return null
  if (scope.kind !== 'folders') return placeIn(scope, loaded.path) === place ? loaded : null
  for (const [into, folder] of scope.folders) {
    if (folder.place() !== place) continue
    // What goes where another folder's files go by now stays in the records as it is.
    const key = scope.keys.keyOf({ into, path: loaded.path })
    if (key === null || key === loaded.path) return key === null ? null : loaded
    return loadedForm(calledOtherwise(opened(loaded), key))
  }
  return null
}

/** The same upload under another path, as is the row of the history that may wait with it. */
export function calledOtherwise(upload: Upload, path: string): Upload {
  const { state } = upload
  if (state.kind !== 'done' || state.original?.kind !== 'due' || state.original.row === null) return { ...upload, path }
  const original = { ...state.original, row: { ...state.original.row, path } }
  return { ...upload, path, state: { ...state, original } }
}

/**
 * Where the file of a row is, or was last. `root` is where its folder was seen last; null where that is not known: then
 * the path in the folder is all there is to tell.
 */
export function fileAt(place: string, root: string | null, uploadPath: string): string {
  if (place.startsWith(filePrefix)) return place.slice(filePrefix.length)
  return root === null ? uploadPath : path.join(root, uploadPath)
}

/** The place that is stored under `key` (see `keyOfPath`): no place begins with a quote, so a quoted key is an escaped one. */
export function placeOfKey(key: string): string {
  const place = key.startsWith('"') ? parseJson(key) : key
  return typeof place === 'string' ? place : key
}
