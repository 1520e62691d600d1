// The tables by their columns. A SQLite file has only those of its own store; PostgreSQL has all of them.

export type Tables = {
  /** Codes that are open. */
  readonly codes: {
    readonly code_sha256: string
    readonly name: string
    readonly base: string
    readonly namespace: string
    readonly until_ms: number
  }
  /** Computers that came by a code. */
  readonly computers: {
    readonly name: string
    readonly token_sha256: string
    readonly base: string
    readonly namespace: string
    readonly since_ms: number
    /** 1: signed out. */
    readonly revoked: number
  }
  readonly relays: {
    readonly id: string
    readonly device: string
    /** Its path, folded as Dropbox compares names. */
    readonly place: string
    /** JSON, as `commit_info` and `stored`. */
    readonly ask: string
    readonly piece_bytes: number
    readonly session: string | null
    readonly offset: number
    readonly opened_ms: number
    readonly touched_ms: number
    readonly state: string
    readonly commit_info: string | null
    readonly stored: string | null
    /** Grows with each change. */
    readonly version: number
  }
  /** Pieces of relays that are at Dropbox (`is_there` 1), or on their way there. */
  readonly pieces: {
    readonly relay: string
    readonly offset: number
    readonly length: number
    readonly digests: Uint8Array
    readonly is_there: number
  }
  /** PostgreSQL only, as all below: the chained rows of the audit. */
  readonly audit_rows: { readonly id: number; readonly at_ms: number; readonly line: string; readonly link: string }
  /** Where the chain ends, in one row, which is locked by whoever adds to it. */
  readonly audit_end: { readonly id: number; readonly link: string }
  /** What one server does for all, and how long it is its turn. */
  readonly turns: { readonly subject: string; readonly server: string; readonly until: Date }
  /** Token buckets. `granted`: how many tokens the last question got; `is_taken`: whether it got one. */
  readonly buckets: {
    readonly meter: string
    readonly key: string
    readonly tokens: number
    readonly is_taken: boolean
    readonly granted: number
    readonly at: Date
  }
  /** Until when Dropbox is left alone by all servers, because it asked for that; in one row. */
  readonly circuit: { readonly until: Date }
  /** What each computer said last, whichever server it asked. `status` is JSON. */
  readonly fleet: {
    readonly device: string
    readonly at: Date
    readonly status: string | null
    readonly is_signed_out: boolean
  }
  /** Links that may still be used. Paths are JSON: text of PostgreSQL holds no NUL. */
  readonly live_links: {
    readonly device: string
    readonly place: string
    readonly asked_path: string
    readonly path: string
    readonly content_hash: string
    readonly replaced_rev: string | null
    readonly until: Date
    readonly looked: Date
  }
  /** Idempotency-Keys. */
  readonly request_keys: {
    readonly id: string
    readonly body_hash: string
    readonly uses: number
    readonly until: Date
  }
  /** How often a subject was changed, for servers that missed the notice of it. */
  readonly changes: { readonly subject: string; readonly version: number }
}
