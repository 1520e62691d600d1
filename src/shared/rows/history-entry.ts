// What happened to an upload, in its own history: the lines of "what became of my file?". A closed list.
import type { MoveTo, StayReason } from '../sent/original.ts'
import type { BlockedReason, ReasonCode, WaitingReason } from '../reasons.ts'

export type HistoryEntry =
  /** The bytes were sent and Dropbox answered with our hash. */
  | { readonly kind: 'sent'; readonly contentHash: string; readonly sizeBytes: number }
  /** The same bytes were already in Dropbox, so nothing was sent. */
  | { readonly kind: 'already_there'; readonly contentHash: string; readonly destination: string }
  /** After an unclear send the company server found the bytes in Dropbox. */
  | { readonly kind: 'found'; readonly contentHash: string; readonly destination: string }
  /** After an unclear send the bytes were not in Dropbox, or nobody could tell. */
  | { readonly kind: 'not_found'; readonly diagnosis: ReasonCode | null }
  | { readonly kind: 'link_refused'; readonly reason: BlockedReason }
  /** A send that did not end in a clean yes. */
  | { readonly kind: 'setback'; readonly reason: WaitingReason }
  | { readonly kind: 'blocked'; readonly reason: BlockedReason }
  /** A newer version was saved before this one was sent. */
  | { readonly kind: 'superseded' }
  /** The file was moved or deleted before it was sent. */
  | { readonly kind: 'removed' }
  /** A person asked for another try. */
  | { readonly kind: 'retried' }
  /** It came with so many others that a person is asked first. */
  | { readonly kind: 'asked' }
  /** A person held it back, left it out, or let it go again. */
  | { readonly kind: 'held_back' }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'let_go' }
  /** After it was sent, the file was moved; `where` as in `original.ts`. */
  | { readonly kind: 'original_moved'; readonly to: MoveTo; readonly where: string | null }
  | { readonly kind: 'original_stays'; readonly because: StayReason }

export type HistoryRow = { readonly path: string; readonly atMs: number; readonly note: HistoryEntry }
