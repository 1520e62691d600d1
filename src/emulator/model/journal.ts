// The journal: everything that happened, in order, never changed afterwards. Tests judge by it, a restart replays it.
import type { WriteMode } from './namespace/write-modes.ts'

export type WriteCause =
  | 'conflict/file'
  | 'conflict/folder'
  | 'conflict/file_ancestor'
  | 'malformed_path'
  | 'disallowed_name'
  | 'no_write_permission'
  | 'insufficient_space'
  | 'too_many_write_operations'
  | 'payload_too_large'

export type CommitFacts = {
  /** As Dropbox shows it. */
  readonly path: string
  readonly id: string
  readonly rev: string
  readonly contentHash: string
  readonly sizeBytes: number
  readonly clientModified: string | null
  readonly mode: WriteMode['kind']
  /** Null when it did not come through a link. */
  readonly linkId: string | null
  readonly postId: number | null
  /** How many POSTs this link had met, this one included; 0 without a link. */
  readonly attempt: number
}

export type Happening =
  | {
      readonly kind: 'link_issued'
      readonly linkId: string
      readonly path: string
      readonly mode: WriteMode['kind']
      readonly expiresAtMs: number
    }
  | { readonly kind: 'post_refused'; readonly linkId: string; readonly status: 409 | 410 }
  | {
      readonly kind: 'post_begun'
      readonly linkId: string
      readonly postId: number
      readonly attempt: number
    }
  /** The body was cut: nothing was committed. */
  | { readonly kind: 'post_aborted'; readonly linkId: string; readonly postId: number }
  | { readonly kind: 'post_ended'; readonly linkId: string; readonly postId: number; readonly status: 200 | 409 }
  | ({ readonly kind: 'commit' } & CommitFacts)
  /** The same bytes were already there: nothing was written. */
  | ({ readonly kind: 'commit_unchanged' } & CommitFacts)
  | {
      readonly kind: 'commit_refused'
      readonly path: string
      readonly cause: WriteCause
      readonly mode: WriteMode['kind']
      readonly contentHash: string
      readonly linkId: string | null
      readonly postId: number | null
    }
  | { readonly kind: 'folder_created'; readonly path: string; readonly id: string }
  | { readonly kind: 'deleted'; readonly path: string }
  /** A file, or a folder with all it holds, is at another place. `revs` are those its files have there, in their order. */
  | { readonly kind: 'moved'; readonly from: string; readonly to: string; readonly revs: readonly string[] }
  /** `outcome` is `ok` or the error's summary without its dots. */
  | { readonly kind: 'api_call'; readonly route: string; readonly path: string | null; readonly outcome: string }
  | { readonly kind: 'fault'; readonly on: string; readonly effect: string }

export type JournalEntry = Happening & { readonly seq: number; readonly atMs: number }
