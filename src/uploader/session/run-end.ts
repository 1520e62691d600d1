// When a run that shall end by itself is over.

/** How a run that ends by itself ended. */
export type Ending =
  /** Everything is done, excluded or blocked. */
  | 'at_rest'
  /** Some files cannot be read although nothing else is left to do. */
  | 'unreadable'
  /** The world does not let us through. */
  | 'given_up'

/** The queue at one moment. */
export type RestSample = {
  /** The folder was looked at, and the queue knows all that was seen. */
  readonly scanned: boolean
  readonly atRest: boolean
  /** Something stops all uploads alike: no network, no folder, a ledger that fails. */
  readonly held: boolean
  /** Uploads that read, ask, send, check, or wait for a turn to do so. */
  readonly busy: number
  /** Sends under way: each has its own deadlines, so they are waited for. */
  readonly sending: number
  /** True when each file that is left cannot be read. Asked only when nothing is busy. */
  readonly onlyUnreadable: () => boolean
  /** Since the last sign that work goes on. */
  readonly stillMs: number
}

/** A queue held so long without a sign of life is given up. */
export const heldPatienceMs = 30_000

/** Files that nobody can read are tried so long before they are left. */
const unreadablePatienceMs = 20_000

/** Longer than any wait a single file can be asked to make: a link's life and a late landing. */
const longestStillMs = 20 * 60_000

/** How the run ends now, or null when it goes on. */
export function endingOf(sample: RestSample): Ending | null {
  if (!sample.held && sample.scanned && sample.atRest) return 'at_rest'
  if (sample.held && sample.sending === 0 && sample.stillMs >= heldPatienceMs) return 'given_up'
  if (sample.sending === 0 && sample.stillMs >= longestStillMs) return 'given_up'
  const nothingBusy = sample.scanned && !sample.held && sample.busy === 0
  if (nothingBusy && sample.stillMs >= unreadablePatienceMs && sample.onlyUnreadable()) return 'unreadable'
  return null
}
