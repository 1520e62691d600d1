// What the engine saves, made into rows at the places of its run.
import type { RowBatch } from './connection.ts'
import {
  calledOtherwise,
  knownPlaceIn,
  rowPathIn,
  unknownPlace,
  type FolderScope,
  type LedgerScope,
  type PlacedUpload,
  type RowKey,
} from './records/places.ts'
import { rowOfUpload } from './records/rows.ts'
import { placedSent } from './sent-rows.ts'
import { assertNever } from '#shared/assert.ts'
import type { Batch } from '#engine/ports.ts'
import type { Upload } from '#shared/upload.ts'

/**
 * The rows of `batch`. `isKnownAt` says whether the ledger already holds that a place was seen at a root. Throws when an
 * upload is not at rest or its place is not known: that is a bug of the caller.
 */
export function rowsOfBatch(
  scope: LedgerScope,
  batch: Batch,
  nowMs: number,
  isKnownAt: (place: string, root: string) => boolean,
): RowBatch {
  const keyOf = (path: string): RowKey => ({ place: knownPlaceIn(scope, path), path: rowPathIn(scope, path) })
  const rows = batch.uploads.map((upload) => rowOfUpload(placedUpload(upload, keyOf(upload.path)), nowMs))
  const forgotten = batch.forgotten.map(keyOf)
  const notes = batch.notes.map((row) => {
    const { place, path } = keyOf(row.path)
    return { place, row: { ...row, path } }
  })
  const sent = batch.sent.map((file) => placedSent(scope, file))
  const roots = foldersOf(scope)
    .map(({ place, root }) => [place(), root] as const)
    .filter(([place, root]) => place !== unknownPlace && rows.length > 0 && !isKnownAt(place, root))
  return { rows, forgotten, notes, sent, roots }
}

function placedUpload(upload: Upload, { place, path }: RowKey): PlacedUpload {
  return { place, upload: path === upload.path ? upload : calledOtherwise(upload, path) }
}

/** Of a file that was sent by name the place tells all. */
function foldersOf(scope: LedgerScope): readonly FolderScope[] {
  switch (scope.kind) {
    case 'folder':
      return [scope]
    case 'folders':
      return [...scope.folders.values()]
    case 'files':
      return []
    default:
      return assertNever(scope)
  }
}
