// What the engine saves, made into rows at the places of its run.
import type { RowBatch } from './connection.ts'
import { knownPlaceIn, type LedgerScope } from './records/places.ts'
import { rowOfUpload } from './records/rows.ts'
import { placedSent } from './sent-rows.ts'
import type { Batch } from '#engine/ports.ts'

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
  const placeOf = (path: string): string => knownPlaceIn(scope, path)
  const rows = batch.uploads.map((upload) => rowOfUpload({ place: placeOf(upload.path), upload }, nowMs))
  const forgotten = batch.forgotten.map((path) => ({ place: placeOf(path), path }))
  const notes = batch.notes.map((row) => ({ place: placeOf(row.path), row }))
  const sent = batch.sent.map((file) => placedSent(scope, file))
  const roots: (readonly [string, string])[] = []
  // Of a file that was sent by name the place tells all.
  if (scope.kind === 'folder' && rows.length > 0) {
    const place = scope.place()
    if (!isKnownAt(place, scope.root)) roots.push([place, scope.root])
  }
  return { rows, forgotten, notes, sent, roots }
}
