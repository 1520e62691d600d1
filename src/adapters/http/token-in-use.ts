// The token that questions carry: the one that was given at the start, until the company server refuses it and another one can
// be had.

/** True for a text that can be sent as a bearer token: 1 to 4,096 visible ASCII characters. */
export function isToken(text: string): boolean {
  return /^[\x21-\x7e]{1,4096}$/.test(text)
}

export interface TokenInUse {
  /** The token for the next question. After a refusal it is fetched anew first; the known one stays where there is no other. */
  current(): Promise<string>
  /** Hears each answer to a question that carried it. */
  heard(answer: { readonly kind: string; readonly reason?: string }): void
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
