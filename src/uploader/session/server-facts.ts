// What the company server says of itself: asked at the start, again while it is not known, and whenever something hints
// that it is another by now. No start waits for the answer.
import type { Me, MeAnswer } from '#adapters/transfer/link-client.ts'
import type { SizeLimits } from '#shared/grant.ts'

/** Used until the server told its own limit: the largest body Dropbox documents for an upload in one piece. */
const defaultDirectMaxBytes = 150 * 1024 * 1024

/** What holds for files while the server has told nothing of itself. */
export const defaultLimits: SizeLimits = { directMaxBytes: defaultDirectMaxBytes, relayMaxBytes: 0 }

export interface ServerFacts {
  /** Asks unless the answer is known. */
  ask(): void
  /** Asks although an answer is known: it may be another by now. */
  askAgain(): void
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
}

export function createServerFacts(options: ServerFactsOptions): ServerFacts {
  let isAsking = false
  let isAnswered = false
  let me: Me | null = null
  let settle: () => void = () => undefined
  const asked = new Promise<void>((resolve) => (settle = resolve))

  async function run(): Promise<void> {
    try {
      const answer = await options.askMe()
      if (answer.kind === 'later') return
      if (answer.kind === 'not_offered') {
        isAnswered = true
        return
      }
      if (!(await options.onKnown(answer.me))) return
      isAnswered = true
      me = answer.me
    } finally {
      isAsking = false
      settle()
    }
  }

  function start(): void {
    if (isAsking) return
    isAsking = true
    void run()
  }

  return {
    ask: () => (isAnswered ? undefined : start()),
    askAgain: start,
    known: () => me,
    asked,
  }
}
