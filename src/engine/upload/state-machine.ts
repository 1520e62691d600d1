// One upload and one event make the next upload and at most one effect. The core of the engine.
import { leastLinkLifeMs, longestReadyMs } from '../limits.ts'
import { isMoveOpen } from '../done-state.ts'
import { onChecked } from './on-checked.ts'
import { onHashed } from './on-hashed.ts'
import { onLinked } from './on-linked.ts'
import { onMoved, rowOnLeaving, startMove, tryMoveAgain, withoutMove } from './on-moved.ts'
import { onSent } from './on-sent.ts'
import { onOutdated, onRetarget, outdated } from './on-retarget.ts'
import { onIntent } from './on-intent.ts'
import {
  changingSince,
  mayWork,
  enter,
  isCurrent,
  startOver,
  unchanged,
  waitFor,
  type Answer,
  type Context,
  type Step,
  type UploadEvent,
} from './moves.ts'
import { forgetEarlier, seen } from './on-seen.ts'
import { mayBeOpen } from './settle.ts'
import { assertNever } from '#shared/assert.ts'
import type { HistoryEntry } from '#shared/rows/history-entry.ts'
import { reasonFacts } from '#shared/reasons.ts'
import { isSameSave, sameObserved } from '#shared/upload.ts'
import type { Fingerprint, Observed, Upload, UploadState } from '#shared/upload.ts'

/** Decides what `event` means for `upload`. Throws only for an answer nobody asked for, which is a bug. */
export function transition(upload: Upload, event: UploadEvent, context: Context): Step {
  return rowOnLeaving(upload, decide(upload, event, context))
}

function decide(upload: Upload, event: UploadEvent, context: Context): Step {
  switch (event.kind) {
    case 'observed':
      return onObserved(upload, event.observed, context)
    case 'start':
      return onStart(upload, context)
    case 'retry':
      return onRetry(upload, context)
    case 'reconsider':
      return onReconsider(upload, context)
    case 'intent':
      return onIntent(upload, event.intent, context)
    case 'halt':
      return onHalt(upload, context)
    case 'retarget':
      return onRetarget(upload, context)
    case 'collides':
      return enter(upload, { kind: 'blocked', reason: 'name_collision', atMs: context.nowMs })
    case 'answered':
      return onAnswered(upload, event.to, context)
    default:
      return assertNever(event)
  }
}

/** A new upload, first seen at this moment. */
export function newUpload(path: string, observed: Observed, context: Context): Upload {
  const blank: Upload = {
    path,
    observed,
    stored: null,
    unconfirmed: null,
    absentSinceMs: null,
    isNewDocument: false,
    failures: 0,
    refusals: 0,
    linkTries: 0,
    addedAtMs: context.nowMs,
    intent: 'go',
    unrest: 0,
    changedAtMs: context.nowMs,
    state: { kind: 'gone', atMs: context.nowMs },
  }
  return startOver(blank, context).upload
}

function onObserved(before: Upload, observed: Observed, context: Context): Step {
  if (sameObserved(before.observed, observed)) return unchanged(before)
  const upload = keepProof(before, seen(before, observed, context))
  const { state } = upload
  if (isTouchOf(before.observed, observed) && isIndifferentToTouch(state)) return enter(upload, state)
  switch (state.kind) {
    case 'moving':
      // What is gone may be our own doing.
      return enter(upload, state, {}, observed.kind === 'absent' ? {} : { effect: { kind: 'cancel' } })
    case 'hashing':
    case 'sending':
      // A working state is left only by its answer; the change is noted and the work is asked to stop.
      return enter(upload, state, {}, { effect: { kind: 'cancel' } })
    case 'checking':
      return enter(upload, state)
    case 'linking':
      // The ask is short; its answer is thrown away if it is a link for the old bytes.
      if (state.ready === null) return enter(upload, state)
      return startOver(upload, context, {}, { note: supersededBy(observed) })
    case 'waiting':
      // Bytes may be on their way: what becomes of them is found out before the file is forgotten.
      if (state.next === 'check' && observed.kind === 'absent') return enter(upload, state)
      return startOver(upload, context, {}, { note: supersededBy(observed) })
    case 'done':
      if (isMoveOpen(state)) return enter(upload, state)
      if (observed.kind === 'absent') return enter(upload, withoutMove(state))
      return startOver(forgetEarlier(upload), context)
    case 'settling':
    case 'blocked':
      return startOver(upload, context, {}, { note: observed.kind === 'absent' ? { kind: 'removed' } : null })
    case 'gone':
      return startOver(upload, context)
    default:
      return assertNever(state)
  }
}

/** While a file is moved, what is known of it stays, whatever stands at its path by now. */
function keepProof({ state, stored }: Upload, upload: Upload): Upload {
  return state.kind === 'moving' || isMoveOpen(state) ? { ...upload, stored } : upload
}

function isTouchOf(before: Observed, observed: Observed): boolean {
  return before.kind === 'file' && observed.kind === 'file' && isSameSave(before.stat, observed.stat)
}

/**
 * What is under way goes on when only ctime moved: else a backup that links a file every minute would keep a large one from ever
 * arriving. Bytes that were written with mtime put back are told by their hash before the last one leaves, or by the reading that
 * follows a send.
 */
function isIndifferentToTouch(state: UploadState): boolean {
  switch (state.kind) {
    case 'settling':
      return !reasonFacts[state.reason].isUnreadable // a changed mode may be just what it waits for
    case 'hashing':
    case 'waiting':
    case 'linking':
    case 'sending':
    case 'checking':
    case 'moving':
      return true
    case 'done':
    case 'blocked':
    case 'gone':
      return false
    default:
      return assertNever(state)
  }
}

function supersededBy(observed: Observed): HistoryEntry {
  return observed.kind === 'absent' ? { kind: 'removed' } : { kind: 'superseded' }
}

function onStart(upload: Upload, context: Context): Step {
  if (!mayWork(upload)) return unchanged(upload)
  const { state } = upload
  switch (state.kind) {
    case 'settling':
      return startHash(upload, context)
    case 'waiting':
      return state.next === 'link'
        ? startLink(upload, state.fingerprint, context)
        : startCheck(upload, state.fingerprint)
    case 'linking':
      return startSend(upload, context)
    case 'done':
      return startMove(upload, state, context)
    case 'moving':
    case 'hashing':
    case 'sending':
    case 'checking':
    case 'blocked':
    case 'gone':
      return unchanged(upload)
    default:
      return assertNever(state)
  }
}

function startHash(upload: Upload, context: Context): Step {
  const { observed } = upload
  if (observed.kind !== 'file') return startOver(upload, context)
  if (observed.stat.sizeBytes > context.mostBytes) {
    const note: HistoryEntry = { kind: 'blocked', reason: 'too_large' }
    return enter(upload, { kind: 'blocked', reason: 'too_large', atMs: context.nowMs }, {}, { note })
  }
  const { stat } = observed
  const changingSinceMs = changingSince(upload, context)
  const effect = { kind: 'hash', stat, mayBeOpen: mayBeOpen(upload, changingSinceMs, context) } as const
  return enter(upload, { kind: 'hashing', stat, changingSinceMs }, {}, { effect })
}

function startLink(upload: Upload, fingerprint: Fingerprint, context: Context): Step {
  const replaces = upload.stored
  const state = { kind: 'linking', fingerprint, askedAtMs: context.nowMs, ready: null, isOutdated: false } as const
  const changes = { linkTries: upload.linkTries + 1 }
  return enter(upload, state, changes, { effect: { kind: 'link', fingerprint, replaces } })
}

/** A send of other bytes that may still land is asked about first. */
function startCheck(upload: Upload, fingerprint: Fingerprint): Step {
  const asked = upload.unconfirmed?.fingerprint ?? fingerprint
  const { contentHash } = asked
  return enter(
    upload,
    { kind: 'checking', fingerprint, isOutdated: false },
    {},
    { effect: { kind: 'check', contentHash, sizeBytes: asked.stat.sizeBytes } },
  )
}

function startSend(upload: Upload, context: Context): Step {
  const { state } = upload
  if (state.kind !== 'linking' || state.ready === null) return unchanged(upload)
  const { fingerprint, ready } = state
  if (!isCurrent(upload, fingerprint)) return startOver(upload, context)
  const { grant } = ready
  const { way, expiresAtMs, destination, receipt } = grant
  const tooOld = context.nowMs - ready.sinceMs > longestReadyMs || expiresAtMs - context.nowMs < leastLinkLifeMs
  if (tooOld) return waitFor(upload, context, { next: 'link', fingerprint, reason: 'link_expired', delayMs: 0 })
  const terms = { way, expiresAtMs, destination, receipt }
  return enter(
    upload,
    { kind: 'sending', fingerprint, terms, targetId: context.targetId, isOutdated: false },
    {},
    { effect: { kind: 'send', fingerprint, grant } },
  )
}

/** The last block of a send that hears this in time is withheld; what left already is checked after the pause. */
function onHalt(upload: Upload, context: Context): Step {
  const { state } = upload
  if (state.kind === 'sending' || state.kind === 'moving')
    return enter(upload, state, {}, { effect: { kind: 'cancel' } })
  if (state.kind === 'linking' && state.ready !== null)
    return waitFor(upload, context, { next: 'link', fingerprint: state.fingerprint, reason: 'queued', delayMs: 0 })
  return unchanged(upload)
}

function onRetry(upload: Upload, context: Context): Step {
  const { state } = upload
  const note: HistoryEntry = { kind: 'retried' }
  switch (state.kind) {
    case 'blocked':
      return startOver(upload, { ...context, quietMs: 0 }, {}, { note })
    case 'waiting':
      return enter(upload, { ...state, untilMs: context.nowMs }, { failures: 0, refusals: 0 }, { note })
    case 'settling':
      // The quiet time is no failure: a person's intent does not make a half-written file whole.
      return state.reason === 'settling' ? unchanged(upload) : enter(upload, { ...state, untilMs: context.nowMs })
    case 'done':
      return tryMoveAgain(upload, state, context)
    case 'hashing':
    case 'linking':
    case 'sending':
    case 'checking':
    case 'moving':
    case 'gone':
      return unchanged(upload)
    default:
      return assertNever(state)
  }
}

function onReconsider(upload: Upload, context: Context): Step {
  const { state } = upload
  if (state.kind === 'blocked') return startOver(upload, context)
  if (state.kind === 'waiting' && state.untilMs > context.nowMs)
    return enter(upload, { ...state, untilMs: context.nowMs })
  return unchanged(upload)
}

function onAnswered(upload: Upload, to: Answer, context: Context): Step {
  const { state } = upload
  const earlier = to.kind === 'hash' ? null : outdated(state)
  if (earlier !== null) return onOutdated(upload, earlier, to, context)
  if (to.kind === 'hash' && state.kind === 'hashing') return onHashed(upload, state.stat, to.answer, context)
  if (to.kind === 'link' && state.kind === 'linking') return onLinked(upload, state, to.answer, context)
  if (to.kind === 'send' && state.kind === 'sending') return onSent(upload, state, to.answer, context)
  if (to.kind === 'check' && state.kind === 'checking') return onChecked(upload, state.fingerprint, to.answer, context)
  if (to.kind === 'move' && state.kind === 'moving') return onMoved(upload, state, to.answer, context)
  throw new Error(`answer to ${to.kind} while ${state.kind}`)
}
