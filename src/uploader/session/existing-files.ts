// Files that were in the folder before anybody watched it: left out, asked about, or sent, before the first of them leaves.
import type { SystemClock } from '#adapters/system/clock.ts'
import type { GuardLimits } from '#engine/events.ts'
import type { Upload } from '#shared/upload.ts'
import type { OneFolder } from '../sources/source.ts'
import { decideIn } from './files-asked.ts'
import type { Supervisor } from './supervisor.ts'

/** What is done with the files that are there at the first look, and what is kept then. */
export type FirstLook = {
  /** What a person said of those of the first folder. `send`: however many they are, and all that waits for an answer. Null: nothing. */
  readonly existing: 'skip' | 'send' | null
  readonly isOfFirst: (path: string) => boolean
  /** True for files of folders that nobody watched before: a person is asked. Null where there are none. */
  readonly isAsked: ((path: string) => boolean) | null
  /** Since when a file that is saved is one that comes, in the computer's clock. */
  readonly begunAtMs: number
  /** Keeps that it is done. */
  readonly onSettled: () => Promise<void>
}

export type FirstLookParts = FirstLook & { readonly session: Supervisor; readonly clock: SystemClock }

/** What a person and the records say of the first look. */
export function firstLookOf(
  asked: {
    readonly existing?: 'skip' | 'send'
    readonly guard?: GuardLimits | null
    readonly begunAtMs: number
  },
  folders: readonly OneFolder[],
  rootOf: (path: string) => string,
): FirstLook {
  const onSettled = async (): Promise<void> => {
    for (const folder of folders) await folder.settledFirst()
  }
  const isOfFirst = (path: string): boolean => rootOf(path) === ''
  const { begunAtMs } = asked
  // A person's word, for this run and for what waits from earlier ones.
  if (asked.guard === null) return { existing: 'send', isOfFirst, isAsked: null, begunAtMs, onSettled }
  const existing = asked.existing ?? null
  const open = folders
    .filter(({ into, isAskedAtFirst }) => isAskedAtFirst && (existing === null || into !== ''))
    .map(({ into }) => into)
  const isAsked = open.length === 0 ? null : (path: string): boolean => open.includes(rootOf(path))
  return { existing, isOfFirst, isAsked, begunAtMs, onSettled }
}

/** Settles when the first look is over and what was found is dealt with. `isRunning` says whether that still matters. */
export async function lookFirst(parts: FirstLookParts, isRunning: () => boolean): Promise<void> {
  const { existing, isAsked, onSettled, session } = parts
  if (existing === null && isAsked === null) await session.firstLook()
  else await settleExisting(parts)
  // Where it cannot be written a later start asks once more.
  if (isRunning()) await onSettled().catch(() => undefined)
}

const lookPeriodMs = 50
const mostLooks = 40

/**
 * Holds everything until the first look is over, does with what it found what is to be done, and lets go when that is written. Until then
 * a crash only means that it is done anew.
 */
async function settleExisting(parts: FirstLookParts): Promise<void> {
  const { clock, session } = parts
  session.setPaused('first_look', true)
  await session.firstLook()
  settle(parts)
  // Files that come meanwhile are never at rest here: the intents are long written by then.
  for (let look = 0; look < mostLooks && !session.engine().status().atRest; look++) {
    await clock.delay(lookPeriodMs)
  }
  session.setPaused('first_look', false)
}

function settle({ begunAtMs, clock, existing, isAsked, isOfFirst, session }: FirstLookParts): void {
  const engine = session.engine()
  const meanwhile = { fromMs: begunAtMs, toMs: clock.wallMs(clock.now()) }
  const pathsOf = (isMeant: (path: string) => boolean): readonly string[] =>
    [...engine.openUploads()]
      .filter((upload) => isUntouched(upload) && !cameIn(meanwhile, upload) && isMeant(upload.path))
      .map(({ path }) => path)
  if (existing === 'send') decideIn(engine, 'send', null)
  if (existing === 'skip') engine.dispatch({ kind: 'intent', intent: 'skip', paths: pathsOf(isOfFirst) })
  if (isAsked !== null) engine.dispatch({ kind: 'intent', intent: 'ask', paths: pathsOf(isAsked) })
}

/** Nothing of it was ever sent, and nobody said anything about it yet. */
function isUntouched({ state, stored, unconfirmed, intent }: Upload): boolean {
  const isWaiting = state.kind === 'settling' || state.kind === 'waiting' || state.kind === 'blocked'
  return isWaiting && stored === null && unconfirmed === null && (intent === 'go' || intent === 'ask')
}

type Span = { readonly fromMs: number; readonly toMs: number }

/**
 * True for a file that was saved since the start: it came to a folder that is watched, however long the first look at that takes. One
 * from a time to come tells that clocks differ, and nothing else.
 */
function cameIn({ fromMs, toMs }: Span, { observed }: Upload): boolean {
  return observed.kind === 'file' && observed.stat.ctimeMs >= fromMs && observed.stat.ctimeMs <= toMs
}
