// What a look at the path changes in what is known of it, whatever the upload is doing: since when the name is free, and
// whether the file that took it is the same document.
import type { Context } from './moves.ts'
import { intentAfter } from './on-intent.ts'
import { unrestAfter } from './settle.ts'
import {
  isSameFile,
  type UnconfirmedSend,
  type Observed,
  type Stat,
  type Upload,
  type UploadState,
} from '#shared/upload.ts'

/**
 * The upload once `observed` stands at its path. A save may remove a file and make it anew, which takes moments; a name that
 * was free for longer and came back with another file is another document, and replaces nothing.
 */
export function seen(upload: Upload, observed: Observed, context: Context): Upload {
  const noted = {
    ...upload,
    observed,
    intent: intentAfter(upload, observed),
    ...unrestAfter(upload, observed, context),
  }
  if (observed.kind === 'absent') return { ...noted, absentSinceMs: upload.absentSinceMs ?? context.nowMs }
  // A link or a folder at the name is no save that goes on: the name stays as free as it was.
  if (observed.kind === 'unfit' && wasFreeForLong(upload, context)) return noted
  const isNew = observed.kind === 'file' && isAnotherDocument(upload, observed.stat, context)
  return isNew
    ? { ...noted, absentSinceMs: null, isNewDocument: true, stored: null, state: ofEarlier(upload.state) }
    : { ...noted, absentSinceMs: null }
}

/** What is under way is of the document that had the name before. */
function ofEarlier(state: UploadState): UploadState {
  return state.kind === 'sending' || state.kind === 'checking' ? { ...state, isOfEarlier: true } : state
}

/** True when this file is not the one that was known under the name, by name and by what the disk calls it. */
function isAnotherDocument(before: Upload, stat: Stat, context: Context): boolean {
  return !context.replacesByName && wasFreeForLong(before, context) && !isKnownFile(before, stat)
}

/** True when the name has been free for longer than a save takes. */
function wasFreeForLong({ absentSinceMs }: Upload, { nowMs, quietMs }: Context): boolean {
  return absentSinceMs !== null && nowMs - absentSinceMs > quietMs
}

/** What was sent was another document than the one that has the name now: that replaces nothing. */
export function forgetEarlier(upload: Upload): Upload {
  return upload.isNewDocument ? { ...upload, stored: null } : upload
}

/**
 * The upload once it has the name that `before` had in another spelling. A file renamed in case only is the same document,
 * and so is one that was saved anew in the moment the other vanished; one that lay beside it is not. What is another
 * document than its own spelling had before stays one, however soon that spelling once followed the other.
 */
export function takenOver(upload: Upload, before: Upload, context: Context): Upload {
  const { observed } = upload
  const isRenamed = observed.kind === 'file' && isKnownFile(before, observed.stat)
  const freeMs = before.absentSinceMs === null ? -1 : upload.addedAtMs - before.absentSinceMs
  const isSavedAnew = !upload.isNewDocument && freeMs >= 0 && freeMs <= context.quietMs
  const isSame = isRenamed || isSavedAnew || context.replacesByName
  const isNewDocument = !isSame || before.isNewDocument
  const stored = isSame ? forgetEarlier(before).stored : null
  return { ...upload, stored, unconfirmed: laterOf(upload.unconfirmed, before.unconfirmed), isNewDocument }
}

/** The upload that has its name although bytes that were sent under another spelling of it may still land. */
export function waitingAlsoFor(upload: Upload, other: UnconfirmedSend | null): Upload {
  const { unconfirmed, state } = upload
  if (other === null || (state.kind !== 'settling' && state.kind !== 'waiting')) return upload
  return {
    ...upload,
    unconfirmed: laterOf(unconfirmed, other),
    state: state.kind === 'waiting' ? { ...state, next: 'check' } : state,
  }
}

/** Of two sends that may still land, the one that may for longer. */
function laterOf(one: UnconfirmedSend | null, other: UnconfirmedSend | null): UnconfirmedSend | null {
  if (one === null || other === null) return one ?? other
  return endsLater(one, other) ? one : other
}

/** By the server's clock where it is known of both, for it outlives our restarts. */
function endsLater(one: UnconfirmedSend, other: UnconfirmedSend): boolean {
  if (one.serverUntilMs === null || other.serverUntilMs === null) return one.untilMs > other.untilMs
  return one.serverUntilMs > other.serverUntilMs
}

/** True when it is the file whose bytes were sent, or are being sent. */
function isKnownFile({ state, stored, unconfirmed }: Upload, stat: Stat): boolean {
  if ('fingerprint' in state) return isSameFile(state.fingerprint.stat, stat)
  if (state.kind === 'hashing') return isSameFile(state.stat, stat)
  const known = stored ?? unconfirmed?.fingerprint ?? null
  return known !== null && isSameFile(known.stat, stat)
}
