// When a run that shall end by itself is over.
import { reasonFacts, type WaitingReason } from '#shared/reasons.ts'
import type { Upload } from '#shared/upload.ts'
import type { Supervisor } from './supervisor.ts'

/** How a run that ends by itself ended. */
export type Ending =
  /** Everything is done, excluded or blocked. */
  | 'at_rest'
  /** Some files cannot be read, or something on the way keeps them, although nothing else is left to do. */
  | 'unreadable'
  /** Some files are still being saved by other programs, and nothing else is left to do. */
  | 'being_saved'
  /** Another folder stands at the watched path, and a person must say whether it is the one. */
  | 'folder_replaced'
  /** The world does not let us through. */
  | 'given_up'

/** A file that rests and is not sent yet. */
export type LeftFile = {
  /** Why it could not be read or asked for; settling: its quiet time is not over; queued: it is its turn soon. */
  readonly reason: WaitingReason
  /** Since when it has been so. */
  readonly restlessMs: number
  /** It changed again meanwhile. */
  readonly changesAgain: boolean
}

/** The queue at one moment. */
export type RestSample = {
  /** The folder was looked at, and the queue knows all that was seen. */
  readonly scanned: boolean
  readonly atRest: boolean
  /** Something stops all uploads alike: no network, no folder, a ledger that fails. */
  readonly held: boolean
  /** Another folder stands at the watched path. */
  readonly replaced: boolean
  /** Uploads that read, ask, send or check. */
  readonly busy: number
  /** Sends under way: each has its own deadlines, so they are waited for. */
  readonly sending: number
  /** What each file that is left waits for. Asked only when nothing is busy. */
  readonly leftFiles: () => readonly LeftFile[]
  /** Since the last sign that work goes on. */
  readonly stillMs: number
  /** For how much of that time it was held and nothing was sent, see `HeldTime`. */
  readonly heldMs: number
}

/** The files that are neither read nor sent yet, and that nobody holds back. */
export function leftFilesOf(
  uploads: Iterable<Upload>,
  nowMs: number,
  isInGrace: (path: string) => boolean = () => false,
): readonly LeftFile[] {
  const left: LeftFile[] = []
  for (const { changedAtMs, intent, path, state } of uploads) {
    // What a person holds back or leaves out is at rest.
    if (intent !== 'go') continue
    if (isInGrace(path)) {
      left.push({ reason: 'in_grace', restlessMs: nowMs - changedAtMs, changesAgain: false })
    } else if (state.kind === 'waiting') {
      left.push({ reason: state.reason, restlessMs: nowMs - changedAtMs, changesAgain: false })
    } else if (state.kind === 'settling') {
      const { changingSinceMs, reason } = state
      left.push({ reason, restlessMs: nowMs - changingSinceMs, changesAgain: changedAtMs > changingSinceMs })
    }
  }
  return left
}

/** A queue held so long without a sign of life is given up. */
export const heldPatienceMs = 30_000

/** Much more than lies between two looks of a process that runs. What is above it, the process slept or waited for its disk. */
export const longestLookMs = 1_000

/**
 * For how long a queue was held since the last sign of life. A send that took long before its trouble came does not count, and
 * neither does time in which this process did not run: nobody could have heard a sign then.
 */
export class HeldTime {
  #heldMs = 0
  #lookedMs: number | null = null
  #signMs: number | null = null

  /** To be called at each look, with what was seen; answers the time until now. */
  look(seen: { readonly nowMs: number; readonly isHeld: boolean; readonly lastSignMs: number }): number {
    const { nowMs, isHeld, lastSignMs } = seen
    const sinceMs = this.#lookedMs === null ? 0 : Math.min(nowMs - this.#lookedMs, longestLookMs)
    if (lastSignMs !== this.#signMs) this.#heldMs = 0
    else if (isHeld) this.#heldMs += sinceMs
    this.#signMs = lastSignMs
    this.#lookedMs = nowMs
    return this.#heldMs
  }
}

/** Files that nobody can read are tried so long before they are left. */
const unreadablePatienceMs = 20_000

/** A file that changes again and again, as a log does, is waited for so long. */
const changingPatienceMs = 40_000

/** A file that a program has open, or that still comes in under another name: when it has not changed for a minute it is sent. */
const openPatienceMs = 70_000

/** Longer than any wait a single file can be asked to make: a link's life and a late landing. */
const longestStillMs = 20 * 60_000

/** How the run ends now, or null when it goes on. */
export function endingOf(sample: RestSample): Ending | null {
  if (!sample.held && sample.scanned && sample.atRest) return 'at_rest'
  if (sample.replaced && sample.sending === 0) return 'folder_replaced'
  if (sample.held && sample.sending === 0 && sample.heldMs >= heldPatienceMs) return 'given_up'
  if (sample.sending === 0 && sample.stillMs >= longestStillMs) return 'given_up'
  const nothingBusy = sample.scanned && !sample.held && sample.busy === 0
  if (!nothingBusy) return null
  const left = sample.leftFiles()
  if (sample.stillMs >= unreadablePatienceMs && left.every(isStuck)) return 'unreadable'
  return left.every(isHopeless) && !left.every(isStuck) ? 'being_saved' : null
}

/** Tries are made, and none of them helps. */
function isStuck({ reason }: LeftFile): boolean {
  return reasonFacts[reason].isUnreadable || reason === 'intercepted' || reason === 'proxy_body_limit'
}

function isHopeless(file: LeftFile): boolean {
  const { changesAgain, reason, restlessMs } = file
  if (isStuck(file)) return restlessMs >= unreadablePatienceMs
  if (changesAgain) return restlessMs >= changingPatienceMs
  return reason === 'being_saved' && restlessMs >= openPatienceMs
}

/** The queue of a session as it is now. */
function sampleOf(session: EndingSession, heldTime: HeldTime, nowMs: number): RestSample {
  const engine = session.engine()
  const status = engine.status()
  const { counts, hold, folder, ledgerTrouble, paused } = status
  const busy = counts.hashing + counts.linking + counts.sending + counts.checking + counts.moving
  // Of several folders one that is away is waited for like the only one, once nothing of the others is under way.
  const states = busy === 0 ? [folder, ...status.folders.values()] : [folder]
  const isAway = states.some((state) => state !== 'there')
  const held = hold !== null || isAway || ledgerTrouble !== null || paused
  const lastSignMs = session.lastSignMs()
  return {
    scanned: session.isScanned(),
    atRest: status.atRest,
    held,
    replaced: folder === 'replaced',
    busy,
    sending: counts.sending,
    leftFiles: () => leftFilesOf(engine.openUploads(), nowMs, (path) => engine.isInGrace(path)),
    stillMs: nowMs - lastSignMs,
    heldMs: heldTime.look({ nowMs, isHeld: held && counts.sending === 0, lastSignMs }),
  }
}

type EndingSession = Pick<Supervisor, 'engine' | 'isScanned' | 'lastSignMs'>
type Looked = { readonly clock: { readonly now: () => number }; readonly session: EndingSession }

/** How a run ends now, or null when it goes on. `heldTime` is that of the run, and hears of this look. */
export function endingNow({ clock, session }: Looked, heldTime: HeldTime): Ending | null {
  return endingOf(sampleOf(session, heldTime, clock.now()))
}
