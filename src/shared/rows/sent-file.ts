// One file that is proved to be in Dropbox, as the history keeps it for ever. Written in the transaction that makes it so.

/** `sent`: Dropbox answered with our hash. `found`: after an unclear send it was there. `already_there`: nothing had to be sent. */
export const sentHows = ['sent', 'found', 'already_there'] as const
export type SentHow = (typeof sentHows)[number]

/** What becomes of the file on this computer once it is sent. */
export const originals = ['kept'] as const
export type Original = (typeof originals)[number]

/** The forms in which the history is exported. */
export const exportFormats = ['csv', 'jsonl'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What a person can do with a row of the history. */
export const sentActions = ['open_in_dropbox', 'show_in_folder', 'copy_receipt'] as const
export type SentAction = (typeof sentActions)[number]

/** What the engine knows of it. Times are milliseconds since 1970. */
export type SentFile = {
  /** As in the queue. */
  readonly path: string
  readonly how: SentHow
  /** Dropbox's content hash: 64 lower-case hex. */
  readonly contentHash: string
  readonly sizeBytes: number
  /** With which target it was agreed. */
  readonly targetId: number
  /** The full path in Dropbox; null where the company server does not tell it. */
  readonly destination: string | null
  /** Dropbox's revision; null where nobody told it. */
  readonly rev: string | null
  readonly addedAtMs: number
  readonly sentAtMs: number
  /** How often a link or relay was asked for until it was there; 0 where nobody had to ask. */
  readonly tries: number
}

/** A row of the history. It stands alone: it names its folder, server and device in words. */
export type SentRow = Omit<SentFile, 'targetId' | 'tries'> & {
  /** The watched folder, absolute; null for a file that was sent by name. Then `path` is absolute. */
  readonly folder: string | null
  readonly server: string | null
  readonly device: string | null
  readonly account: string | null
  /** Null for a file that was sent before there was a history. */
  readonly tries: number | null
  readonly original: Original
}
