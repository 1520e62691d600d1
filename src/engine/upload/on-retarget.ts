// What follows when all files go elsewhere: another company server, Dropbox account or folder. What was agreed there says
// nothing here, so every file that was sent is asked about again; its bytes are sent only where they are missing.
import { enter, isCurrent, startOver, waitFor, type Answer, type Context, type Step } from './moves.ts'
import { unconfirmedUntil } from '../unconfirmed.ts'
import { isMoveOpen } from '../done-state.ts'
import { sendEnd } from './send-end.ts'
import { sentAs } from '../sent-as.ts'
import { assertNever } from '#shared/assert.ts'
import type { SentFile } from '#shared/rows/sent-file.ts'
import type { Fingerprint, SendAnswer, Stored, Upload, UploadState, WorkingState } from '#shared/upload.ts'

/** True when what is known of this document was agreed with another target. */
export function isAgreedElsewhere({ stored }: Upload, context: Pick<Context, 'targetId'>): boolean {
  return stored !== null && stored.targetId !== context.targetId
}

/** Forgets what was agreed elsewhere and asks anew. A request under way is asked to stop, and its answer is not believed. */
export function onRetarget(upload: Upload, context: Context): Step {
  const { state } = upload
  const stored = isAgreedElsewhere(upload, context) ? null : upload.stored
  switch (state.kind) {
    case 'done':
      if (isMoveOpen(state)) return enter(upload, state)
      return stored === null && upload.stored !== null ? askAgain(upload, upload.stored, context) : enter(upload, state)
    case 'blocked':
      // A name may be free there, and what was not allowed may be.
      return state.reason === 'name_collision'
        ? enter(upload, state, { stored })
        : startOver(upload, context, { stored })
    case 'linking':
      if (state.ready !== null)
        return waitFor(upload, context, {
          next: 'link',
          fingerprint: state.fingerprint,
          reason: 'queued',
          delayMs: 0,
          changes: { stored },
        })
      return enter(upload, { ...state, isOutdated: true }, { stored })
    case 'sending':
      return enter(upload, { ...state, isOutdated: true }, { stored }, { effect: { kind: 'cancel' } })
    case 'moving':
      // Its answer asks anew.
      return enter(upload, state, {}, { effect: { kind: 'cancel' } })
    case 'checking':
      return enter(upload, { ...state, isOutdated: true }, { stored })
    case 'settling':
    case 'waiting':
    case 'hashing':
    case 'gone':
      return enter(upload, state, { stored })
    default:
      return assertNever(state)
  }
}

/** A file that is there asks for a link, which says "stored" where it need not be sent; of one that is gone only a check can tell. */
function askAgain(upload: Upload, stored: Stored, context: Context): Step {
  const { contentHash, stat } = stored
  const next = isCurrent(upload, stored) ? 'link' : 'check'
  if (next === 'check' && upload.observed.kind !== 'absent') return startOver(upload, context, { stored: null })
  return waitFor(upload, context, {
    next,
    fingerprint: { contentHash, stat },
    reason: 'queued',
    delayMs: 0,
    changes: { stored: null },
  })
}

type Outdated = Exclude<WorkingState, { kind: 'hashing' | 'moving' }>

/** The state that waits for the answer of an earlier target; null for any other. */
export function outdated(state: UploadState): Outdated | null {
  return (state.kind === 'linking' || state.kind === 'sending' || state.kind === 'checking') && state.isOutdated
    ? state
    : null
}

/**
 * An earlier target answered. Only that bytes may be on their way is kept of it, and, where they were sent and proved to be there, a
 * row of the history. What a check found there leaves none: it may be the answer of the new target, by which we learned of it.
 */
export function onOutdated(upload: Upload, state: Outdated, to: Answer, context: Context): Step {
  const sent = sentEarlier(upload, state, to, context)
  const step = afterOutdated(upload, state, to, context)
  return sent === null ? step : { ...step, upload: { ...step.upload, linkTries: 0 }, sent }
}

function sentEarlier(upload: Upload, state: Outdated, to: Answer, { nowMs }: Context): SentFile | null {
  if (state.kind !== 'sending' || to.kind !== 'send' || to.answer.kind !== 'stored') return null
  const { fingerprint, targetId, terms } = state
  const { at, contentHash } = to.answer
  if (contentHash !== fingerprint.contentHash) return null
  return sentAs(upload, { fingerprint, agreed: at ?? terms, how: 'sent' }, { nowMs, targetId })
}

function afterOutdated(upload: Upload, state: Outdated, to: Answer, context: Context): Step {
  const { fingerprint } = state
  const mayLand = state.kind === 'sending' && to.kind === 'send' && isUnclear(to.answer, fingerprint)
  const unconfirmed = mayLand
    ? unconfirmedUntil(upload, fingerprint, sendEnd(state.terms, context.nowMs), context)
    : upload.unconfirmed
  if (unconfirmed !== null)
    return waitFor(upload, context, {
      next: 'check',
      fingerprint,
      reason: 'outcome_unknown',
      delayMs: 0,
      changes: { unconfirmed },
    })
  return isCurrent(upload, fingerprint)
    ? waitFor(upload, context, { next: 'link', fingerprint, reason: 'queued', delayMs: 0, changes: { unconfirmed } })
    : startOver(upload, context, { unconfirmed })
}

/** An answer about other bytes than were sent says nothing of these. */
function isUnclear(answer: SendAnswer, fingerprint: Fingerprint): boolean {
  if (answer.kind === 'stored') return answer.contentHash !== fingerprint.contentHash
  return answer.kind !== 'withheld' && answer.kind !== 'damaged'
}
