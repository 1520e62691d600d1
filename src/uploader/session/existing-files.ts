// Files that were in the folder before anybody watched it: left out, asked about, or sent, before the first of them leaves.
import type { SystemClock } from '#adapters/system/clock.ts'
import { assertNever } from '#shared/assert.ts'
import type { GuardLimits } from '#engine/events.ts'
import type { Upload } from '#shared/upload.ts'
import type { OneFolder } from '../sources/source.ts'
import { decideIn } from './files-asked.ts'
import type { Supervisor } from './supervisor.ts'

/** What becomes of them. `send`: a person said so, however many they are. */
export type Existing = 'skip' | 'ask' | 'send'

/** What is done with the files that are there at the first look, and what is kept then. */
export type FirstLook = {
  /** null: what becomes of all others. */
  readonly existing: Existing | null
  /** True for files that are meant: of several folders only some may be new. */
  readonly isMeant: (path: string) => boolean
  /** Keeps that it is done. */
  readonly onSettled: () => Promise<void>
}

export type FirstLookParts = FirstLook & { readonly session: Supervisor; readonly clock: SystemClock }

/** What a person and the records say of the first look. */
export function firstLookOf(
  asked: {
    readonly existing?: 'skip' | 'send'
    readonly guard?: GuardLimits | null
  },
  folders: readonly OneFolder[],
  rootOf: (path: string) => string,
): FirstLook {
  const onSettled = async (): Promise<void> => {
    for (const folder of folders) await folder.settledFirst()
  }
  const all = { isMeant: () => true, onSettled }
  // A person's word, for this run and for what waits from earlier ones.
  if (asked.guard === null) return { ...all, existing: 'send' }
  if (asked.existing !== undefined) return { ...all, existing: asked.existing }
  const open = folders.filter(({ isAskedAtFirst }) => isAskedAtFirst).map(({ into }) => into)
  return { ...all, existing: open.length === 0 ? null : 'ask', isMeant: (path) => open.includes(rootOf(path)) }
}

/** Settles when the first look is over and what was found is dealt with. `isRunning` says whether that still matters. */
export async function lookFirst(parts: FirstLookParts, isRunning: () => boolean): Promise<void> {
  const { existing, onSettled, session } = parts
  if (existing === null) await session.firstLook()
  else await settleExisting(parts, existing)
  // Where it cannot be written a later start asks once more.
  if (isRunning()) await onSettled().catch(() => undefined)
}

const lookPeriodMs = 50
const mostLooks = 40

/**
 * Holds everything until the first look is over, does with what it found what is to be done, and lets go when that is written. Until then
 * a crash only means that it is done anew.
 */
async function settleExisting({ clock, isMeant, session }: FirstLookParts, existing: Existing): Promise<void> {
  session.setPaused('first_look', true)
  await session.firstLook()
  settle(session, existing, isMeant)
  // Files that come meanwhile are never at rest here: the intents are long written by then.
  for (let look = 0; look < mostLooks && !session.engine().status().atRest; look++) {
    await clock.delay(lookPeriodMs)
  }
  session.setPaused('first_look', false)
}

function settle(session: Supervisor, existing: Existing, isMeant: (path: string) => boolean): void {
  const engine = session.engine()
  const paths = [...engine.uploads()].filter((upload) => isNew(upload) && isMeant(upload.path)).map(({ path }) => path)
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
