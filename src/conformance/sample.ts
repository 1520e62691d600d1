// The small files that are sent for a look, in a folder of their own whose name is new each time.
import { randomBytes } from 'node:crypto'
import { contentHashOf } from '#adapters/hashing/content-hash.ts'
import type { LinkRequest } from '#shared/contract/link-api.ts'

export type Sample = { readonly bytes: Uint8Array; readonly question: LinkRequest }

/** Makes samples for one look. */
export type Samples = {
  /** Where in the device's folder they go. */
  readonly folder: string
  /** The question about a file of this name with this content. */
  readonly of: (name: string, content: string) => Sample
}

export function createSamples(): Samples {
  const folder = `outbox-conformance-${randomBytes(4).toString('hex')}`
  return { folder, of: (name, content) => sampleAt(`${folder}/${name}`, content) }
}

/** The same at any path, also one that no server may take. */
export function sampleAt(path: string, content: string): Sample {
  const bytes = Buffer.from(content)
  const contentHash = contentHashOf(bytes)
  return { bytes, question: { path, size: bytes.byteLength, contentHash, clientModified: null, replaces: null } }
}
