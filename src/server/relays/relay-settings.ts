// What a company may set about its relays, and what holds when it does not.

export const defaultRelays = {
  // Dropbox said 350 GB for years; the 2 TiB its specification has since 2026 may be set.
  maxBytes: 350_000_000_000,
  pieceBytes: 8 * 1024 * 1024,
  /** How long a relay may be left before it is let go. Dropbox keeps a session for seven days. */
  hours: 24,
} as const
