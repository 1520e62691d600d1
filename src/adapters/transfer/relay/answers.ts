// This folder: files of any size, piece by piece through the company server.

// What the company server can answer about a relay, and what became of a request that it did not answer. Closed unions: each
// has its decision in `decisions.ts`.
import type { StoredAt } from '#shared/upload.ts'
import type { WaitingReason } from '#shared/reasons.ts'

/** Nothing of this says anything about the relay itself. */
export type RelayTrouble =
  /** The server wants the same question later. `isRoom`: it has no memory for another piece right now. */
  | { readonly kind: 'busy'; readonly reason: WaitingReason; readonly afterMs: number | null; readonly isRoom: boolean }
  /** No answer that can be used. `unreachable`: no connection came about. `hasLeft`: all of the request left. */
  | {
      readonly kind: 'failed'
      readonly reason: WaitingReason
      readonly unreachable: boolean
      readonly hasLeft: boolean
    }
  /** Asking again soon does not help: a page of a proxy, a token that is not known, a server whose disk is full. */
  | { readonly kind: 'kept_away'; readonly reason: WaitingReason }
  | { readonly kind: 'cancelled'; readonly hasLeft: boolean }

export type PieceAnswer =
  /** All bytes before `offset` are there. */
  | { readonly kind: 'taken'; readonly offset: number }
  /** The relay goes on at `offset`. */
  | { readonly kind: 'elsewhere'; readonly offset: number }
  /** The relay was given up, is over, or is not this device's. */
  | { readonly kind: 'gone' }
  /** The piece is not what its checksum says. */
  | { readonly kind: 'damaged' }
  /** The request itself is called wrong. */
  | { readonly kind: 'refused'; readonly status: number }
  | RelayTrouble

export type LookAnswer = { readonly kind: 'at'; readonly offset: number } | { readonly kind: 'gone' } | RelayTrouble

export type FinishAnswer =
  /** Whether the hash is ours, the engine compares. */
  | { readonly kind: 'stored'; readonly contentHash: string; readonly at: StoredAt }
  /** The server says in its own words that nothing was stored, and that the relay is over or not whole. */
  | { readonly kind: 'not_stored' }
  /** The pieces are not the announced file; nothing was stored, the relay is over. */
  | { readonly kind: 'damaged' }
  /** An answer that nobody can use: it may be stored. */
  | { readonly kind: 'unclear'; readonly reason: WaitingReason }
  | RelayTrouble
