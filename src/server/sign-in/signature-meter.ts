// Which tokens of people are worth the check of a signature, in bounded memory. Anybody can send tokens that look like those of the
// provider, and to find that out costs more than the SHA-256 of a device's token.
import { BoundedMap } from '../memory/bounded-map.ts'
import { hashToken } from '../devices.ts'
import { TokenBuckets } from '../token-bucket.ts'
import type { Rate } from '../token-bucket.ts'

/** Good tokens beyond this are forgotten, longest unused first; a forgotten one is checked like a new one. */
const mostKept = 10_000

export class SignatureMeter {
  readonly #refused: TokenBuckets
  /** Hashes of tokens that were good when they were last checked. They are checked again each time. */
  readonly #good = new BoundedMap<string, null>(mostKept)

  /** `refusals`: so many tokens may be refused to one address before new ones of it have to wait. */
  constructor(refusals: Rate) {
    this.#refused = new TokenBuckets(refusals)
  }

  /**
   * 0 where `token` is to be checked, else the milliseconds until a new token of this address is. One that was good goes on: a
   * stranger behind the same router shuts out nobody who is in.
   */
  waitMs(token: string, address: string, nowMs: number): number {
    return this.#good.has(hashToken(token)) ? 0 : this.#refused.waitMs(address, nowMs)
  }

  /** Remembers what the check of `token` found. */
  note(isGood: boolean, token: string, address: string, nowMs: number): void {
    const hash = hashToken(token)
    if (isGood) return this.#good.put(hash, null)
    this.#good.delete(hash)
    this.#refused.tryConsume(address, nowMs)
  }
}
