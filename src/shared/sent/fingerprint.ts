// This folder: what tells a file that was sent from others, and what is kept of it.

// What tells whether a file is the one that was read. Values only.

/** What a look at a regular file showed. Two equal stats mean "nobody touched it", as far as the system can tell. */
export type Stat = {
  readonly sizeBytes: number
  /** Milliseconds since 1970 with microseconds as fraction. */
  readonly mtimeMs: number
  /** Changes also when a program puts mtime back: without it such writes are missed. */
  readonly ctimeMs: number
  /** `inode`, with `@birth` where that is known, so that a file replaced by another is another file; '' where nothing tells that. */
  readonly fileId: string
}

/** Dropbox's content hash (64 lower-case hex) with the stat of the bytes it was computed from. */
export type Fingerprint = { readonly contentHash: string; readonly stat: Stat }
