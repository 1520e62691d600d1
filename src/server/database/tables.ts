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
  /** PostgreSQL only: how often a subject was changed, for servers that missed the notice of it. */
  readonly changes: { readonly subject: string; readonly version: number }
}
