// The rate of commits in each namespace, fairly: who finds none left is promised the next one that nobody was promised yet. So
// devices take turns, however often one of them asks. Pure but for what it keeps; the time comes with each question.
import { BoundedMap } from '../memory/bounded-map.ts'
import type { Rate } from '../token-bucket.ts'

/** How long a promise is kept: waits are told in whole seconds, and a client needs a moment. */
export const promiseMs = 3_000
/** Namespaces beyond this are forgotten, longest unused first; a forgotten one starts full. */
const mostNamespaces = 10_000
/** Devices beyond this are promised nothing and try their luck. */
const mostPromises = 10_000

type Bucket = {
  tokens: number
  atMs: number
  /** From when on each device finds its token; in the order they were promised. */
  readonly promises: Map<string, number>
}

export class FairBuckets {
  readonly #rate: Rate
  readonly #buckets = new BoundedMap<string, Bucket>(mostNamespaces)

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Takes one token of `namespace` for `device`: 0 when there was one, else the milliseconds until there is one for it. */
  tryConsume(namespace: string, device: string, nowMs: number): number {
    const bucket = this.#refill(namespace, nowMs)
    const promisedMs = bucket.promises.get(device)
    if (promisedMs !== undefined) return this.#redeem(bucket, device, promisedMs, nowMs)
    const missing = bucket.promises.size + 1 - bucket.tokens
    if (missing <= 0) {
      bucket.tokens -= 1
      return 0
    }
    const waitMs = (missing / this.#rate.perSecond) * 1000
    if (bucket.promises.size < mostPromises) bucket.promises.set(device, nowMs + waitMs)
    return waitMs
  }

  #redeem(bucket: Bucket, device: string, promisedMs: number, nowMs: number): number {
    if (promisedMs > nowMs) return promisedMs - nowMs
    // The burst is the most that is kept: of many promises not all may be kept at once.
    if (bucket.tokens < 1) return ((1 - bucket.tokens) / this.#rate.perSecond) * 1000
    bucket.promises.delete(device)
    bucket.tokens -= 1
    return 0
  }

  #refill(namespace: string, nowMs: number): Bucket {
    const known = this.#buckets.get(namespace)
    const bucket = known ?? { tokens: this.#rate.burst, atMs: nowMs, promises: new Map<string, number>() }
    const grown = (Math.max(0, nowMs - bucket.atMs) / 1000) * this.#rate.perSecond
    bucket.tokens = Math.min(this.#rate.burst, bucket.tokens + grown)
    bucket.atMs = nowMs
    for (const [device, promisedMs] of bucket.promises) {
      if (promisedMs + promiseMs > nowMs) break
      bucket.promises.delete(device)
    }
    this.#buckets.put(namespace, bucket)
    return bucket
  }
}
