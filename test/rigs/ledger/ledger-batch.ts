// Batches of which a test can tell, from the uploads alone, which was written last and whether it is there whole.
import { anUpload, numbered } from '#test/contract/sample-uploads.ts'
import type { Batch } from '#engine/ports.ts'
import type { Upload } from '#shared/upload.ts'

const shared = ['a', 'b/c', 'd e', 'é', 'f']

/** Batch `number`: the same five uploads as in all batches, stamped with the number, one new upload and a note. */
export function ledgerBatch(number: number): Batch {
  return {
    uploads: [...shared.map((path) => anUpload({ path, failures: number })), numbered(number)],
    forgotten: [],
    notes: [{ path: 'a', atMs: number, note: { kind: 'retried' } }],
    sent: [],
  }
}

/**
 * The number of the last batch that is in `uploads`; 0 when there is none. Throws when one is there by half or when one
 * before it is missing.
 */
export function lastWholeBatch(uploads: readonly Upload[]): number {
  const byPath = new Map(uploads.map((upload) => [upload.path, upload]))
  const last = byPath.get(shared[0] ?? '')?.failures ?? 0
  for (const path of shared) {
    if ((byPath.get(path)?.failures ?? 0) !== last) throw new Error(`batch ${last} is there by half: ${path}`)
  }
  for (let number = 1; number <= last; number++) {
    if (!byPath.has(numbered(number).path)) throw new Error(`batch ${number} of ${last} is missing`)
  }
  if (uploads.length !== (last === 0 ? 0 : last + shared.length))
    throw new Error(`${uploads.length} uploads after batch ${last}`)
  return last
}
