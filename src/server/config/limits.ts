// How much anybody may ask, and how long anything may take.
import type { LinkLimits } from '../links/link-meter.ts'
import type { Rate } from '../token-bucket.ts'

export type Limits = LinkLimits & {
  readonly requestsPerDevice: Rate
  /** Checks are asked only after unclear sends, and each may cost Dropbox several calls. */
  readonly checksPerDevice: Rate
  /** Without a valid token; a whole office may share one address. */
  readonly requestsPerAddress: Rate
  /** Wrong or missing tokens from one address. */
  readonly denialsPerAddress: Rate
  readonly connections: number
  /** Links and checks worked on at once; more wait some seconds for their turn. */
  readonly atOnce: number
  /** How long the head, and the whole request, may take to arrive. */
  readonly headMs: number
  readonly requestMs: number
  /** Unfinished relays a device may have. */
  readonly relaysPerDevice: number
  /** All pieces that are in memory at once. */
  readonly relayMemoryBytes: number
  /** A piece must arrive at this pace at least, after the grace. */
  readonly relayBytesPerSecond: number
  readonly relayGraceMs: number
}

/** For a company: a few people at once, and a thief who gets little. */
export const defaultLimits: Limits = {
  liveLinksPerDevice: 20,
  // Four commits at once of half a second each is what one namespace takes without contention.
  linksPerNamespace: { perSecond: 8, burst: 32 },
  requestsPerDevice: { perSecond: 50, burst: 200 },
  checksPerDevice: { perSecond: 10, burst: 100 },
  requestsPerAddress: { perSecond: 200, burst: 1000 },
  denialsPerAddress: { perSecond: 0.2, burst: 20 },
  connections: 1000,
  atOnce: 64,
  headMs: 10_000,
  requestMs: 30_000,
  relaysPerDevice: 20,
  relayMemoryBytes: 256 * 1024 * 1024,
  relayBytesPerSecond: 16 * 1024,
  relayGraceMs: 30_000,
}

const unhurried: Rate = { perSecond: 1_000_000, burst: 1_000_000 }

/** For a trial on one computer: nothing slows the only device down. */
export const demoLimits: Limits = {
  ...defaultLimits,
  liveLinksPerDevice: 1_000_000,
  linksPerNamespace: unhurried,
  requestsPerDevice: unhurried,
  checksPerDevice: unhurried,
  requestsPerAddress: unhurried,
}
