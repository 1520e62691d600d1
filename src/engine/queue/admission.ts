// Who may start: slots, pause, hold, folder and ledger, as one pure decision a lane.
import type { LaneName } from './ready-queues.ts'
import { hashSlots, mostReadAhead } from '../limits.ts'
import type { Tally } from './state-counts.ts'
import type { Hold } from '../events.ts'
import type { SidedHold } from './circuit-breaker.ts'
import type { WaitingReason } from '#shared/reasons.ts'

export type Circumstances = {
  readonly nowMs: number
  readonly serverAheadMs: number | null
  readonly paused: boolean
  readonly folderReachable: boolean
  readonly ledgerTrouble: WaitingReason | null
  /** What keeps everything from beginning: a hold of either side, until both are over. */
  readonly hold: SidedHold | null
  /** The company server's own hold. */
  readonly serverHold: Hold | null
  readonly sendSlots: number
  /** Uploads that have their hash and wait for a link. */
  readonly readAhead: number
  readonly tally: Tally
}

export type Gate = { readonly small: boolean; readonly large: boolean }

const closed: Gate = { small: false, large: false }

/** Which sizes may start in `lane` now. */
export function gateOf(lane: LaneName, now: Circumstances): Gate {
  if (now.paused) return closed
  switch (lane) {
    case 'hash':
      return hashGate(now)
    case 'ask':
      return askGate(now)
    case 'check':
      return checkGate(now)
    case 'send':
      return sendGate(now)
  }
}

function hashGate(now: Circumstances): Gate {
  if (!now.folderReachable || now.readAhead >= mostReadAhead) return closed
  return slots(now.tally.counts.hashing, now.tally.large.hashing, hashSlots)
}

/** At most one link ahead of each send slot: a link that waits grows old. */
function askGate(now: Circumstances): Gate {
  const { counts, large } = now.tally
  if (!now.folderReachable || now.ledgerTrouble !== null || !mayProbe(now.hold, now, inFlight(now) + now.tally.ready))
    return closed
  return slots(counts.linking, large.linking, now.sendSlots)
}

function checkGate(now: Circumstances): Gate {
  const { counts } = now.tally
  if (now.ledgerTrouble !== null) return closed
  // Trouble with Dropbox does not keep us from asking the company server what arrived.
  if (!mayProbe(now.serverHold, now, inFlight(now) + now.tally.ready)) return closed
  const open = counts.checking < now.sendSlots
  return { small: open, large: open }
}

function sendGate(now: Circumstances): Gate {
  const { counts, large } = now.tally
  if (!now.folderReachable || now.ledgerTrouble !== null || !mayProbe(now.hold, now, inFlight(now))) return closed
  return slots(counts.sending, large.sending, now.sendSlots)
}

/** Under a hold nothing starts; after it one probe at a time, until a success lifts it. */
function mayProbe(hold: Hold | null, now: Circumstances, busy: number): boolean {
  if (hold === null) return true
  return hold.untilMs <= now.nowMs && busy === 0
}

/** Requests under way; a link in hand is none. */
function inFlight(now: Circumstances): number {
  const { counts, ready } = now.tally
  return counts.linking - ready + counts.sending + counts.checking
}

/** One slot is always left for small files. */
function slots(busy: number, busyLarge: number, all: number): Gate {
  const open = busy < all
  return { small: open, large: open && busyLarge < Math.max(1, all - 1) }
}
