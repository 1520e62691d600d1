// Whether company server and Dropbox are fit for work: one hold a side for all uploads instead of a thousand failures. Not
// cockatiel or opossum: they wrap calls and keep their own time, and the engine makes no calls and has no clock.
import { backoffMs, longestHoldMs, politeWaitMs } from '../upload/backoff.ts'
import type { Hold } from '../events.ts'
import { troublesBeforeHold } from '../limits.ts'
import type { Context, HealthSignal, Side } from '../upload/moves.ts'
import { assertNever } from '#shared/assert.ts'
import { reasonFacts, type ReasonCode } from '#shared/reasons.ts'

export type SidedHold = Hold & { readonly side: Side }

/** Each side has its own: a company server that is back says nothing of Dropbox, and the other way round. */
export type Holds = Readonly<Record<Side, Hold | null>>

export type Health = {
  readonly holds: Holds
  /** Sends that broke in a row, over all uploads. */
  readonly troubles: number
}

export const healthy: Health = { holds: { server: null, dropbox: null }, troubles: 0 }

/** The one hold that is told: the company server's before Dropbox's, for nothing begins without it. It ends when all do. */
export function toldHold({ dropbox, server }: Holds): SidedHold | null {
  if (server === null) return dropbox === null ? null : { ...dropbox, side: 'dropbox' }
  return { ...server, side: 'server', untilMs: Math.max(server.untilMs, dropbox?.untilMs ?? -Infinity) }
}

/** When the next hold ends that is not over yet; null when there is none. */
export function nextEndMs({ dropbox, server }: Holds, nowMs: number): number | null {
  const ends = [server, dropbox].flatMap((hold) => (hold !== null && hold.untilMs > nowMs ? [hold.untilMs] : []))
  return ends.length === 0 ? null : Math.min(...ends)
}

/** The health after one answer. A hold is lifted only by a success of its own side, after its time. */
export function afterSignal(health: Health, signal: HealthSignal, context: Context): Health {
  switch (signal.kind) {
    case 'well': {
      const troubles = signal.side === 'dropbox' ? 0 : health.troubles
      const hold = health.holds[signal.side]
      const isLifted = hold !== null && hold.untilMs <= context.nowMs
      return { holds: isLifted ? { ...health.holds, [signal.side]: null } : health.holds, troubles }
    }
    case 'refusal': {
      const reason = health.holds.dropbox?.reason
      if (reason === undefined || !reasonFacts[reason].refusesSends)
        return afterSignal(health, { kind: 'well', side: 'dropbox' }, context)
      // A probe that failed, and no sign that Dropbox is well.
      return { holds: held(health.holds, context, { side: 'dropbox', reason, afterMs: null }), troubles: 0 }
    }
    case 'down':
      return { ...health, holds: held(health.holds, context, signal) }
    case 'suspect': {
      const troubles = health.troubles + 1
      if (troubles < troublesBeforeHold) return { ...health, troubles }
      return { holds: held(health.holds, context, { side: 'dropbox', reason: signal.reason, afterMs: null }), troubles }
    }
    default:
      return assertNever(signal)
  }
}

/** The world changed for the better, somebody says: the next probe may go now. */
export function probeNow(health: Health, context: Context): Health {
  const { dropbox, server } = health.holds
  if (server === null && dropbox === null) return health
  const now = (hold: Hold | null): Hold | null => (hold === null ? null : { ...hold, untilMs: context.nowMs })
  return { ...health, holds: { server: now(server), dropbox: now(dropbox) } }
}

type Trouble = { readonly side: Side; readonly reason: ReasonCode; readonly afterMs: number | null }

function held(holds: Holds, { jitter, nowMs }: Context, { side, reason, afterMs }: Trouble): Holds {
  const before = holds[side]
  const serverWaitMs = politeWaitMs(afterMs)
  if (before !== null && before.untilMs > nowMs) {
    // Answers to what was already under way are no further failed probe.
    const untilMs = Math.max(before.untilMs, nowMs + (serverWaitMs ?? 0))
    return untilMs === before.untilMs ? holds : { ...holds, [side]: { ...before, untilMs } }
  }
  const failures = (before?.failures ?? 0) + 1
  const ms = serverWaitMs ?? backoffMs(failures - 1, jitter, longestHoldMs)
  return { ...holds, [side]: { reason, failures, untilMs: nowMs + ms } }
}
