// What becomes of the file on this computer once it is proved to be in Dropbox. Values only.
import type { Fingerprint } from './fingerprint.ts'
import type { SentFile } from './sent-file.ts'

/** The rule of a watched folder for files that were sent. */
export const afterUploads = ['keep', 'sent', 'trash'] as const
export type AfterUpload = (typeof afterUploads)[number]

/** Where a file is moved: into the folder "Sent", or to the system's trash. */
export const moveTos = ['sent', 'trash'] as const satisfies readonly AfterUpload[]
export type MoveTo = (typeof moveTos)[number]

/** Why a file that should have been moved stays where it is. The codes are stable: people search for them. */
export const stayReasons = [
  'sent_full',
  'sent_read_only',
  'trash_full',
  'trash_read_only',
  'trash_missing',
  'original_in_use',
  'move_failed',
] as const
export type StayReason = (typeof stayReasons)[number]

/** What is known of the original of a file that is done; nothing where it was never to be moved. */
export type OriginalState =
  | MoveDue
  | { readonly kind: 'stays'; readonly because: StayReason }
  /** `where`: inside the watched folder with `/`, or absolute; null where only the system knows, as for its trash. */
  | { readonly kind: 'moved'; readonly to: MoveTo; readonly where: string | null }

export type MoveDue = {
  readonly kind: 'due'
  readonly to: MoveTo
  /** The bytes that were sent: nothing else is moved. */
  readonly fingerprint: Fingerprint
  /** Which name it is to get: 1 is its own, 2 is "name (2)". */
  readonly turn: number
  /** Tries that had to be put off. */
  readonly tries: number
  readonly untilMs: number
  /** This move may have been done, in part or whole, before a crash. */
  readonly isBegun: boolean
  /** The row of the history, which is written once it is known what became of the file; null where there is none to write. */
  readonly row: SentFile | null
}
