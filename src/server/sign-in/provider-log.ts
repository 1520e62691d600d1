// What an operator reads about the identity provider: each trouble once when it begins, and once when it is over.
import { errorCodeOf } from '#shared/error-code.ts'
import { distanceWords } from './provider-time.ts'

export interface ProviderLog {
  /** The provider gave no usable answer. */
  away(error: unknown): void
  /** It answered. */
  there(): void
  /** The clocks are too far apart: this server's is ahead by `aheadMs`, which may be negative. */
  clocksApart(aheadMs: number): void
  clocksAgree(): void
  /** A person's groups do not fit into a token. Told once: it stays so until somebody changes the provider's settings. */
  tooManyGroups(): void
}

/** `say` hears whole lines. */
export function createProviderLog(say: (text: string) => void): ProviderLog {
  let isAway = false
  let areApart = false
  let areTooMany = false
  return {
    away: (error) => {
      if (isAway) return
      isAway = true
      const why = error instanceof Error ? (errorCodeOf(error) ?? error.message) : 'unknown error'
      say(
        `the identity provider does not show its keys (${why}); who needs a key that is not known yet waits until it does`,
      )
    },
    there: () => {
      if (isAway) say('the identity provider shows its keys again')
      isAway = false
    },
    clocksApart: (aheadMs) => {
      if (areApart) return
      areApart = true
      say(
        `the clock of this server is ${distanceWords(aheadMs)} that of the identity provider; ` +
          'people wait until one of the two is set right',
      )
    },
    clocksAgree: () => {
      if (areApart) say('the clocks of this server and of the identity provider agree again')
      areApart = false
    },
    tooManyGroups: () => {
      if (areTooMany) return
      areTooMany = true
      say(
        'a token has no room for the groups of its person (it leaves them out, or is too long); such people wait. ' +
          'Have the identity provider list only the groups that Outbox needs',
      )
    },
  }
}
