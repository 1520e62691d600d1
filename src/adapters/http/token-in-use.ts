// The token that questions carry: the one that was given at the start, until the company server refuses it and another one can
// be had.
import { computerNameHeader, formatComputerName } from '#shared/contract/sign-in/computer-name.ts'
import { deviceIdHeader } from '#shared/contract/sign-in/sign-in-api.ts'

/** True for a text that can be sent as a bearer token: 1 to 4,096 visible ASCII characters. */
export function isToken(text: string): boolean {
  return /^[\x21-\x7e]{1,4096}$/.test(text)
}

/** There is no token to ask with now, and why. */
export type NoToken = {
  readonly kind: 'later'
  readonly reason: 'sign_in_needed' | 'sign_in_unavailable'
  readonly afterMs: number | null
}

export interface TokenInUse {
  /** Which computer of a person this is; left out where the token is the computer's own. */
  readonly deviceId?: string
  /** What that computer calls itself, in a clean form; left out where it tells no name. */
  readonly computerName?: string | undefined
  /** The token for the next question. After a refusal it is fetched anew first; the known one stays where there is no other. */
  current(): Promise<string | NoToken>
  /** Hears each answer to a question that carried it. */
  heard(answer: { readonly kind: string; readonly reason?: string }): void
}

/** The headers that say who asks. */
export function identifying(token: string, { computerName, deviceId }: TokenInUse): Record<string, string> {
  const authorization = `Bearer ${token}`
  if (deviceId === undefined) return { authorization }
  const name = computerName === undefined ? {} : { [computerNameHeader]: formatComputerName(computerName) }
  return { authorization, [deviceIdHeader]: deviceId, ...name }
}

/** `renew` answers the token as it is kept now, null where it cannot be read; it must not throw. */
export function createTokenInUse(first: string, renew: (() => Promise<string | null>) | null): TokenInUse {
  let token = first
  let isRefused = false
  return {
    async current() {
      if (!isRefused || renew === null) return token
      const kept = await renew()
      if (kept !== null && isToken(kept)) token = kept
      return token
    },
    heard(answer) {
      isRefused = answer.kind === 'later' && answer.reason === 'sign_in_needed'
    },
  }
}
