// What the company server says of itself: asked at the start, again while it is not known, and whenever something hints
// that it is another by now. No start waits for the answer.
import type { Me, MeAnswer } from '#adapters/transfer/link-client.ts'
import { linkMaxBytes, type SizeLimits } from '#shared/grant.ts'

/** What holds for files of a server that answers and tells nothing of itself. */
export const defaultLimits: SizeLimits = { directMaxBytes: linkMaxBytes, relayMaxBytes: 0 }

/** Until the server answered, nobody can say that a file is too large for it: a large one waits, as for a relay. */
export const limitsBeforeAnswer: SizeLimits = { directMaxBytes: linkMaxBytes, relayMaxBytes: Infinity }

export interface ServerFacts {
  /** Asks unless the answer is known. */
  ask(): void
  /** Asks although an answer is known: it may be another by now. */
  askAgain(): void
  /** Asks unless the answer is known; settles when that question was answered, in whatever way. */
  heard(): Promise<void>
  /** Which sizes it takes, as far as it is known. */
  limits(): SizeLimits
  /** What the server said of itself last; null until it said something. */
  known(): Me | null
  /** Settles when the first question was answered, in whatever way. */
  readonly asked: Promise<void>
}

export type ServerFactsOptions = {
  /** Must not throw. */
  readonly askMe: () => Promise<MeAnswer>
  /** Hears each answer that says something, before it counts as known. False: it could not be taken in; it is asked again. */
  readonly onKnown: (me: Me) => Promise<boolean>
  /** Hears which sizes hold, with each answer. */
  readonly onLimits: (limits: SizeLimits) => void
}

export function createServerFacts(options: ServerFactsOptions): ServerFacts {
  let asking: Promise<void> | null = null
  let isAnswered = false
  let me: Me | null = null
  let settle: () => void = () => undefined
  const asked = new Promise<void>((resolve) => (settle = resolve))

  async function run(): Promise<void> {
    try {
      const answer = await options.askMe()
      if (answer.kind === 'later') return
      if (answer.kind === 'not_offered') {
        options.onLimits(defaultLimits)
        isAnswered = true
        return
      }
      if (!(await options.onKnown(answer.me))) return
      options.onLimits(answer.me)
      isAnswered = true
      me = answer.me
    } finally {
      asking = null
      settle()
    }
  }

  function start(): Promise<void> {
    asking ??= run()
    return asking
  }

  return {
    ask: () => void (isAnswered ? undefined : start()),
    askAgain: () => void start(),
    heard: () => (isAnswered ? Promise.resolve() : start()),
    limits: () => me ?? (isAnswered ? defaultLimits : limitsBeforeAnswer),
    known: () => me,
    asked,
  }
}
