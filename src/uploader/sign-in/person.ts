// This folder: a person signs in and stays signed in, for shells.

// A key as it is kept, as what questions carry: the key of a computer as it is, that of a person as tokens of a session.
import type { AgentFor } from '#adapters/http/connections.ts'
import type { TokenInUse } from '#adapters/http/token-in-use.ts'
import { isPersonKey, readPersonKey } from '#adapters/sign-in/person-key.ts'
import { createPersonSession } from '#adapters/sign-in/person-session.ts'
import type { PersonKeyPlace } from '#adapters/sign-in/person-session.ts'
import { connectProvider, isUsableIssuer } from '#adapters/sign-in/provider-connection.ts'
import { createClock } from '#adapters/system/clock.ts'

// Where keys are kept, and what is kept, for shells.
export { keyFile, removeKey } from '#adapters/sign-in/key-file.ts'
export { isPersonKey, isSignedOut, personKeyText, readPersonKey } from '#adapters/sign-in/person-key.ts'
/** Whether a page may be opened there: over https, or on this computer in a trial. */
export { isUsableIssuer as isUsableAddress } from '#adapters/sign-in/provider-connection.ts'
export type { PersonKeyPlace } from '#adapters/sign-in/person-session.ts'
export type { TokenInUse } from '#adapters/http/token-in-use.ts'

export type KeyNetwork = { readonly agentFor: AgentFor; readonly allowLoopback: boolean }

export type TellingNetwork = KeyNetwork & {
  /** False: the company does not want the server to be told what its computers are called. */
  readonly tellsComputerName: boolean
}

export type KeyInUse =
  | { readonly kind: 'token'; readonly token: string | TokenInUse }
  /** Kept of a sign-in at another company server; `server` is its origin. */
  | { readonly kind: 'other_server'; readonly server: string }
  /** It was the key of a person once. */
  | { readonly kind: 'damaged' }

/** What questions to `server` carry, from the key as it is kept. `place` is where that is. Nothing is asked yet. */
export function keyInUse(text: string, server: string, place: PersonKeyPlace, network: TellingNetwork): KeyInUse {
  if (!isPersonKey(text)) return { kind: 'token', token: text }
  const key = readPersonKey(text)
  if (key === null || !isUsableIssuer(key.provider.issuer, network.allowLoopback)) return { kind: 'damaged' }
  if (key.server !== URL.parse(server)?.origin) return { kind: 'other_server', server: key.server }
  const clock = createClock()
  const connection = connectProvider(key.provider, network)
  return {
    kind: 'token',
    token: createPersonSession({
      key,
      place,
      connection,
      tellsName: network.tellsComputerName,
      now: () => clock.now(),
    }),
  }
}
