// Which other files on this computer rely on a document in Dropbox.
import type { DatabaseSync } from 'node:sqlite'
import { fileAt } from './places.ts'
import { readRoot, wholeOf } from './read-rows.ts'
import { destinationKey, uploadColumns, uploadOfRow } from './rows.ts'
import { keyOfPath } from './text.ts'
import type { Upload } from '#shared/upload.ts'

/** These bytes, at this destination of this target, as a file of `place` stored them. */
export type RelianceAsk = {
  readonly place: string
  readonly destination: string
  readonly contentHash: string
  readonly targetId: number
}

const select = `SELECT ${uploadColumns} FROM uploads
  WHERE destination = ? AND target_id = ? AND kind = 'done' AND place <> ?`

/** The files of other places that are done by the very same bytes at the very same destination. Throws SQLite's error. */
export function readReliance(db: DatabaseSync, ask: RelianceAsk): readonly string[] {
  const { place, destination, targetId } = ask
  const statement = db.prepare(select)
  statement.setReadBigInts(true)
  const rows = statement.iterate(destinationKey(destination), targetId, keyOfPath(place))
  const { whole } = wholeOf(rows, uploadOfRow)
  return whole
    .filter(({ upload }) => isOf(upload, ask))
    .map((other) => fileAt(other.place, readRoot(db, other.place), other.upload.path))
}

function isOf({ state, stored }: Upload, { contentHash, targetId }: RelianceAsk): boolean {
  return state.kind === 'done' && stored?.contentHash === contentHash && stored.targetId === targetId
}
