// This folder: all uploads, and who may start.

// Who may start: slots, pause, hold, folder and ledger, as one pure decision for each ready queue.
import type { ReadyQueueName } from './ready-queues.ts'
import { hashSlots, mostReadAhead } from '../limits.ts'
import type { StateCounts } from './state-counts.ts'
import type { Hold } from '../events.ts'
import type { SidedHold } from './circuit-breaker.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { RootState } from '#shared/root-state.ts'

export type Circumstances = {
  readonly nowMs: number
  readonly serverAheadMs: number | null
  readonly paused: boolean
  readonly folder: RootState
  readonly ledgerTrouble: WaitingReason | null
  /** What keeps everything from beginning: a hold of either side, until both are over. */
  readonly hold: SidedHold | null
  /** The company server's own hold. */
  readonly serverHold: Hold | null
  readonly sendSlots: number
  /** Uploads that have their hash and wait for a link. */
  readonly readAhead: number
  readonly stateCounts: StateCounts
}

export type Admission = { readonly small: boolean; readonly large: boolean }

const closed: Admission = { small: false, large: false }

/** Which sizes may start from this queue now. */
export function admissionOf(queueName: ReadyQueueName, now: Circumstances): Admission {
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
  }
}

function admitHash(now: Circumstances): Admission {
  if (now.folder !== 'there' || now.readAhead >= mostReadAhead) return closed
  return slots(now.stateCounts.counts.hashing, now.stateCounts.large.hashing, hashSlots)
}

/** At most one link ahead of each send slot: a link that waits grows old. */
function admitLink(now: Circumstances): Admission {
  const { counts, large } = now.stateCounts
  if (
    now.folder !== 'there' ||
    now.ledgerTrouble !== null ||
    !mayProbe(now.hold, now, inFlight(now) + now.stateCounts.ready)
  )
    return closed
  return slots(counts.linking, large.linking, now.sendSlots)
}

function admitCheck(now: Circumstances): Admission {
  const { counts } = now.stateCounts
  if (now.ledgerTrouble !== null) return closed
  // Trouble with Dropbox does not keep us from asking the company server what arrived.
  if (!mayProbe(now.serverHold, now, inFlight(now) + now.stateCounts.ready)) return closed
  const open = counts.checking < now.sendSlots
  return { small: open, large: open }
}

function admitSend(now: Circumstances): Admission {
  const { counts, large } = now.stateCounts
  if (now.folder !== 'there' || now.ledgerTrouble !== null || !mayProbe(now.hold, now, inFlight(now))) return closed
  return slots(counts.sending, large.sending, now.sendSlots)
}

/** Under a hold nothing starts; after it one probe at a time, until a success lifts it. */
function mayProbe(hold: Hold | null, now: Circumstances, busy: number): boolean {
  if (hold === null) return true
  return hold.untilMs <= now.nowMs && busy === 0
}

/** Requests under way; a link in hand is none. */
function inFlight(now: Circumstances): number {
  const { counts, ready } = now.stateCounts
  return counts.linking - ready + counts.sending + counts.checking
}

/** One slot is always left for small files. */
function slots(busy: number, busyLarge: number, all: number): Admission {
  const open = busy < all
  return { small: open, large: open && busyLarge < Math.max(1, all - 1) }
}
