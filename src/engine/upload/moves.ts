// The vocabulary of a decision: what comes in, what goes out, and the few moves every decision is made of.
import { backoffMs, longestHoldMs } from './backoff.ts'
import { quietTimeMs } from './settle.ts'
import { sentAs, type Agreed } from '../sent-as.ts'
import { longestInterceptedMs } from '../limits.ts'
import { doneState } from '../done-state.ts'
import type { MoveAnswer, MoveAsk } from '../ports.ts'
import type { AfterUpload } from '#shared/sent/original.ts'
import type { HistoryEntry } from '#shared/rows/history-entry.ts'
import type { NoRoom, WaitingReason } from '#shared/reasons.ts'
import type { SentFile, SentHow } from '#shared/rows/sent-file.ts'
import {
  isSameSave,
  sameStat,
  type CheckAnswer,
  type Fingerprint,
  type HashAnswer,
  type LinkAnswer,
  type NameKind,
  type Next,
  type Observed,
  type SendAnswer,
  type Stat,
  type Stored,
  type UnconfirmedSend,
  type Upload,
  type UploadState,
  type Intent,
} from '#shared/upload.ts'
import { type Grant } from '#shared/grant.ts'

/** Everything a decision may know beside the upload: time and randomness are arguments. */
export type Context = {
  readonly nowMs: number
  readonly jitter: number
  readonly quietMs: number
  /** No larger file is sent, by whichever way. */
  readonly mostBytes: number
  /** The target that answers now. */
  readonly targetId: number
  /** A person paused everything. */
  readonly paused: boolean
  /** How far the company server's clock is ahead of ours; null until an answer told it. */
  readonly serverAheadMs: number | null
  /** A new document at an old name replaces the one before. */
  readonly replacesByName: boolean
  /** What becomes of files that are done. */
  readonly afterUpload: AfterUpload
  readonly nameKindOf: (path: string) => NameKind
}

export type Answer =
  | { readonly kind: 'hash'; readonly answer: HashAnswer }
  | { readonly kind: 'link'; readonly answer: LinkAnswer }
  | { readonly kind: 'send'; readonly answer: SendAnswer }
  | { readonly kind: 'check'; readonly answer: CheckAnswer }
  | { readonly kind: 'move'; readonly answer: MoveAnswer }

export type UploadEvent =
  | { readonly kind: 'observed'; readonly observed: Observed }
  /** Its time has come and it has a slot. */
  | { readonly kind: 'start' }
  /** A person wants another try now. */
  | { readonly kind: 'retry' }
  /** A person wants something else with it. */
  | { readonly kind: 'intent'; readonly intent: Intent }
  /** What kept it may be over: the network is back, a name is free, a limit was raised. */
  | { readonly kind: 'reconsider' }
  /** Everything is paused: what is under way is asked to stop, a link in hand is thrown away. */
  | { readonly kind: 'halt' }
  /** All files go to another target from now on. */
  | { readonly kind: 'retarget' }
  /** Another upload has the same name for Dropbox. */
  | { readonly kind: 'collides' }
  | { readonly kind: 'answered'; readonly to: Answer }

export type Effect =
  /** `mayBeOpen`: also while a program has the file open for writing. */
  | { readonly kind: 'hash'; readonly stat: Stat; readonly mayBeOpen: boolean }
  | { readonly kind: 'link'; readonly fingerprint: Fingerprint; readonly replaces: Stored | null }
  | { readonly kind: 'send'; readonly fingerprint: Fingerprint; readonly grant: Grant }
  | { readonly kind: 'check'; readonly contentHash: string; readonly sizeBytes: number }
  | { readonly kind: 'move'; readonly ask: MoveAsk }
  | { readonly kind: 'cancel' }

/** Which part of the world an answer speaks of. */
export type Side = 'server' | 'dropbox'

/** What an answer says about the world, for the queue as a whole. */
export type HealthSignal =
  | { readonly kind: 'well'; readonly side: Side }
  /** Dropbox is there and said no: to this file, or to all of them. */
  | { readonly kind: 'refusal' }
  /** Others need not try now. */
  | { readonly kind: 'down'; readonly side: Side; readonly reason: WaitingReason; readonly afterMs: number | null }
  /** Perhaps only this file's trouble; several in a row are the world's. */
  | { readonly kind: 'suspect'; readonly reason: WaitingReason }

export type Step = {
  readonly upload: Upload
  readonly effect: Effect | null
  readonly note: HistoryEntry | null
  readonly signal: HealthSignal | null
  /** What was proved to be in Dropbox: a row of the history. */
  readonly sent: SentFile | null
}

type More = Partial<Omit<Step, 'upload'>>

/** Nothing changes. */
export function unchanged(upload: Upload): Step {
  return { upload, effect: null, note: null, signal: null, sent: null }
}

/** The upload moves to `state`, with what else changes in it and what else follows. */
export function enter(upload: Upload, state: UploadState, changes: Partial<Upload> = {}, more: More = {}): Step {
  return {
    upload: { ...upload, ...changes, state },
    effect: more.effect ?? null,
    note: more.note ?? null,
    signal: more.signal ?? null,
    sent: more.sent ?? null,
  }
}

/** Begins again from what is on disk now: settle, be blocked, or be gone. Counters start anew. */
export function startOver(upload: Upload, context: Context, changes: Partial<Upload> = {}, more: More = {}): Step {
  const observed = changes.observed ?? upload.observed
  const fresh = { failures: 0, refusals: 0, ...changes }
  switch (observed.kind) {
    case 'file':
      return enter(upload, settling({ ...upload, ...changes }, context), fresh, more)
    case 'unfit':
      return enter(upload, { kind: 'blocked', reason: observed.reason, atMs: context.nowMs }, fresh, more)
    case 'absent':
      return enter(upload, { kind: 'gone', atMs: context.nowMs }, fresh, withNote(more, { kind: 'removed' }))
  }
}

/** What follows, with `note` where there is none. */
function withNote(more: More, note: HistoryEntry): More {
  return { ...more, note: more.note ?? note }
}

function settling(upload: Upload, context: Context): UploadState {
  const changingSinceMs = changingSince(upload, context)
  const untilMs = context.nowMs + quietTimeMs(upload, changingSinceMs, context)
  return { kind: 'settling', untilMs, changingSinceMs, reason: 'settling' }
}

/** When the unrest began that the file is in. */
export function changingSince({ state }: Upload, { nowMs }: Context): number {
  return state.kind === 'settling' || state.kind === 'hashing' ? state.changingSinceMs : nowMs
}

type Wait = More & {
  readonly next: Next
  readonly fingerprint: Fingerprint
  readonly reason: WaitingReason
  /** Null: the usual backoff. */
  readonly delayMs: number | null
  /** What else changes in the upload. */
  readonly changes?: Partial<Upload>
}

/** Waits `delayMs` and then asks `next` about these bytes. */
export function waitFor(upload: Upload, context: Context, wait: Wait): Step {
  const { next, fingerprint, reason, delayMs, changes = {}, ...more } = wait
  const ms = delayMs ?? backoffMs(upload.failures, context.jitter)
  return enter(upload, { kind: 'waiting', untilMs: context.nowMs + ms, next, fingerprint, reason }, changes, more)
}

/** Something on the way keeps this file alone: it is asked again ever more rarely, and says nothing of the server but good. */
export function intercepted(upload: Upload, next: Next, fingerprint: Fingerprint, context: Context): Step {
  return waitFor(upload, context, {
    next,
    fingerprint,
    reason: 'intercepted',
    delayMs: backoffMs(upload.failures, context.jitter, longestInterceptedMs),
    changes: { failures: upload.failures + 1 },
    // Once in its history, not at each try.
    note: upload.failures > 0 ? null : { kind: 'setback', reason: 'intercepted' },
    signal: { kind: 'well', side: 'server' },
  })
}

/** Large files find no way through the company server: this one comes again, and nobody else has to wait. */
export function waitForRoom(upload: Upload, context: Context, fingerprint: Fingerprint, room: NoRoom): Step {
  const delayMs = Math.max(room.afterMs ?? 0, backoffMs(upload.failures, context.jitter, longestHoldMs))
  const reason = room.reason ?? 'no_room_yet'
  const changes = { failures: upload.failures + 1 }
  const signal = { kind: 'well', side: 'server' } as const
  return waitFor(upload, context, { next: 'link', fingerprint, reason, delayMs, changes, signal })
}

/** The backoff of an upload that failed because the world is down: short, since the queue's hold does the rest. */
export function worldBackoffMs(upload: Upload, context: Context): number {
  return backoffMs(upload.failures, context.jitter, longestHoldMs)
}

type Completion = {
  readonly fingerprint: Fingerprint
  /** Where the bytes are. */
  readonly agreed: Agreed
  readonly note: Extract<HistoryEntry, { kind: SentHow }>
  readonly signal: HealthSignal | null
  /** What may still land at another place; left out where nothing may. */
  readonly unconfirmed?: UnconfirmedSend | null
}

/** These bytes are in Dropbox, where `agreed` says: done, or begin again when the file is another by now. */
export function complete(upload: Upload, context: Context, completion: Completion): Step {
  const { fingerprint, agreed, note, signal, unconfirmed = null } = completion
  const known = { unconfirmed, failures: 0, refusals: 0, linkTries: 0, intent: 'go' } as const
  const sent = sentAs(upload, { fingerprint, agreed, how: note.kind }, context)
  // A file that was moved away after its bytes arrived stays known as sent. One that was touched is read once more.
  if (isUntouched(upload, fingerprint) || upload.observed.kind === 'absent') {
    const stored = storedAs(upload, fingerprint, agreed, context)
    // Another document was at the name meanwhile, and went, too: what follows it replaces nothing of this one.
    const isNewDocument = upload.observed.kind === 'absent' && 'isOfEarlier' in upload.state
    const changes = { ...known, stored, isNewDocument }
    const done = doneState(fingerprint, upload.observed, sent, context)
    return enter(upload, done.state, changes, { note, signal, sent: done.sent })
  }
  return startOver(
    upload,
    context,
    { ...known, intent: intentBeside(upload), stored: earlierVersion(upload, fingerprint, agreed, context) },
    { note, signal, sent },
  )
}

/** A person's word was about the version that arrived; what came with very many others is asked about all the same. */
function intentBeside({ intent }: Upload): Intent {
  return intent === 'ask' ? 'ask' : 'go'
}

/** What is known once an earlier version arrived: what the next one replaces, unless that is another document. */
export function earlierVersion(
  upload: Upload,
  fingerprint: Fingerprint,
  agreed: Agreed,
  context: Context,
): Stored | null {
  return upload.isNewDocument ? null : storedAs(upload, fingerprint, agreed, context)
}

function storedAs({ stored }: Upload, fingerprint: Fingerprint, agreed: Agreed, context: Context): Stored {
  const { destination } = agreed
  // A server gives its receipt with the link; who only says "it is there" takes none away.
  const isSamePlace = stored?.contentHash === fingerprint.contentHash && stored.destination === destination
  const receipt = agreed.receipt ?? (isSamePlace ? stored.receipt : null)
  return {
    contentHash: fingerprint.contentHash,
    stat: fingerprint.stat,
    targetId: context.targetId,
    destination,
    receipt,
  }
}

/** True when the file is still the one of the fingerprint, as far as may be sent: the bytes are hashed again on their way. */
export function isCurrent(upload: Upload, fingerprint: Fingerprint): boolean {
  return upload.observed.kind === 'file' && isSameSave(upload.observed.stat, fingerprint.stat)
}

/** True when nobody touched the file since the fingerprint was taken, so that it holds without another look at the bytes. */
export function isUntouched(upload: Upload, fingerprint: Fingerprint): boolean {
  return upload.observed.kind === 'file' && sameStat(upload.observed.stat, fingerprint.stat)
}

/** True when this upload may begin to work. */
export function mayWork(upload: Upload): boolean {
  return upload.intent === 'go'
}
