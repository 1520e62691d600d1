// What all that is done with relays works with.
import { once } from 'node:events'
import type { ServerClock } from '../clock.ts'
import type { Trouble } from '../dropbox/failures.ts'
import type { UploadSessions } from '../dropbox/upload-sessions.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import type { PieceMemory } from './piece-memory.ts'
import type { Pace } from './receive-piece.ts'
import type { Relay } from './relay.ts'
import type { RelayStore } from './relay-store.ts'
import type { RelayTurns } from './relay-turns.ts'

export type RelayContext = {
  readonly store: RelayStore
  readonly sessions: UploadSessions
  readonly memory: PieceMemory
  readonly turns: RelayTurns
  /** Frees what reading a piece left behind. */
  readonly freeGarbage: () => void
  readonly clock: ServerClock
  readonly pace: Pace
  /** A relay that nobody used for so long is let go. */
  readonly idleMs: number
  /** Who only asks where a relay goes on waits no longer than this for its turn. */
  readonly longestTurnMs: number
  /** Gives a relay up, and says so. */
  readonly letGo: (relay: Relay) => Promise<Refusal>
}

/** Dropbox keeps a session for seven days; the last hour is left for the finish. */
const sessionMs = (7 * 24 - 1) * 3_600_000

/** When the relay is let go if nothing comes before. */
export function expiresAtMs({ openedMs, touchedMs }: Relay, idleMs: number): number {
  return Math.min(touchedMs + idleMs, openedMs + sessionMs)
}

/** The relay `id` of `device`, open or stored; why not, for any other. Another device's is not told from none. */
export async function findRelay(context: RelayContext, device: string, id: string): Promise<Relay | Refusal> {
  const relay = await context.store.find(id)
  if (relay === null || relay.device !== device) return refuse('relay_not_found', 'this device has no such relay')
  if (relay.state === 'gone') return gone()
  const isOver = expiresAtMs(relay, context.idleMs) <= context.clock.wallMs()
  return isOver ? context.letGo(relay) : relay
}

/** The refusal of a relay that was given up. */
export function gone(): Refusal {
  return refuse('relay_gone', 'this relay was given up: begin again')
}

const busyMs = 5_000

/** What `turn` answers, or that the relay is busy: Dropbox may take minutes for a piece or a commit, and its client asks again. */
export function soon<T>({ longestTurnMs }: RelayContext, turn: Promise<T>): Promise<T | Refusal> {
  const late = once(AbortSignal.timeout(longestTurnMs), 'abort').then(() =>
    refuse('relay_busy', 'a piece or the finish of this relay is still on its way to Dropbox', busyMs),
  )
  return Promise.race([turn, late])
}

/** True when Dropbox may or may not have done what was asked. */
export function isUnclear({ kind }: { readonly kind: string }): boolean {
  return kind === ('unreachable' satisfies Trouble['kind']) || kind === ('error' satisfies Trouble['kind'])
}
