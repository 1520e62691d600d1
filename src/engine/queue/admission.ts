// This folder: all uploads, and who may start.

// Who may start: slots, pause, hold, folder and ledger, as one pure decision for each ready queue.
import type { Allowed, ReadyQueueName } from './ready-queues.ts'
import { hashSlots, mostReadAhead, moveSlots } from '../limits.ts'
import type { StateCounts } from './state-counts.ts'
import type { EngineOptions, Hold } from '../events.ts'
import type { RootStates } from '../root-states.ts'
import type { Context } from '../upload/moves.ts'
import type { SidedHold } from './circuit-breaker.ts'
import { mostBytesOf, type SizeLimits } from '#shared/grant.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { RootState } from '#shared/root-state.ts'

/** Time and randomness of one event. */
export type Instant = { readonly nowMs: number; readonly jitter: number }

/** What the queue was told of the world around it. */
export type Surroundings = {
  readonly serverAheadMs: number | null
  readonly paused: boolean
  readonly folder: RootState
  readonly ledgerTrouble: WaitingReason | null
}

export type Circumstances = Surroundings & {
  readonly nowMs: number
  /** What keeps everything from beginning: a hold of either side, until both are over. */
  readonly hold: SidedHold | null
  /** The company server's own hold. */
  readonly serverHold: Hold | null
  readonly sendSlots: number
  /** Relays have slots of their own: they last long, and small files must not wait for them. */
  readonly relaySlots: number
  /** Uploads that have their hash and wait for a link, without those that wait for a relay. */
  readonly readAhead: number
  readonly relayReadAhead: number
  readonly stateCounts: StateCounts
  readonly roots: RootStates
  /** Until when an upload is in its grace time; null when it is not. */
  readonly graceEndMs: (path: string) => number | null
}

type Now = {
  readonly instant: Instant
  readonly limits: SizeLimits
  readonly targetId: number
  readonly world: Surroundings
}

type Rules = Pick<EngineOptions, 'afterUpload' | 'quietMs' | 'replacesByName' | 'nameKindOf'>

/** What a decision about one upload may look at, beside the upload and the event. */
export function contextOf(options: Rules, { instant, limits, targetId, world }: Now): Context {
  const { afterUpload, quietMs, replacesByName, nameKindOf } = options
  // One is made for each event. Only the first of several spreads is quick, so the others are written out.
  return {
    ...world,
    nowMs: instant.nowMs,
    jitter: instant.jitter,
    afterUpload,
    quietMs,
    replacesByName,
    nameKindOf,
    mostBytes: mostBytesOf(limits),
    targetId,
  }
}

const closed: Allowed = { small: false, large: false, relayed: false }

/** Which sizes may start from this queue now. */
export function admissionOf(queueName: ReadyQueueName, now: Circumstances): Allowed {
  if (now.paused) return closed
  switch (queueName) {
    case 'hash':
      return admitHash(now)
    case 'link':
      return admitLink(now)
    case 'check':
      return admitCheck(now)
    case 'send':
      return admitSend(now)
    case 'move':
      return admitMove(now)
  }
}

function admitHash(now: Circumstances): Allowed {
  if (now.folder !== 'there' || now.readAhead >= mostReadAhead) return closed
  const { counts, large, relayed } = now.stateCounts
  const allowed = slots(counts.hashing, large.hashing + relayed.hashing, hashSlots)
  // Reading a film takes minutes; what is read hours before its turn has changed by then.
  return { ...allowed, relayed: allowed.large && now.relayReadAhead < now.relaySlots }
}

/** At most one link ahead of each send slot: a link that waits grows old. */
function admitLink(now: Circumstances): Allowed {
  const { counts, large, relayed } = now.stateCounts
  if (
    now.folder !== 'there' ||
    now.ledgerTrouble !== null ||
    !mayProbe(now.hold, now, inFlight(now) + now.stateCounts.ready)
  )
    return closed
  // A relay in hand that waits for another to end would only grow old, so none is asked for ahead.
  const mayRelay = relayed.linking + relayed.sending < now.relaySlots
  return { ...slots(counts.linking - relayed.linking, large.linking, now.sendSlots), relayed: mayRelay }
}

function admitCheck(now: Circumstances): Allowed {
  const { counts } = now.stateCounts
  if (now.ledgerTrouble !== null) return closed
  // Trouble with Dropbox does not keep us from asking the company server what arrived.
  if (!mayProbe(now.serverHold, now, inFlight(now) + now.stateCounts.ready)) return closed
  const open = counts.checking < now.sendSlots
  return { small: open, large: open, relayed: open }
}

function admitSend(now: Circumstances): Allowed {
  const { counts, large, relayed } = now.stateCounts
  if (now.folder !== 'there' || now.ledgerTrouble !== null || !mayProbe(now.hold, now, inFlight(now))) return closed
  const bySize = slots(counts.sending - relayed.sending, large.sending, now.sendSlots)
  return { ...bySize, relayed: relayed.sending < now.relaySlots }
}

/** It needs nobody but the disk. */
function admitMove(now: Circumstances): Allowed {
  if (now.folder !== 'there' || now.ledgerTrouble !== null || now.stateCounts.counts.moving >= moveSlots) return closed
  return { small: true, large: true, relayed: true }
}

/** Under a hold nothing starts; after it one probe at a time, until a success lifts it. */
function mayProbe(hold: Hold | null, now: Circumstances, busy: number): boolean {
  if (hold === null) return true
  return hold.untilMs <= now.nowMs && busy === 0
}

/** Requests under way; a link in hand is none. A relay may last for hours, and no probe waits for its end. */
function inFlight(now: Circumstances): number {
  const { counts, ready, relayed } = now.stateCounts
  return counts.linking - ready + counts.sending - relayed.sending + counts.checking
}

/** One slot is always left for small files. */
function slots(busy: number, busyLarge: number, all: number): Omit<Allowed, 'relayed'> {
  const open = busy < all
  return { small: open, large: open && busyLarge < Math.max(1, all - 1) }
}
