// This folder: people who sign in with their account at the company's identity provider (docs/decisions/0036-sign-in.md).

// The provider's public keys. They are kept while the provider does not answer, and looked for anew when a token names one that is
// not among them: providers change their keys whenever they like.
import { createLocalJWKSet, errors } from 'jose'
import type { CryptoKey, JSONWebKeySet, LocalJWKSet } from 'jose'
import type { ServerClock } from '../clock.ts'
import type { Header } from './token-rules.ts'

export type KeyFound =
  | { readonly kind: 'key'; readonly key: CryptoKey }
  /** The provider has no such key. */
  | { readonly kind: 'unknown' }
  /** Nobody can say now; `afterMs` later it may be asked again. */
  | { readonly kind: 'unavailable'; readonly afterMs: number }

export interface KeySet {
  find(header: Header): Promise<KeyFound>
}

/** Keys of this age are looked for anew, beside the questions that come meanwhile. */
const renewAfterMs = 10 * 60_000
/** Keys are good for so long without a word from the provider, who may have taken one back. */
const longestAgeMs = 24 * 3_600_000
/** So long after the last look a key that nobody knows starts no other one. */
const coolDownMs = 30_000
/** The same after a look that failed. */
const retryAfterMs = 5_000

/** `load` fetches the keys from the provider; it rejects when it cannot. */
export function createKeySet(load: () => Promise<JSONWebKeySet>, clock: ServerClock): KeySet {
  let known: { readonly set: LocalJWKSet; readonly atMs: number } | null = null
  let mayLookAtMs = -Infinity
  let looking: Promise<boolean> | null = null

  async function lookNow(): Promise<boolean> {
    try {
      const set = createLocalJWKSet(await load())
      known = { set, atMs: clock.steadyMs() }
      mayLookAtMs = clock.steadyMs() + coolDownMs
      return true
    } catch {
      mayLookAtMs = clock.steadyMs() + retryAfterMs
      return false
    } finally {
      looking = null
    }
  }

  /** One look at a time; everybody who waits for keys waits for the same. False where there were none. */
  async function look(): Promise<boolean> {
    if (looking === null && clock.steadyMs() < mayLookAtMs) return false
    looking ??= lookNow()
    return looking
  }

  const unavailable = (): KeyFound => ({
    kind: 'unavailable',
    afterMs: Math.max(1_000, mayLookAtMs - clock.steadyMs()),
  })

  return {
    async find(header) {
      const ageMs = known === null ? Infinity : clock.steadyMs() - known.atMs
      const isFresh = ageMs > longestAgeMs && (await look())
      if (known === null || (ageMs > longestAgeMs && !isFresh)) return unavailable()
      const key = await pick(known.set, header)
      if (key !== null) {
        if (ageMs > renewAfterMs && !isFresh) void look()
        return { kind: 'key', key }
      }
      if (isFresh) return { kind: 'unknown' }
      if (!(await look())) return unavailable()
      const later = await pick(known.set, header)
      return later === null ? { kind: 'unknown' } : { kind: 'key', key: later }
    },
  }
}

async function pick(set: LocalJWKSet, header: Header): Promise<CryptoKey | null> {
  try {
    return await set(header)
  } catch (error) {
    // Several that fit mean a token that does not say which one it is signed with.
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException) return null
    throw error
  }
}
