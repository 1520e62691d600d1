// What the ledger keeps: a working state is written as the rest a crash would leave it in, and read back with care.
import { expectedLinkLifeMs, lateLandingMs, usualLinkLifeMs } from '../limits.ts'
import { longestBackoffMs } from './backoff.ts'
import { isAgreedElsewhere, onRetarget } from './on-retarget.ts'
import { doneAgain } from './on-moved.ts'
import type { Context } from './moves.ts'
import { unconfirmedUntil } from '../unconfirmed.ts'
import { quietTimeMs } from './settle.ts'
import { assertNever } from '#shared/assert.ts'
import { isWorking, type UnconfirmedSend, type RestingState, type Upload, type UploadState } from '#shared/upload.ts'

/**
 * An upload as the ledger keeps it: at rest, without a link. `serverAheadMs` is how far the company server's clock is ahead
 * of ours, null when nobody knows.
 */
export function persistedForm(upload: Upload, serverAheadMs: number | null): Upload {
  const { state } = upload
  switch (state.kind) {
    case 'hashing':
      return { ...upload, state: { kind: 'settling', untilMs: 0, changingSinceMs: 0, reason: 'settling' } }
    case 'linking':
    case 'sending':
      return maybeSent(upload, state, serverAheadMs)
    case 'checking':
      return {
        ...upload,
        state: {
          kind: 'waiting',
          untilMs: 0,
          next: 'check',
          fingerprint: state.fingerprint,
          reason: 'outcome_unknown',
        },
      }
    case 'moving':
      return { ...upload, state: { kind: 'done', atMs: state.doneAtMs, original: { ...state.due, isBegun: true } } }
    case 'settling':
    case 'waiting':
    case 'done':
    case 'blocked':
    case 'gone':
      return upload
    default:
      return assertNever(state)
  }
}

/**
 * The rest of a send, and of a link that was asked for: its send begins as soon as there is a slot, and then finds its
 * intent on disk already, so that the intents of several uploads share one write. After a crash it is asked about like
 * any unclear send.
 */
function maybeSent(upload: Upload, state: OnItsWay, serverAheadMs: number | null): Upload {
  const { fingerprint } = state
  const end = { atMs: linkEndMs(state), place: placeOf(state) }
  return {
    ...upload,
    unconfirmed: unconfirmedUntil(upload, fingerprint, end, { nowMs: end.atMs, serverAheadMs }),
    state: { kind: 'waiting', untilMs: 0, next: 'check', fingerprint, reason: 'outcome_unknown' },
  }
}

type OnItsWay = Extract<UploadState, { kind: 'linking' | 'sending' }>

/** When the link of this upload ends. One that lives longer than expected is written down anew before its send. */
function linkEndMs(state: OnItsWay): number {
  if (state.kind === 'sending') return state.terms.expiresAtMs
  // A clock may stand before 1970: nought is no early time.
  return Math.max(state.askedAtMs + expectedLinkLifeMs, state.ready?.grant.expiresAtMs ?? -Infinity)
}

/** Where its link leads; null while the link is awaited, and after that until the next write. */
function placeOf(state: OnItsWay): string | null {
  return state.kind === 'sending' ? state.terms.destination : (state.ready?.grant.destination ?? null)
}

/**
 * An upload as the engine takes it up again. The wall clock may have jumped since: no stored time is believed beyond
 * what it could honestly be. An unconfirmed send may have left just before the crash, so it stays unconfirmed for a while in any case.
 */
export function restored(kept: Upload, context: Context): Upload {
  // A file that is to be moved is asked about when its turn comes: its row of the history is still to be written.
  const isToMove = kept.state.kind === 'done' && kept.state.original?.kind === 'due'
  const upload = isAgreedElsewhere(kept, context) && !isToMove ? onRetarget(kept, context).upload : kept
  const { state } = upload
  const unconfirmed = upload.unconfirmed === null ? null : unconfirmedAgain(upload.unconfirmed, context.nowMs)
  const absentSinceMs = upload.absentSinceMs === null ? null : absentAgain(upload.absentSinceMs, context)
  const known = { ...upload, unconfirmed, absentSinceMs, changedAtMs: context.nowMs }
  return { ...known, state: isWorking(state) ? state : stateAgain(known, state, context) }
}

/** A name that is free since a time to come was free for who knows how long: another document may have it next. */
function absentAgain(sinceMs: number, { nowMs, quietMs }: Context): number {
  return sinceMs > nowMs ? nowMs - quietMs - 1 : sinceMs
}

function unconfirmedAgain(unconfirmed: UnconfirmedSend, nowMs: number): UnconfirmedSend {
  const earliestMs = nowMs + lateLandingMs
  return { ...unconfirmed, untilMs: Math.min(Math.max(unconfirmed.untilMs, earliestMs), earliestMs + usualLinkLifeMs) }
}

function stateAgain(upload: Upload, state: RestingState, context: Context): UploadState {
  const { nowMs } = context
  switch (state.kind) {
    case 'settling':
      return {
        ...state,
        untilMs: nowMs + quietTimeMs(upload, nowMs, context),
        changingSinceMs: nowMs,
        reason: 'settling',
      }
    case 'waiting':
      return { ...state, untilMs: Math.min(Math.max(state.untilMs, context.nowMs), context.nowMs + longestBackoffMs) }
    case 'done':
      return doneAgain(upload, state, context)
    case 'blocked':
    case 'gone':
      return state
    default:
      return assertNever(state)
  }
}

/** True when nothing has to be remembered of this upload: it is gone and was never in Dropbox. */
export function isForgettable(upload: Upload): boolean {
  return upload.state.kind === 'gone' && upload.stored === null && upload.unconfirmed === null
}

/**
 * True when the step from `before` to `after` leaves another rest behind than the ledger holds, so that it is worth
 * a write. Starting to read, ask or check is not: a crash would lead back to the same rest.
 */
export function isWorthSaving(before: Upload | null, after: Upload): boolean {
  if (before === null) return true
  if (before.observed !== after.observed || before.stored !== after.stored || before.unconfirmed !== after.unconfirmed)
    return true
  if (before.refusals !== after.refusals || before.intent !== after.intent) return true
  if (restKind(before.state) !== restKind(after.state)) return true
  if (isOnItsWay(before.state) && isOnItsWay(after.state)) return linkEndMs(after.state) > linkEndMs(before.state)
  // A wait that became another wait, or ended in another reason.
  return !isWorking(before.state) && !isWorking(after.state) && before.state !== after.state
}

function isOnItsWay(state: UploadState): state is OnItsWay {
  return state.kind === 'linking' || state.kind === 'sending'
}

type RestKind = 'settling' | 'link' | 'check' | 'on_its_way' | 'moving' | 'done' | 'blocked' | 'gone'

function restKind(state: UploadState): RestKind {
  switch (state.kind) {
    case 'settling':
    case 'hashing':
      return 'settling'
    case 'waiting':
      return state.next
    case 'checking':
      return 'check'
    case 'linking':
    case 'sending':
      // Its rest carries the unconfirmed send: the intent that must be on disk before the first byte.
      return 'on_its_way'
    case 'moving':
    case 'done':
    case 'blocked':
    case 'gone':
      return state.kind
    default:
      return assertNever(state)
  }
}
