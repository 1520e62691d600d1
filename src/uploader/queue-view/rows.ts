// Uploads as they are shown: a projection, so that nothing shown can differ from what is known.
import { reasonFacts, reasonOfIntent } from '#shared/reasons.ts'
import type { PauseReason, ReasonCode, WaitingReason } from '#shared/reasons.ts'
import type { SystemClock } from '#adapters/system/clock.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import type { Fingerprint, Upload, UploadState } from '#shared/upload.ts'
import { mostBytesOf } from '#shared/grant.ts'
import type { SendProgress } from '#shared/rows/send-progress.ts'
import { defaultLimits } from '../session/server-facts.ts'
import type { Supervisor } from '../session/supervisor.ts'
import type { ProgressMeter } from '../progress/progress-meter.ts'

/** What the queue around an upload adds to its row. `nextTryAtMs` is in the computer's clock. */
export type Shown = {
  readonly reason: ReasonCode | null
  readonly nextTryAtMs: number | null
  readonly progress: SendProgress | null
  /** How fast its bytes leave; left out where that is not known. */
  readonly bytesPerSecond?: number | null
  /** What the company server has of a large file whose send broke; null for all others. */
  readonly restingBytes: number | null
  /** How large a file may be; null where nobody knows. */
  readonly limitBytes: number | null
}

/** The row of an upload in a running queue. */
export function rowOf(upload: Upload, shown: Shown): UploadRow {
  const { path, state, observed } = upload
  const { reason } = shown
  return {
    path,
    state: state.kind === 'moving' ? 'done' : state.kind,
    reason,
    nextTryAt: isoTime(shown.nextTryAtMs),
    action: reason === null ? null : reasonFacts[reason].action,
    inFolder: observed.kind !== 'absent',
    sizeBytes: sizeOf(upload),
    limitBytes: reason === 'too_large' ? shown.limitBytes : null,
    contentHash: fingerprintOf(upload)?.contentHash ?? null,
    ...sendingOf(upload, shown),
    destination: isDone(state) ? (upload.stored?.destination ?? null) : null,
    ...originalOf(state),
  }
}

function sendingOf(
  { state }: Upload,
  { bytesPerSecond = null, progress, reason, restingBytes }: Shown,
): Pick<UploadRow, 'sentBytes' | 'arrivedBytes' | 'bytesPerSecond' | 'step'> {
  if (state.kind !== 'sending' || reason !== null) {
    return restingBytes === null ? { sentBytes: null } : { sentBytes: null, arrivedBytes: restingBytes }
  }
  if (progress === null || progress.step === null) {
    return { sentBytes: progress?.sentBytes ?? 0, ...(bytesPerSecond === null ? {} : { bytesPerSecond }) }
  }
  return { sentBytes: progress.sentBytes, step: progress.step }
}

/** The size of the file, or of what was sent of one that is not there any more; null where neither is known. */
export function sizeOf({ state, observed, stored }: Upload): number | null {
  if (observed.kind === 'file') return observed.stat.sizeBytes
  return isDone(state) ? (stored?.stat.sizeBytes ?? null) : null
}

/** A file whose original is being moved is done. */
export function isDone(state: UploadState): state is Extract<UploadState, { kind: 'done' | 'moving' }> {
  return state.kind === 'done' || state.kind === 'moving'
}

/** When it was proved to be in Dropbox; null where it was not. */
export function doneAtMs(state: UploadState): number | null {
  if (state.kind === 'moving') return state.doneAtMs
  return state.kind === 'done' ? state.atMs : null
}

function originalOf(state: UploadState): Pick<UploadRow, 'original'> {
  if (state.kind === 'moving') return { original: { kind: 'due', to: state.due.to } }
  if (state.kind !== 'done' || state.original === undefined) return {}
  const { original } = state
  return { original: original.kind === 'due' ? { kind: 'due', to: original.to } : original }
}

/** What rows are made from. */
export type RowParts = {
  readonly clock: SystemClock
  readonly session: Supervisor
  readonly meter: Pick<ProgressMeter, 'paceOf' | 'restingBytes' | 'shown'>
}

/** The row of `upload` in the queue as it is now. */
export function shownRow({ clock, meter, session }: RowParts, upload: Upload): UploadRow {
  const engine = session.engine()
  const nextTryAtMs = engine.nextTryAtMs(upload)
  return rowOf(upload, {
    reason: shownReason(upload, engine.reasonOf(upload), () => session.pauseReason()),
    nextTryAtMs: nextTryAtMs === null ? null : clock.wallMs(nextTryAtMs),
    progress: meter.shown(engine.progress()).get(upload.path) ?? null,
    bytesPerSecond: meter.paceOf(upload.path),
    restingBytes: meter.restingBytes(upload),
    limitBytes: mostBytesOf(session.me() ?? defaultLimits),
  })
}

const nothingShown = { nextTryAtMs: null, progress: null, restingBytes: null, limitBytes: null } as const

/**
 * The row of an upload as the ledger keeps it, when no queue runs. `restingBytes`: what the company server is known to have of it; null
 * for nothing.
 */
export function rowAtRest(upload: Upload, restingBytes: number | null = null): UploadRow {
  const { state } = upload
  const waits = state.kind === 'settling' || state.kind === 'waiting'
  const held = waits ? reasonOfIntent(upload.intent) : null
  const shown = { ...nothingShown, restingBytes }
  if (held !== null) return rowOf(upload, { ...shown, reason: held })
  const reason = waits || state.kind === 'blocked' ? state.reason : null
  const nextTryAtMs = waits && state.untilMs > 0 ? goesOnMs(upload, state.untilMs) : null
  return rowOf(upload, { ...shown, reason, nextTryAtMs })
}

/** A version that waits for an earlier one goes when that can arrive no more; looks in between may end it earlier. */
function goesOnMs({ state, unconfirmed }: Upload, untilMs: number): number {
  const isOpen = state.kind === 'waiting' && state.reason === 'earlier_send_open' && unconfirmed !== null
  return isOpen ? Math.max(untilMs, unconfirmed.untilMs) : untilMs
}

/**
 * Why a row waits, as it is shown: the engine knows that all is paused, and not why; a send that a pause stops is paused before its
 * connection is closed.
 */
export function shownReason(
  { state }: Upload,
  reason: ReasonCode | null,
  pauseReason: () => PauseReason | null,
): ReasonCode | null {
  if (state.kind === 'sending') return pauseReason() ?? reason
  // The first look at the folder stops all as a pause does, and nobody has to resume it.
  return reason === 'paused' ? (pauseReason() ?? 'queued') : reason
}

/** A folder that cannot be read, shown like a file that cannot: nobody knows what is in it. */
export function unreadableRow(path: string, reason: WaitingReason): UploadRow {
  return {
    path,
    isFolder: true,
    state: 'settling',
    reason,
    nextTryAt: null,
    action: null,
    inFolder: true,
    sizeBytes: null,
    limitBytes: null,
    contentHash: null,
    sentBytes: null,
    destination: null,
  }
}

/** The bytes the state speaks of; null where it speaks of none yet. */
function fingerprintOf({ state, stored }: Upload): Fingerprint | null {
  switch (state.kind) {
    case 'waiting':
    case 'linking':
    case 'sending':
    case 'checking':
      return state.fingerprint
    case 'done':
    case 'moving':
      return stored
    case 'settling':
    case 'hashing':
    case 'blocked':
    case 'gone':
      return null
  }
}

/** Times nobody can write (damaged ones) are not shown. */
function isoTime(atMs: number | null): string | null {
  if (atMs === null || !Number.isFinite(atMs) || Math.abs(atMs) > 8.64e15) return null
  return new Date(atMs).toISOString()
}
