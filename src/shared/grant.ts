// What the company server grants for the bytes of one file: a one-time link, or a relay through itself.

/** How bytes get to Dropbox: posted to a link of its own, or piece by piece through the company server. */
export type Way = 'post' | 'relay'

/** What the server says of a link or relay beside what it is. */
export type LinkTerms = {
  readonly way: Way
  /** When the link ends, or the relay unless another piece comes before. */
  readonly expiresAtMs: number
  /** Where in Dropbox it leads; null where the server did not tell it, as for relays, whose place is chosen at their end. */
  readonly destination: string | null
  readonly receipt: string | null
}

/** A one-time link. A secret: it lives in memory for seconds and is never written, shown or logged. */
export type PostGrant = LinkTerms & { readonly way: 'post'; readonly url: string }

/**
 * A relay through the company server. It takes pieces of `pieceBytes`, the last one shorter, from `offset` on. It is in memory only:
 * whoever asks again for the same bytes is given the same relay.
 */
export type RelayGrant = LinkTerms & {
  readonly way: 'relay'
  readonly id: string
  readonly offset: number
  readonly pieceBytes: number
  /** What the server checks pieces by. */
  readonly checksum: 'sha256' | 'content-hash'
}

export type Grant = PostGrant | RelayGrant

/** A link or relay in hand whose send has no slot yet. */
export type ReadyLink = { readonly grant: Grant; readonly sinceMs: number }

/** What Dropbox takes by one link. */
export const linkMaxBytes = 150 * 1024 * 1024

/** How large files may be, as the company server tells it. */
export type SizeLimits = {
  /** Posted to a link up to here. */
  readonly directMaxBytes: number
  /** Sent through a relay up to here; 0 where the server has none. */
  readonly relayMaxBytes: number
}

/** No larger file is sent, by whichever way. */
export function mostBytesOf({ directMaxBytes, relayMaxBytes }: SizeLimits): number {
  return Math.max(directMaxBytes, relayMaxBytes)
}

/** The way that a file of this size goes. */
export function wayOf(sizeBytes: number, { directMaxBytes, relayMaxBytes }: SizeLimits): Way {
  return sizeBytes > directMaxBytes && relayMaxBytes > 0 ? 'relay' : 'post'
}
