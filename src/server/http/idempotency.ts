// Remembers Idempotency-Keys, so that a repeated request is known as the same try, and a reused key with another body
// as a client's mistake. In memory only and bounded: forgetting a key makes a repeat an ordinary request, no harm done.
// Packages for this keep the answer and give it again; an answer here holds a one-time link, which is never kept.
import { hash } from 'node:crypto'
import { BoundedMap } from '../memory/bounded-map.ts'

const mostKeys = 10_000
const keptMs = 600_000 // a client repeats within seconds; a link's longest life here

export type Repeat = 'first' | 'repeated' | 'mismatch'

/** What notes keys: this server alone, or several together. */
export interface Keys {
  note(device: string, key: string, body: unknown, nowMs: number): Repeat | Promise<Repeat>
}

export class IdempotencyKeys implements Keys {
  readonly #seen = new BoundedMap<string, { readonly bodyHash: string; readonly untilMs: number }>(mostKeys)

  /** Notes `key` of `device` with this body, and tells whether it was there before. */
  note(device: string, key: string, body: unknown, nowMs: number): Repeat {
    const id = `${device}\n${key}`
    const bodyHash = hash('sha256', JSON.stringify(body))
    const known = this.#seen.get(id)
    if (known !== undefined && known.untilMs > nowMs) return known.bodyHash === bodyHash ? 'repeated' : 'mismatch'
    this.#seen.put(id, { bodyHash, untilMs: nowMs + keptMs })
    return 'first'
  }
}
