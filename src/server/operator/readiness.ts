// Whether this server should be sent requests. A Dropbox that is down is no reason: no other server would fare better.
import type { ServerClock } from '../clock.ts'
import type { AccessToken } from '../dropbox/access-token.ts'

/** Why it should not: Dropbox refuses its credential, or its database cannot be used. */
export type Unready = 'dropbox_sign_in' | 'database'

/** An answer counts for so long, so that whoever asks in a loop costs Dropbox nothing. */
const answerMs = 10_000

/** Answers null when the server is ready. `database` is null where everything is kept in files. */
export function createReadiness(
  token: Pick<AccessToken, 'get'>,
  clock: ServerClock,
  database: { isThere(): Promise<boolean> } | null = null,
): () => Promise<Unready | null> {
  let known: { readonly answer: Promise<Unready | null>; readonly untilMs: number } | null = null
  return async () => {
    // First and each time: without it no question is answered, and it may be there again at any moment.
    if (database !== null && !(await database.isThere())) return 'database'
    if (known === null || known.untilMs <= clock.steadyMs()) {
      const answer = token.get().then(({ kind }) => (kind === 'signed_out' ? 'dropbox_sign_in' : null))
      known = { answer, untilMs: clock.steadyMs() + answerMs }
    }
    return known.answer
  }
}
