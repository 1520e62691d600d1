// One file that is proved to be in Dropbox, as the history keeps it for ever. Written in the transaction that makes it so.

/** `sent`: Dropbox answered with our hash. `found`: after an unclear send it was there. `already_there`: nothing had to be sent. */
export const sentHows = ['sent', 'found', 'already_there'] as const
export type SentHow = (typeof sentHows)[number]

/** What became of the file on this computer: it was left where it was, or moved by Outbox. */
export const originals = ['kept', 'sent_folder', 'trash'] as const
export type Original = (typeof originals)[number]

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
  readonly original: Original
}
