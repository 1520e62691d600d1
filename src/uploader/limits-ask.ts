// Asks the company server for its limits: at the start, and again once it is back. Nothing waits for the answer, since
// the server itself refuses what is too large.
import type { MeAnswer } from '#adapters/link-client.ts'

/** Used until the server told its own limit: the largest body Dropbox documents for an upload in one piece. */
export const defaultDirectMaxBytes = 150 * 1024 * 1024

export interface LimitsAsk {
  /** Asks if the answer is not known yet and no question is under way. */
  ask(): void
  /** What the server said of itself; null until it said something. */
  known(): Extract<MeAnswer, { kind: 'known' }>['me'] | null
}

/** `askMe` must not throw; `tell` is called once, with the server's limit. */
export function createLimitsAsk(askMe: () => Promise<MeAnswer>, tell: (directMaxBytes: number) => void): LimitsAsk {
  let asking = false
  let answered = false
  let me: ReturnType<LimitsAsk['known']> = null

  async function run(): Promise<void> {
    const answer = await askMe()
    asking = false
    if (answer.kind === 'later') return
    answered = true
    if (answer.kind !== 'known') return
    me = answer.me
    tell(answer.me.directMaxBytes)
  }

  return {
    ask() {
      if (asking || answered) return
      asking = true
      void run()
    },
    known: () => me,
  }
}
