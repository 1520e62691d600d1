// A rate meter in bounded memory: each key may spend `burst` at once and `perSecond` in the long run. Not @fastify/rate-limit:
// it counts in fixed windows, by one key a request; here a request counts under its device and its Dropbox, and under its
// address only where no device is known.
import { BoundedMap } from './memory/bounded-map.ts'

export type Rate = { readonly perSecond: number; readonly burst: number }

/** What a rate is metered with: by this server alone, or by several together. */
export interface RateMeter {
  /** Takes one token of `key`: 0 when there was one, else the milliseconds until there is. `nowMs` is steady. */
  tryConsume(key: string, nowMs: number): number | Promise<number>
}

type Level = { tokens: number; atMs: number }

/** Keys beyond this are forgotten, longest unused first; a forgotten key starts full, which only ever favours it. */
const mostKeys = 10_000

export class TokenBuckets implements RateMeter {
  readonly #rate: Rate
  readonly #levels = new BoundedMap<string, Level>(mostKeys)

  constructor(rate: Rate) {
    this.#rate = rate
  }

  tryConsume(key: string, nowMs: number): number {
    const level = this.#refill(key, nowMs)
    if (level.tokens < 1) return this.#msUntilOne(level.tokens)
    level.tokens -= 1
    return 0
  }

  /** The same without taking one. */
  waitMs(key: string, nowMs: number): number {
    const known = this.#levels.get(key)
    const tokens = known === undefined ? this.#rate.burst : this.#tokensAt(known, nowMs)
    return tokens < 1 ? this.#msUntilOne(tokens) : 0
  }

  #msUntilOne(tokens: number): number {
    return ((1 - tokens) / this.#rate.perSecond) * 1000
  }

  #refill(key: string, nowMs: number): Level {
    const known = this.#levels.get(key)
    const tokens = known === undefined ? this.#rate.burst : this.#tokensAt(known, nowMs)
    const level = { tokens, atMs: nowMs }
    this.#levels.put(key, level)
    return level
  }

  #tokensAt(level: Level, nowMs: number): number {
    const grown = level.tokens + (Math.max(0, nowMs - level.atMs) / 1000) * this.#rate.perSecond
    return Math.min(this.#rate.burst, grown)
  }
}
