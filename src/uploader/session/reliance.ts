// Whether another file of this computer relies on what is stored where this one is: then an edit of this one is kept beside
// it, for two files of the same bytes share one place in Dropbox without knowing of each other.
import { observePath } from '#adapters/files/observe-path.ts'
import { realPathOfFile } from '#adapters/files/real-paths.ts'
import type { DurableLedger } from '#adapters/ledger/ledger.ts'
import type { Stored } from '#shared/upload.ts'

export type RelianceOptions = {
  readonly ledger: Pick<DurableLedger, 'reliedOnElsewhere'>
  /** The place of an upload in the records. */
  readonly placeOf: (path: string) => string
  /** Where the file of an upload is; null when it cannot be told. */
  readonly fileOf: (path: string) => string | null
}

/** Answers for one upload and what was agreed about it. Where the records cannot be read, somebody may rely on it. */
export function createReliance(options: RelianceOptions): (path: string, stored: Stored) => Promise<boolean> {
  const { ledger, placeOf, fileOf } = options
  return async (path, { contentHash, destination, targetId }) => {
    if (destination === null) return false
    const files = ledger.reliedOnElsewhere({ place: placeOf(path), destination, contentHash, targetId })
    if (files === null) return true
    const named = fileOf(path)
    const own = named === null ? null : await realPathOfFile(named)
    for (const file of files) {
      // A watched folder is known by the name a person gave it, which may lead through a link.
      const there = await realPathOfFile(file)
      // A file that was also sent by its name does not rely on itself.
      if (there !== own && (await observePath(there))?.kind === 'file') return true
    }
    return false
  }
}
