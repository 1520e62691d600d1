// How often a device may ask all servers together. Each server takes some tokens at a time and gives them out by itself, so that
// not each question costs one more of the database. What a server does not give out soon is lost, never given twice.
import type { Kysely } from 'kysely'
import { BoundedMap } from '../memory/bounded-map.ts'
import { DatabaseAway } from '../database/database-away.ts'
import type { Tables } from '../database/tables.ts'
import { TokenBuckets } from '../token-bucket.ts'
import type { Rate, RateMeter } from '../token-bucket.ts'
import { takeSomeShared } from './shared-buckets.ts'

/** Tokens that a server holds of one device, or the moment before which there are none. */
type Held = { tokens: number; readonly untilMs: number }

const heldMs = 10_000
/** As in token-bucket.ts. */
const mostKeys = 10_000

export class SharedRates implements RateMeter {
  readonly #db: Kysely<Tables>
  readonly #meter: string
  readonly #rate: Rate
  readonly #some: number
  readonly #held = new BoundedMap<string, Held>(mostKeys)
  readonly #asking = new Map<string, Promise<void>>()
  /** While the database is away: a limit of questions promises nobody anything, so each server goes on by itself. */
  readonly #alone: TokenBuckets

  /** `meter` keeps the keys of other meters apart. */
  constructor(db: Kysely<Tables>, meter: string, rate: Rate) {
    this.#db = db
    this.#meter = meter
    this.#rate = rate
    // At most a tenth of the rate is lost where a device changes servers all the time.
    this.#some = Math.max(1, Math.floor(Math.min(rate.burst / 10, rate.perSecond)))
    this.#alone = new TokenBuckets(rate)
  }

  tryConsume(key: string, nowMs: number): number | Promise<number> {
    return this.#takeHeld(key, nowMs) ?? this.#takeShared(key, nowMs)
  }

  /** Null: the database must be asked. */
  #takeHeld(key: string, nowMs: number): number | null {
    const held = this.#held.get(key)
    if (held === undefined || held.untilMs <= nowMs) return null
    if (held.tokens === 0) return held.untilMs - nowMs
    held.tokens -= 1
    if (held.tokens === 0) this.#held.delete(key)
    return 0
  }

  async #takeShared(key: string, nowMs: number): Promise<number> {
    try {
      // Of many who ask at once, those who find nothing left of what one took ask again.
      for (;;) {
        await this.#askFor(key, nowMs)
        const waitMs = this.#takeHeld(key, nowMs)
        if (waitMs !== null) return waitMs
      }
    } catch (error) {
      if (error instanceof DatabaseAway) return this.#alone.tryConsume(key, nowMs)
      throw error
    }
  }

  #askFor(key: string, nowMs: number): Promise<void> {
    const known = this.#asking.get(key)
    if (known !== undefined) return known
    const asking = this.#ask(key, nowMs).finally(() => this.#asking.delete(key))
    this.#asking.set(key, asking)
    return asking
  }

  async #ask(key: string, nowMs: number): Promise<void> {
    const { nextMs, tokens } = await takeSomeShared(this.#db, this.#meter, key, this.#rate, this.#some)
    // A wait is never so short that it is over before it is looked at.
    this.#held.put(key, { tokens, untilMs: nowMs + (tokens > 0 ? heldMs : Math.max(1, nextMs)) })
  }
}
