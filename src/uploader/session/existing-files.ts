// Files that were in the folder before anybody watched it: left out, asked about, or sent, before the first of them leaves.
import type { SystemClock } from '#adapters/system/clock.ts'
import { assertNever } from '#shared/assert.ts'
import type { Upload } from '#shared/upload.ts'
import { decideIn } from './files-asked.ts'
import type { Supervisor } from './supervisor.ts'

/** What becomes of them. `send`: a person said so, however many they are. */
export type Existing = 'skip' | 'ask' | 'send'

export type FirstLookParts = {
  readonly session: Supervisor
  readonly clock: SystemClock
  /** null: what becomes of all others. */
  readonly existing: Existing | null
  /** Keeps that it is done. */
  readonly onSettled: () => Promise<void>
}

/** Settles when the first look is over and what was found is dealt with. `isRunning` says whether that still matters. */
export async function lookFirst(parts: FirstLookParts, isRunning: () => boolean): Promise<void> {
  const { clock, existing, onSettled, session } = parts
  if (existing === null) await session.firstLook()
  else await settleExisting(session, clock, existing)
  // Where it cannot be written a later start asks once more.
  if (isRunning()) await onSettled().catch(() => undefined)
}

const lookPeriodMs = 50
const mostLooks = 40

/**
 * Holds everything until the first look is over, does with what it found what is to be done, and lets go when that is written. Until then
 * a crash only means that it is done anew.
 */
async function settleExisting(session: Supervisor, clock: SystemClock, existing: Existing): Promise<void> {
  session.setPaused('first_look', true)
  await session.firstLook()
  settle(session, existing)
  // Files that come meanwhile are never at rest here: the intents are long written by then.
  for (let look = 0; look < mostLooks && !session.engine().status().atRest; look++) {
    await clock.delay(lookPeriodMs)
  }
  session.setPaused('first_look', false)
}

function settle(session: Supervisor, existing: Existing): void {
  const engine = session.engine()
  const paths = [...engine.uploads()].filter(isNew).map(({ path }) => path)
  switch (existing) {
    case 'skip':
      return engine.dispatch({ kind: 'intent', intent: 'skip', paths })
    case 'ask':
      return engine.dispatch({ kind: 'intent', intent: 'ask', paths })
    case 'send':
      return decideIn(engine, 'send', null)
    default:
      return assertNever(existing)
  }
}

/** Nothing of it was ever sent, and nobody said anything about it yet. */
function isNew({ state, stored, unconfirmed, intent }: Upload): boolean {
  const isWaiting = state.kind === 'settling' || state.kind === 'waiting' || state.kind === 'blocked'
  return isWaiting && stored === null && unconfirmed === null && (intent === 'go' || intent === 'ask')
}
