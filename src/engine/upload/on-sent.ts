// What follows when a send ended, in whichever way. Anything but a clean yes is checked before bytes are sent again.
import { mostRefusals } from '../limits.ts'
import { readLater, startOverFrom } from './on-hashed.ts'
import {
  complete,
  enter,
  isCurrent,
  startOver,
  waitFor,
  waitForRoom,
  worldBackoffMs,
  type Context,
  type HealthSignal,
  type Side,
  type Step,
} from './moves.ts'
import { unconfirmedUntil } from '../unconfirmed.ts'
import { sendEnd } from './send-end.ts'
import { assertNever } from '#shared/assert.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { SendAnswer, Upload, UploadState } from '#shared/upload.ts'

type Sending = Extract<UploadState, { kind: 'sending' }>

/** Whom a send speaks to. That the server reaches Dropbox says nothing of our own way there. */
function sideOf({ terms }: Sending): Side {
  return terms.way === 'relay' ? 'server' : 'dropbox'
}

function isWell(sending: Sending): HealthSignal {
  return { kind: 'well', side: sideOf(sending) }
}

/** The one status that says: these bytes, at this size, never. */
const payloadTooLarge = 413

export function onSent(upload: Upload, sending: Sending, answer: SendAnswer, context: Context): Step {
  const { fingerprint } = sending
  switch (answer.kind) {
    case 'stored': {
      if (answer.contentHash !== fingerprint.contentHash)
        return refused(upload, context, { sending, reason: 'hash_mismatch', delayMs: null })
      const note = {
        kind: 'sent',
        contentHash: fingerprint.contentHash,
        sizeBytes: fingerprint.stat.sizeBytes,
      } as const
      return complete(upload, context, {
        fingerprint,
        agreed: answer.at ?? sending.terms,
        note,
        signal: isWell(sending),
      })
    }
    case 'damaged':
      return refused(upload, context, { sending, reason: 'hash_mismatch', delayMs: null })
    case 'unavailable':
      return refused(upload, context, { sending, reason: 'dropbox_unavailable', delayMs: null })
    case 'spent':
      // The first time at once: the link was merely old. Again and again: as slowly as any refusal.
      return refused(upload, context, { sending, reason: 'link_expired', delayMs: upload.refusals === 0 ? 0 : null })
    case 'rejected':
      return rejected(upload, sending, answer.status, context)
    case 'overloaded': {
      const { reason, afterMs } = answer
      const signal = { kind: 'down', side: sideOf(sending), reason, afterMs } as const
      return unclear(upload, context, { sending, reason, delayMs: worldBackoffMs(upload, context), signal })
    }
    case 'unanswered':
      if (answer.wasCancelled === true) return cutOff(upload, context, sending, answer.reason)
      return unclear(upload, context, {
        sending,
        reason: answer.reason,
        delayMs: null,
        signal: { kind: 'suspect', reason: answer.reason },
      })
    case 'withheld':
      return onWithheld(upload, sending, answer, context)
    default:
      return assertNever(answer)
  }
}

/** A pause, a change or an end cut the send off when its last byte had left: no failure of anybody. */
function cutOff(upload: Upload, context: Context, { fingerprint, terms }: Sending, reason: WaitingReason): Step {
  const unconfirmed = unconfirmedUntil(upload, fingerprint, sendEnd(terms, context.nowMs), context)
  const note = { kind: 'setback', reason } as const
  return waitFor(upload, context, { next: 'check', fingerprint, reason, delayMs: 0, changes: { unconfirmed }, note })
}

type FailedSend = { readonly sending: Sending; readonly reason: WaitingReason; readonly delayMs: number | null }

/** Dropbox answered with a no. The same bytes may yet be there from an earlier send. */
function refused(upload: Upload, context: Context, { sending, reason, delayMs }: FailedSend): Step {
  const changes = {
    refusals: upload.refusals + 1,
    failures: upload.failures + 1,
    unconfirmed: unconfirmedUntil(upload, sending.fingerprint, sendEnd(sending.terms, context.nowMs), context),
  }
  const signal: HealthSignal = reason === 'dropbox_unavailable' ? { kind: 'refusal' } : isWell(sending)
  const more = { note: { kind: 'setback', reason } as const, signal }
  return waitFor(upload, context, {
    next: 'check',
    fingerprint: sending.fingerprint,
    reason,
    delayMs,
    changes,
    ...more,
  })
}

/** A request Dropbox (or something on the way) calls wrong: one more try, then a person is asked. */
function rejected(upload: Upload, sending: Sending, status: number, context: Context): Step {
  if (status === payloadTooLarge && isCurrent(upload, sending.fingerprint)) {
    const note = { kind: 'blocked', reason: 'too_large' } as const
    const unconfirmed = unconfirmedUntil(upload, sending.fingerprint, sendEnd(sending.terms, context.nowMs), context)
    return enter(upload, { kind: 'blocked', reason: 'too_large', atMs: context.nowMs }, { unconfirmed }, { note })
  }
  const almostDone = { ...upload, refusals: Math.max(upload.refusals, mostRefusals - 2) }
  return refused(almostDone, context, { sending, reason: 'dropbox_unavailable', delayMs: null })
}

/** Nobody knows whether the bytes arrived. */
function unclear(upload: Upload, context: Context, failed: FailedSend & { readonly signal: HealthSignal }): Step {
  const { sending, reason, delayMs, signal } = failed
  const unconfirmed = unconfirmedUntil(upload, sending.fingerprint, sendEnd(sending.terms, context.nowMs), context)
  const changes = { failures: upload.failures + 1, unconfirmed }
  const more = { note: { kind: 'setback', reason } as const, signal }
  return waitFor(upload, context, {
    next: 'check',
    fingerprint: sending.fingerprint,
    reason,
    delayMs,
    changes,
    ...more,
  })
}

type Kept = Extract<SendAnswer, { kind: 'withheld' }>

/** The last byte never left, so nothing can land and nothing is unconfirmed. */
function onWithheld(before: Upload, sending: Sending, { because, hasProgressed }: Kept, context: Context): Step {
  const { fingerprint } = sending
  // A relay that gets on is tried again soon, however often it broke; one that only is lost and begins anew is not.
  const isNew = hasProgressed === true && (because.kind === 'network' || because.kind === 'no_room')
  const upload = isNew ? { ...before, failures: 0 } : before
  switch (because.kind) {
    case 'source': {
      const note = { kind: 'setback', reason: 'changed_while_sent' } as const
      return { ...startOverFrom(upload, fingerprint.stat, because.observed, context), note }
    }
    case 'unreadable':
      return isCurrent(upload, fingerprint) ? readLater(upload, because.reason, context) : startOver(upload, context)
    case 'network': {
      const { reason, unreachable } = because
      const signal: HealthSignal = unreachable
        ? { kind: 'down', side: sideOf(sending), reason, afterMs: null }
        : { kind: 'suspect', reason }
      const note = { kind: 'setback', reason } as const
      if (!isCurrent(upload, fingerprint)) return startOver(upload, context, {}, { note, signal })
      const delayMs = unreachable ? worldBackoffMs(upload, context) : null
      return waitFor(upload, context, {
        next: 'link',
        fingerprint,
        reason,
        delayMs,
        changes: { failures: upload.failures + 1 },
        note,
        signal,
      })
    }
    case 'relay_lost': {
      if (!isCurrent(upload, fingerprint)) return startOver(upload, context)
      // The first time at once: the server stood elsewhere than we thought. Again and again: as slowly as any failure.
      const delayMs = upload.failures === 0 ? 0 : null
      const changes = { failures: upload.failures + 1 }
      return waitFor(upload, context, { next: 'link', fingerprint, reason: 'link_expired', delayMs, changes })
    }
    case 'no_room':
      return isCurrent(upload, fingerprint)
        ? waitForRoom(upload, context, fingerprint, because)
        : startOver(upload, context)
    case 'cancelled':
      return isCurrent(upload, fingerprint)
        ? waitFor(upload, context, { next: 'link', fingerprint, reason: 'queued', delayMs: 0 })
        : startOver(upload, context)
    default:
      return assertNever(because)
  }
}
