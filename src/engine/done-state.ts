// The state of an upload whose bytes are proved to be in Dropbox: its original stays, or is to be moved.
import type { Fingerprint } from '#shared/sent/fingerprint.ts'
import type { AfterUpload, MoveDue, MoveTo } from '#shared/sent/original.ts'
import type { SentFile } from '#shared/rows/sent-file.ts'
import type { Observed, RestingState, UploadState } from '#shared/upload.ts'

export type DoneState = Extract<RestingState, { kind: 'done' }>

/** `sent` is what the history is told now: nothing while it is open what becomes of the file. */
export function doneState(
  fingerprint: Fingerprint,
  observed: Observed,
  row: SentFile | null,
  { nowMs, afterUpload }: { readonly nowMs: number; readonly afterUpload: AfterUpload },
): { readonly state: DoneState; readonly sent: SentFile | null } {
  if (afterUpload === 'keep' || observed.kind !== 'file') return { state: { kind: 'done', atMs: nowMs }, sent: row }
  const original = moveDue(fingerprint, afterUpload, nowMs, row)
  return { state: { kind: 'done', atMs: nowMs, original }, sent: null }
}

/** A move that has not begun. */
export function moveDue(fingerprint: Fingerprint, to: MoveTo, nowMs: number, row: SentFile | null): MoveDue {
  return { kind: 'due', to, fingerprint, turn: 1, tries: 0, untilMs: nowMs, isBegun: false, row }
}

/** True when a crash may have cut the move short: where the file is now, only a look can tell. */
export function isMoveOpen(state: UploadState): boolean {
  return state.kind === 'done' && state.original?.kind === 'due' && state.original.isBegun
}
