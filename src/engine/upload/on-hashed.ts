// What follows when the file was read for its hash.
import { backoffMs, longestBackoffMs } from './backoff.ts'
import { longestOpenWaitMs } from '../limits.ts'
import { doneState } from '../done-state.ts'
import { seen } from './on-seen.ts'
import { changingSince, enter, isCurrent, isUntouched, startOver, waitFor, type Context, type Step } from './moves.ts'
import { assertNever } from '#shared/assert.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import {
  sameObserved,
  type Fingerprint,
  type HashAnswer,
  type UnconfirmedSend,
  type Observed,
  type Stat,
  type Upload,
} from '#shared/upload.ts'

/** `asked` is the stat the reader was given. */
export function onHashed(upload: Upload, asked: Stat, answer: HashAnswer, context: Context): Step {
  switch (answer.kind) {
    case 'hashed':
      return isCurrent(upload, answer.fingerprint)
        ? onFingerprint(upload, answer.fingerprint, context)
        : startOver(upload, context)
    case 'changed':
      return startOverFrom(upload, asked, answer.observed, context)
    case 'unreadable':
      return isFile(upload.observed, asked) ? readLater(upload, answer.reason, context) : startOver(upload, context)
    default:
      return assertNever(answer)
  }
}

function onFingerprint(upload: Upload, fingerprint: Fingerprint, context: Context): Step {
  // An earlier send may have landed or may still land; the server is asked before anything is sent.
  if (upload.unconfirmed !== null)
    return waitFor(upload, context, {
      next: 'check',
      fingerprint,
      reason: openReason(upload.unconfirmed, fingerprint),
      delayMs: 0,
    })
  if (upload.stored !== null && onlyTouched(upload.stored, fingerprint)) {
    if (!isUntouched(upload, fingerprint)) return startOver(upload, context)
    const stored = { ...upload.stored, stat: fingerprint.stat }
    return enter(upload, doneState(fingerprint, upload.observed, null, context).state, {
      stored,
      failures: 0,
      refusals: 0,
    })
  }
  return waitFor(upload, context, { next: 'link', fingerprint, reason: 'queued', delayMs: 0 })
}

/** Why a check comes first: these bytes may be there already, or others may still arrive. */
export function openReason(unconfirmed: UnconfirmedSend, fingerprint: Fingerprint): WaitingReason {
  return unconfirmed.fingerprint.contentHash === fingerprint.contentHash ? 'outcome_unknown' : 'earlier_send_open'
}

/**
 * A changed mode, owner or name touches ctime only, a remount may change what the disk calls the file, and a restored one has its
 * time of before: the same bytes, and nobody saved anything.
 */
function onlyTouched(stored: Fingerprint, fingerprint: Fingerprint): boolean {
  return stored.contentHash === fingerprint.contentHash && stored.stat.mtimeMs === fingerprint.stat.mtimeMs
}

/**
 * Begins again from what a reader found at the path. An observation that came in meanwhile is newer than the reader's
 * and wins: else an old "it is gone" could hide a file for good.
 */
export function startOverFrom(upload: Upload, asked: Stat, found: Observed, context: Context): Step {
  return startOver(isFile(upload.observed, asked) ? seen(upload, found, context) : upload, context)
}

function isFile(observed: Observed, stat: Stat): boolean {
  return sameObserved(observed, { kind: 'file', stat })
}

/** The file cannot be read now: looked at again later, ever more rarely. */
export function readLater(upload: Upload, reason: WaitingReason, context: Context): Step {
  // Nobody tells when a program closes a file, and a look at it costs little.
  const longestMs = reason === 'being_saved' ? longestOpenWaitMs : longestBackoffMs
  const untilMs = context.nowMs + backoffMs(upload.failures, context.jitter, longestMs)
  const changingSinceMs = changingSince(upload, context)
  return enter(upload, { kind: 'settling', untilMs, changingSinceMs, reason }, { failures: upload.failures + 1 })
}
