// What follows when the company server answered "is it there?".
import { backoffMs } from './backoff.ts'
import { clockDriftMs, mostDiagnosedRefusals, mostRefusals } from '../limits.ts'
import {
  earlierVersion,
  complete,
  enter,
  intercepted,
  isCurrent,
  startOver,
  waitFor,
  worldBackoffMs,
  type Context,
  type HealthSignal,
  type Step,
} from './moves.ts'
import { openElsewhere, unconfirmedForMs } from '../unconfirmed.ts'
import { sentAs } from '../sent-as.ts'
import { assertNever } from '#shared/assert.ts'
import { isBlockedReason, type BlockedReason, type ReasonCode } from '#shared/reasons.ts'
import type { CheckAnswer, Fingerprint, UnconfirmedSend, Upload } from '#shared/upload.ts'

const serverIsWell = { kind: 'well', side: 'server' } as const

export function onChecked(upload: Upload, fingerprint: Fingerprint, answer: CheckAnswer, context: Context): Step {
  switch (answer.kind) {
    case 'present':
      return onPresent(upload, fingerprint, answer, context)
    case 'absent':
      return onAbsent(upload, fingerprint, answer.diagnosis, context)
    case 'unknown':
      return onAbsent(upload, fingerprint, null, context)
    case 'intercepted':
      return intercepted(upload, 'check', fingerprint, context)
    case 'later': {
      const { reason, afterMs } = answer
      const signal = { kind: 'down', side: 'server', reason, afterMs } as const
      const delayMs = worldBackoffMs(upload, context)
      return waitFor(upload, context, {
        next: 'check',
        fingerprint,
        reason,
        delayMs,
        changes: { failures: upload.failures + 1 },
        signal,
      })
    }
    default:
      return assertNever(answer)
  }
}

/** True when the check asked about an earlier version that may still land, not about these bytes. */
function asksAboutOtherBytes(upload: Upload, fingerprint: Fingerprint): boolean {
  return upload.unconfirmed !== null && upload.unconfirmed.fingerprint.contentHash !== fingerprint.contentHash
}

function onPresent(upload: Upload, fingerprint: Fingerprint, answer: Present, context: Context): Step {
  const unconfirmed = openElsewhere(upload, answer.destination, context)
  if (upload.unconfirmed !== null && asksAboutOtherBytes(upload, fingerprint)) {
    if (unconfirmed !== null) return whileOpen(upload, context, { fingerprint, unconfirmed, signal: serverIsWell })
    // The older version landed: that is what the new one replaces.
    const changes = {
      stored: earlierVersion(upload, upload.unconfirmed.fingerprint, answer, context),
      unconfirmed: null,
      linkTries: 0,
    }
    const earlier = { fingerprint: upload.unconfirmed.fingerprint, agreed: answer, how: 'found' } as const
    const more = { signal: serverIsWell, sent: sentAs(upload, earlier, context) }
    if (!isCurrent(upload, fingerprint)) return startOver(upload, context, changes, more)
    return waitFor(upload, context, { next: 'link', fingerprint, reason: 'queued', delayMs: 0, changes, ...more })
  }
  const { contentHash } = fingerprint
  const note = { kind: 'found', contentHash, destination: answer.destination } as const
  return complete(upload, context, { fingerprint, agreed: answer, note, signal: serverIsWell, unconfirmed })
}

function onAbsent(upload: Upload, fingerprint: Fingerprint, diagnosis: ReasonCode | null, context: Context): Step {
  const unconfirmed = upload.unconfirmed === null ? null : stillUnconfirmed(upload.unconfirmed, context)
  const note = { kind: 'not_found', diagnosis } as const
  const signal = signalOf(diagnosis)
  if (!isCurrent(upload, fingerprint)) return startOver(upload, context, { unconfirmed }, { note, signal })
  if (asksAboutOtherBytes(upload, fingerprint)) {
    if (unconfirmed === null)
      return waitFor(upload, context, {
        next: 'link',
        fingerprint,
        reason: 'queued',
        delayMs: 0,
        changes: { unconfirmed },
        signal,
      })
    return whileOpen(upload, context, { fingerprint, unconfirmed, signal })
  }
  const blocked = giveUp(upload, diagnosis)
  if (blocked !== null) {
    const more = { note: { kind: 'blocked', reason: blocked } as const, signal }
    return enter(upload, { kind: 'blocked', reason: blocked, atMs: context.nowMs }, { unconfirmed }, more)
  }
  if (diagnosis === null || isBlockedReason(diagnosis)) {
    return waitFor(upload, context, {
      next: 'link',
      fingerprint,
      reason: 'queued',
      delayMs: 0,
      changes: { unconfirmed },
      note,
      signal,
    })
  }
  // It was the account that refused, not this file: that does not count against it.
  const refusals = Math.max(0, upload.refusals - 1)
  return waitFor(upload, context, {
    next: 'link',
    fingerprint,
    reason: diagnosis,
    delayMs: 0,
    changes: { unconfirmed, refusals },
    note,
    signal,
  })
}

type OpenSend = {
  readonly fingerprint: Fingerprint
  readonly unconfirmed: UnconfirmedSend
  readonly signal: HealthSignal
}

/** Different bytes are not sent while an older send may still land. */
function whileOpen(upload: Upload, context: Context, { fingerprint, unconfirmed, signal }: OpenSend): Step {
  const changes = { unconfirmed, failures: upload.failures + 1 }
  if (!isCurrent(upload, fingerprint)) return startOver(upload, context, { unconfirmed }, { signal })
  const delayMs = Math.min(unconfirmedForMs(unconfirmed, context), backoffMs(upload.failures, context.jitter))
  return waitFor(upload, context, { next: 'check', fingerprint, reason: 'earlier_send_open', delayMs, changes, signal })
}

type Present = Extract<CheckAnswer, { kind: 'present' }>

/**
 * What may still land after the server said that it is not there; null when its time is over. From the first answer on its
 * end is known by the server's clock, too, so that it also ends while we do not run. A server whose clock was wrong when
 * it was noted is not believed forever: ours is bounded at each start.
 */
function stillUnconfirmed(unconfirmed: UnconfirmedSend, context: Context): UnconfirmedSend | null {
  if (unconfirmedForMs(unconfirmed, context) === 0) return null
  const { serverAheadMs } = context
  if (serverAheadMs === null) return unconfirmed
  const byOursMs = unconfirmed.untilMs + serverAheadMs
  const isHonest = unconfirmed.serverUntilMs !== null && unconfirmed.serverUntilMs <= byOursMs + clockDriftMs
  return isHonest ? unconfirmed : { ...unconfirmed, serverUntilMs: byOursMs }
}

/** A trouble of the whole account holds the queue; anything else shows that the server is well. */
function signalOf(diagnosis: ReasonCode | null): HealthSignal {
  if (diagnosis === null || isBlockedReason(diagnosis)) return serverIsWell
  return { kind: 'down', side: 'dropbox', reason: diagnosis, afterMs: null }
}

/** Gives up only on what is this file's own affair: a trouble of the whole account passes, however often it refuses. */
function giveUp(upload: Upload, diagnosis: ReasonCode | null): BlockedReason | null {
  if (diagnosis !== null && !isBlockedReason(diagnosis)) return null
  if (diagnosis !== null && upload.refusals >= mostDiagnosedRefusals) return diagnosis
  return upload.refusals >= mostRefusals ? (diagnosis ?? 'dropbox_refused') : null
}
