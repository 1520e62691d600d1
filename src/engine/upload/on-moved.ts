// The original of a file that is done: when it is moved, and what follows from the answer. A move is written down, with the name the
// file is to get, before it begins; one that a crash cut short is finished before anything else happens to the file.
import { mostMoveTries, mostMoveTurns } from '../limits.ts'
import { isMoveOpen, moveDue, type DoneState } from '../done-state.ts'
import { backoffMs } from './backoff.ts'
import { forgetEarlier, seen } from './on-seen.ts'
import { enter, isUntouched, startOver, unchanged, type Context, type Step } from './moves.ts'
import { startOverFrom } from './on-hashed.ts'
import { isAgreedElsewhere, onRetarget } from './on-retarget.ts'
import { assertNever } from '#shared/assert.ts'
import type { MoveAnswer } from '../ports.ts'
import type { MoveDue, OriginalState, StayReason } from '#shared/sent/original.ts'
import type { Original, SentFile } from '#shared/rows/sent-file.ts'
import {
  isSameSave,
  type Fingerprint,
  type Observed,
  type Stat,
  type Upload,
  type UploadState,
} from '#shared/upload.ts'

type Moving = Extract<UploadState, { kind: 'moving' }>
type Moved = Extract<MoveAnswer, { kind: 'moved' }>

/** Its turn has come. */
export function startMove(upload: Upload, state: DoneState, context: Context): Step {
  const { original } = state
  if (original?.kind !== 'due') return unchanged(upload)
  const { fingerprint } = original
  const to = original.isBegun ? original.to : context.afterUpload
  if (!original.isBegun && isAgreedElsewhere(upload, context))
    return onRetarget({ ...upload, state: left(state) }, context)
  if (to === 'keep' || (!original.isBegun && !isUntouched(upload, fingerprint))) return enter(upload, left(state))
  const due = { ...original, to }
  const { isBegun, turn } = due
  const ask = { path: upload.path, fingerprint, to, turn, isBegun }
  return enter(
    upload,
    { kind: 'moving', fingerprint, doneAtMs: state.atMs, due },
    {},
    { effect: { kind: 'move', ask } },
  )
}

/** A person wants what could not be moved to be tried again. */
export function tryMoveAgain(upload: Upload, state: DoneState, context: Context): Step {
  const again = doneAgain(upload, state, context)
  return again === state ? unchanged(upload) : enter(upload, again)
}

/** The state of a file that is done, taken up at a start: what could not be moved is tried again. */
export function doneAgain(upload: Upload, state: DoneState, context: Context): DoneState {
  const { original } = state
  if (original?.kind === 'due') return { ...state, original: { ...original, tries: 0, untilMs: context.nowMs } }
  const to = context.afterUpload
  if (original?.kind !== 'stays' || upload.stored === null || to === 'keep') return state
  if (!isUntouched(upload, upload.stored)) return state
  // Its row of the history is written: it stayed then.
  const { contentHash, stat } = upload.stored
  return { ...state, original: moveDue({ contentHash, stat }, to, context.nowMs, null) }
}

/** The state once somebody else took the file away: there is nothing to move, unless it was us before a crash. */
export function withoutMove(state: DoneState): DoneState {
  return isMoveOpen(state) || state.original?.kind === 'moved' ? state : left(state)
}

function left({ kind, atMs }: DoneState): DoneState {
  return { kind, atMs }
}

/** Adds the row of the history that waited for the end of a move, once the step leads away from it. */
export function rowOnLeaving(before: Upload, step: Step): Step {
  const row = rowOf(before.state)
  return row === null || step.sent !== null || rowOf(step.upload.state) === row ? step : { ...step, sent: row }
}

function rowOf(state: UploadState): SentFile | null {
  if (state.kind === 'moving') return state.due.row
  return state.kind === 'done' && state.original?.kind === 'due' ? state.original.row : null
}

export function onMoved(upload: Upload, moving: Moving, answer: MoveAnswer, context: Context): Step {
  const stat = 'stat' in answer ? answer.stat : undefined
  const [known, now] = stat === undefined ? [upload, moving] : putBack(upload, moving, stat)
  const step = follow(known, now, answer, context)
  // Files go elsewhere since it began: asked again, which for a file that was moved only finds out whether it is there, too.
  if (!isAgreedElsewhere(step.upload, context) || isMoveOpen(step.upload.state)) return step
  const { effect, upload: next } = onRetarget(step.upload, context)
  return { ...step, effect, upload: next, sent: step.sent ?? moving.due.row }
}

/** The file was away for a moment and is back: its ctime moved, and nobody else touched it. */
function putBack(upload: Upload, moving: Moving, stat: Stat): readonly [Upload, Moving] {
  const { contentHash } = moving.fingerprint
  const isOther = upload.observed.kind !== 'absent' && !isSame(upload.observed, moving.fingerprint)
  if (isOther || upload.stored === null) return [upload, moving]
  const known: Upload = {
    ...upload,
    observed: { kind: 'file', stat },
    absentSinceMs: null,
    stored: { ...upload.stored, stat },
  }
  const fingerprint = { contentHash, stat }
  return [known, { ...moving, fingerprint, due: { ...moving.due, fingerprint } }]
}

function isSame(observed: Observed, { stat }: Fingerprint): boolean {
  return observed.kind === 'file' && isSameSave(observed.stat, stat)
}

function follow(upload: Upload, moving: Moving, answer: MoveAnswer, context: Context): Step {
  const { due } = moving
  switch (answer.kind) {
    case 'moved':
      return gone(upload, moving, answer, context)
    case 'taken':
      if (answer.next > mostMoveTurns) return stays(upload, moving, 'move_failed', context)
      return rest(upload, moving, { ...due, turn: answer.next, isBegun: false, untilMs: context.nowMs }, context)
    case 'changed': {
      if (answer.observed.kind !== 'absent')
        return startOverFrom(forgetEarlier(upload), moving.fingerprint.stat, answer.observed, context)
      // Somebody took it away; who put another file there meanwhile is heard of.
      const isAnother = upload.observed.kind !== 'absent' && !isSame(upload.observed, moving.fingerprint)
      return isAnother
        ? startOver(forgetEarlier(upload), context)
        : enter(absentNow(upload, context), { kind: 'done', atMs: moving.doneAtMs })
    }
    case 'stays':
      return stays(upload, moving, answer.because, context)
    case 'later': {
      const tries = due.tries + 1
      if (answer.because === 'in_use' && tries > mostMoveTries) return stays(upload, moving, 'original_in_use', context)
      const untilMs = context.nowMs + backoffMs(due.tries, context.jitter)
      return rest(upload, moving, { ...due, tries, untilMs, isBegun: answer.because === 'unfinished' }, context)
    }
    default:
      return assertNever(answer)
  }
}

const originalOf = { sent: 'sent_folder', trash: 'trash' } as const satisfies Record<MoveDue['to'], Original>

/** The file is where it should be. What stands at its path by now is another one. */
function gone(upload: Upload, { doneAtMs, due, fingerprint }: Moving, answer: Moved, context: Context): Step {
  const { row, to } = due
  const { where } = answer
  const sent = row === null ? null : { ...row, original: originalOf[to] }
  const more = { note: { kind: 'original_moved', to, where } as const, sent }
  const { observed } = upload
  const isAnother = observed.kind !== 'absent' && !isSame(observed, fingerprint)
  if (isAnother) return startOver(forgetEarlier(upload), context, {}, more)
  const done: DoneState = { kind: 'done', atMs: doneAtMs, original: { kind: 'moved', to, where } }
  const moved = { ...absentNow(upload, context), state: done }
  // With the size and the time of the one that was moved it was taken for that one when it was told.
  if (answer.observed !== undefined && isSame(answer.observed, fingerprint))
    return startOver(forgetEarlier(seen(moved, answer.observed, context)), context, {}, more)
  return enter(moved, done, {}, more)
}

function absentNow(upload: Upload, { nowMs }: Context): Upload {
  return { ...upload, observed: { kind: 'absent' }, absentSinceMs: upload.absentSinceMs ?? nowMs }
}

function stays(upload: Upload, moving: Moving, because: StayReason, context: Context): Step {
  const step = rest(upload, moving, { kind: 'stays', because }, context)
  return { ...step, note: { kind: 'original_stays', because } }
}

/** Done again; what changed meanwhile begins anew. */
function rest(upload: Upload, { doneAtMs, fingerprint }: Moving, original: OriginalState, context: Context): Step {
  const state: DoneState = { kind: 'done', atMs: doneAtMs, original }
  if (isMoveOpen(state)) return enter(upload, state)
  if (upload.observed.kind === 'absent') return enter(upload, left(state))
  return isUntouched(upload, fingerprint) ? enter(upload, state) : startOver(forgetEarlier(upload), context)
}
