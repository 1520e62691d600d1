// How many links may be out. The server never sees a send, so it learns what became of a link only by looking in
// Dropbox: a device at its limit has its oldest links looked up, and only those that are truly unused count on.
import { foldPath } from '#shared/names.ts'
import type { ServerClock } from '../clock.ts'
import type { Rate } from '../token-bucket.ts'
import { FairBuckets } from '../fairness/fair-buckets.ts'

export type LinkLimits = {
  /** Unused links a device may hold: what a thief of its token could keep in stock. */
  readonly liveLinksPerDevice: number
  /** Dropbox takes few commits at a time in one namespace; each link is one commit. */
  readonly linksPerNamespace: Rate
}

/** A link that may still be used, as far as we know. Its URL is not kept. */
export type LiveLink = {
  /** The path the client asked for, and the Dropbox path the link leads to. */
  readonly askedPath: string
  readonly path: string
  readonly contentHash: string
  /** The revision it replaces, null for a new file: while Dropbox still holds that, the link is unused. */
  readonly replacedRev: string | null
  readonly untilMs: number
}

/** A device at its limit looks at so many old links for each new one, so that it can always catch up. */
export const looksPerLink = 2

/** All large files of a company together take turns with its computers as one of them. No device has this name. */
const withoutLink = ''

export const busyRetryMs = 1_000

type Soon<T> = T | Promise<T>

/** What links are counted with: by this server alone, or by several together. */
export interface Meter {
  toLookUp(device: string): Soon<readonly LiveLink[]>
  reserve(device: string, namespace: string, link: LiveLink): Soon<Reserved>
  takeCommit(namespace: string): Soon<number>
  settled(device: string, path: string): Soon<void>
}

export type Reserved = {
  /** Milliseconds to wait before there may be a link; 0: there may be one now, and it counts already. */
  readonly waitMs: number
  /** Says that there was no link after all. */
  readonly giveBack: () => Soon<void>
}

/** Nothing was taken, so there is nothing to give back. */
export function toWait(waitMs: number): Reserved {
  return { waitMs, giveBack: () => undefined }
}

export class LinkMeter implements Meter {
  readonly #limits: LinkLimits
  readonly #clock: ServerClock
  readonly #namespaces: FairBuckets
  readonly #live = new Map<string, Map<string, LiveLink>>()

  constructor(limits: LinkLimits, clock: ServerClock) {
    this.#limits = limits
    this.#clock = clock
    this.#namespaces = new FairBuckets(limits.linksPerNamespace)
  }

  /** The links of `device` to look up in Dropbox before it gets another; none while it is below its limit. */
  toLookUp(device: string): readonly LiveLink[] {
    const links = this.#unexpired(device)
    if (links.size < this.#limits.liveLinksPerDevice) return []
    const oldest = [...links.values()].slice(0, looksPerLink)
    for (const link of oldest) {
      // To the end of the row: a long send at its head must not hide the others forever.
      links.delete(foldPath(link.path))
      links.set(foldPath(link.path), link)
    }
    return oldest
  }

  /**
   * Takes a place in the namespace's meter for a link of `device`, and counts it as one that is out before it is. A new one for the same path
   * replaces the older: at most one of them can commit.
   */
  reserve(device: string, namespace: string, link: LiveLink): Reserved {
    const links = this.#unexpired(device)
    const place = foldPath(link.path)
    const before = links.get(place)
    if (before === undefined && links.size >= this.#limits.liveLinksPerDevice) return toWait(busyRetryMs)
    const waitMs = this.#namespaces.tryConsume(namespace, device, this.#clock.steadyMs())
    if (waitMs > 0) return toWait(waitMs)
    links.delete(place)
    links.set(place, link)
    const giveBack = (): void => {
      if (links.get(place) !== link) return
      if (before === undefined) links.delete(place)
      else links.set(place, before)
    }
    return { waitMs: 0, giveBack }
  }

  /** Milliseconds to wait before a file may be committed without a link; 0 takes a place in the namespace's meter. */
  takeCommit(namespace: string): number {
    return this.#namespaces.tryConsume(namespace, withoutLink, this.#clock.steadyMs())
  }

  /** Notes that nothing can land at `path` any more by an older link of `device`. */
  settled(device: string, path: string): void {
    this.#live.get(device)?.delete(foldPath(path))
  }

  #unexpired(device: string): Map<string, LiveLink> {
    const links = this.#live.get(device) ?? new Map<string, LiveLink>()
    if (links.size === 0) this.#live.set(device, links)
    const nowMs = this.#clock.steadyMs()
    const isFull = links.size >= this.#limits.liveLinksPerDevice
    for (const [key, link] of links) {
      if (link.untilMs <= nowMs) links.delete(key)
      // Nearly in order of their end, but for those looked up: a full row is searched whole, any other from its head.
      else if (!isFull) break
    }
    return links
  }
}
