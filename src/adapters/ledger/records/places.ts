// Where the file of a row is. A name says little: two folders may both hold a "report.pdf", and both are documents.
import path from 'node:path'
import { parseJson } from './text.ts'
import { assert, assertNever } from '#shared/assert.ts'
import type { Upload } from '#shared/upload.ts'

/** The files one run is about. A run sees and changes the rows of its own places only. */
export type LedgerScope =
  | {
      readonly kind: 'folder'
      /** The place of the watched folder; '' until the folder was seen for the first time. */
      readonly place: () => string
      /** The absolute path it stands at, kept for whoever asks where its files are. */
      readonly root: string
    }
  | {
      readonly kind: 'files'
      /** The path of each upload, and the absolute path of its file with no link in it. */
      readonly files: ReadonlyMap<string, string>
    }

/** An upload with the place its path counts from. */
export type PlacedUpload = { readonly place: string; readonly upload: Upload }

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
export function folderScope(root: string, place: () => string): LedgerScope {
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

/** True when this run is about the row. */
export function isInScope(scope: LedgerScope, { place, upload }: PlacedUpload): boolean {
  return place !== unknownPlace && placeIn(scope, upload.path) === place
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
