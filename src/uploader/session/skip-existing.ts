// Files that were in the folder before anybody watched it, when they are to stay: left out before anything is sent.
import type { SystemClock } from '#adapters/system/clock.ts'
import type { Upload } from '#shared/upload.ts'
import type { Supervisor } from './supervisor.ts'

const lookPeriodMs = 50
const mostLooks = 40

/**
 * Holds everything until the first look is over, leaves out what it found, and lets go when that is written. Until then
 * a crash only means that it is done anew.
 */
export async function skipExisting(session: Supervisor, clock: SystemClock): Promise<void> {
  session.setPaused('first_look', true)
  await session.firstLook()
  const engine = session.engine()
  const paths = [...engine.uploads()].filter(isNew).map(({ path }) => path)
  engine.dispatch({ kind: 'intent', intent: 'skip', paths })
  // Files that come meanwhile are never at rest here: the intents are long written by then.
  for (let look = 0; look < mostLooks && !session.engine().status().atRest; look++) {
    await clock.delay(lookPeriodMs)
  }
  session.setPaused('first_look', false)
}

/** Nothing of it was ever sent, and nobody said anything about it yet. */
function isNew({ state, stored, unconfirmed, intent }: Upload): boolean {
  const isWaiting = state.kind === 'settling' || state.kind === 'waiting' || state.kind === 'blocked'
  return isWaiting && stored === null && unconfirmed === null && intent === 'go'
}
