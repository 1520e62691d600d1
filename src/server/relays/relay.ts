// What is known of one relay.
import type { LinkRequest } from '#shared/contract/link-api.ts'
import type { CommitInfo } from '../dropbox/types.ts'

export type Relay = {
  readonly kind: 'relay_record'
  readonly id: string
  /** The name of the only device that may use it. */
  readonly device: string
  readonly ask: LinkRequest
  readonly pieceBytes: number
  /** Null until the first piece is at Dropbox. */
  readonly sessionId: string | null
  /** All bytes before it are at Dropbox, as far as Dropbox said so. */
  readonly offset: number
  readonly openedMs: number
  /** When the last piece was taken, or the relay was asked for. */
  readonly touchedMs: number
  readonly state: 'open' | 'stored' | 'gone'
  /** A finish whose answer is not known: it may have happened, or happen yet. */
  readonly commit: CommitInfo | null
  readonly stored: StoredAt | null
  /** Grows with each change: who read an older one changes nothing. */
  readonly version: number
}

export type StoredAt = { readonly path: string; readonly rev: string }

/** A part of the file by where it lies, and the digest of each of its 4 MiB blocks, 32 bytes each. */
export type Piece = { readonly offset: number; readonly length: number; readonly digests: Uint8Array }
