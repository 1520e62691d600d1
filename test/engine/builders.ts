// Uploads, observations and moments for tests of the engine: plain values, with a few words to vary them.
import type { Effect, Context, HealthSignal, Step } from '#engine/upload/moves.ts'
import type { SentFile } from '#shared/rows/sent-file.ts'
import type { MoveDue } from '#shared/sent/original.ts'
import type { HistoryEntry } from '#shared/rows/history-entry.ts'
import type {
  Fingerprint,
  UnconfirmedSend,
  Observed,
  RestingState,
  Stat,
  Stored,
  Upload,
  UploadState,
} from '#shared/upload.ts'
import type { LinkTerms, PostGrant } from '#shared/grant.ts'

/** The time at which everything in these tests happens, unless a test says otherwise. */
export const nowMs = 1_000_000

export const url = 'https://content.dropboxapi.com/apitul/1/one-time-secret'

export function aStat(change: Partial<Stat> = {}): Stat {
  return { sizeBytes: 100, mtimeMs: 5_000, ctimeMs: 5_001, fileId: '1:1', ...change }
}

/** A regular file was seen. */
export function aFile(change: Partial<Stat> = {}): Observed {
  return { kind: 'file', stat: aStat(change) }
}

/** The same path after somebody wrote to it. */
export const changedFile: Observed = aFile({ mtimeMs: 9_000, ctimeMs: 9_001 })
/** The same path after a backup linked it, or somebody wrote to it and put the time back: only ctime tells. */
export const touchedFile: Observed = aFile({ ctimeMs: 9_001 })
export const absent: Observed = { kind: 'absent' }
export const unfit: Observed = { kind: 'unfit', reason: 'symbolic_link' }

/** A content hash that is recognised at a glance. */
export function hashOf(letter: string): string {
  return letter.repeat(64)
}

export function aFingerprint(letter = 'a', stat: Partial<Stat> = {}): Fingerprint {
  return { contentHash: hashOf(letter), stat: aStat(stat) }
}

/** Bytes `letter` of an older version were sent and may land until `untilMs`, nobody knows where. */
export function anUnconfirmedSend(letter = 'b', untilMs = nowMs + 60_000): UnconfirmedSend {
  const fingerprint = aFingerprint(letter, { mtimeMs: 1_000, ctimeMs: 1_001 })
  return { fingerprint, untilMs, serverUntilMs: null, place: null }
}

/** The target of these tests. */
export const targetId = 1

/** Bytes `letter` were agreed to be in Dropbox, as the server of these tests tells it. */
export function aStored(letter = 'a', stat: Partial<Stat> = {}): Stored {
  return agreed(aFingerprint(letter, stat))
}

/** These bytes were agreed to be in Dropbox, as the server of these tests tells it. */
export function agreed(fingerprint: Fingerprint): Stored {
  return { ...fingerprint, targetId, destination: '/Team/report.pdf', receipt: null }
}

/** With randomness of one half each backoff is three quarters of its full length: 750 ms for the first. */
export function aContext(change: Partial<Context> = {}): Context {
  const rules = { quietMs: 2_000, mostBytes: 1_000_000, replacesByName: false, nameKindOf: () => 'usual' as const }
  const afterUpload = 'keep'
  return { nowMs, jitter: 0.5, ...rules, afterUpload, targetId, paused: false, serverAheadMs: null, ...change }
}

/** What the server says of its links. */
export const terms = {
  way: 'post',
  expiresAtMs: nowMs + 300_000,
  destination: '/Team/report.pdf',
  receipt: null,
} as const satisfies LinkTerms

/** A link in hand. */
export const aGrant: PostGrant = { ...terms, url }

export const settling = {
  kind: 'settling',
  untilMs: nowMs - 10,
  changingSinceMs: nowMs - 500,
  reason: 'settling',
} as const satisfies RestingState
/** A file that could not be read a while ago. */
export const inUse = { ...settling, untilMs: nowMs + 9_000, reason: 'in_use' } as const satisfies RestingState
export const waitingForLink = {
  kind: 'waiting',
  untilMs: nowMs + 9_000,
  next: 'link',
  fingerprint: aFingerprint(),
  reason: 'server_busy',
} as const satisfies RestingState
export const waitingForCheck = {
  ...waitingForLink,
  next: 'check',
  reason: 'outcome_unknown',
} as const satisfies RestingState
export const done = { kind: 'done', atMs: nowMs - 700 } as const satisfies RestingState
export const blocked = { kind: 'blocked', reason: 'name_taken', atMs: nowMs - 700 } as const satisfies RestingState
export const gone = { kind: 'gone', atMs: nowMs - 700 } as const satisfies RestingState
export const hashing = { kind: 'hashing', stat: aStat(), changingSinceMs: nowMs } as const satisfies UploadState
export const linking = {
  kind: 'linking',
  fingerprint: aFingerprint(),
  askedAtMs: nowMs - 1_500,
  ready: null,
  isOutdated: false,
} as const satisfies UploadState
/** A link in hand whose send waits for a slot. */
export const ready = {
  kind: 'linking',
  fingerprint: aFingerprint(),
  askedAtMs: nowMs - 1_500,
  ready: { grant: aGrant, sinceMs: nowMs - 1_000 },
  isOutdated: false,
} as const satisfies UploadState
export const sending = {
  kind: 'sending',
  targetId,
  fingerprint: aFingerprint(),
  terms,
  isOutdated: false,
} as const satisfies UploadState
export const checking = {
  kind: 'checking',
  fingerprint: aFingerprint(),
  isOutdated: false,
} as const satisfies UploadState

/** Its original is to be moved. */
export const moveDue = {
  kind: 'due',
  to: 'sent',
  fingerprint: aFingerprint(),
  turn: 1,
  tries: 0,
  untilMs: nowMs - 700,
  isBegun: false,
  row: null,
} as const satisfies MoveDue
export const moving = {
  kind: 'moving',
  fingerprint: aFingerprint(),
  doneAtMs: nowMs - 700,
  due: moveDue,
} as const satisfies UploadState

/** Every state an upload can be in, with both kinds of waiting and both kinds of linking. */
export const everyState = {
  settling,
  'in use': inUse,
  'waiting for a link': waitingForLink,
  'waiting for a check': waitingForCheck,
  done,
  blocked,
  gone,
  hashing,
  linking,
  'with a link in hand': ready,
  sending,
  checking,
  moving,
} as const satisfies Record<string, UploadState>

export type StateName = keyof typeof everyState

export const stateNames: readonly StateName[] = Object.keys(everyState).filter(isStateName)

function isStateName(name: string): name is StateName {
  return name in everyState
}

/** An upload with a history: two failures, one refusal, nothing known in Dropbox. A gone one is absent. */
export function anUpload(change: Partial<Upload> = {}): Upload {
  const observed = change.state?.kind === 'gone' ? absent : aFile()
  return {
    path: 'a/report.pdf',
    observed,
    stored: null,
    unconfirmed: null,
    absentSinceMs: (change.observed ?? observed).kind === 'absent' ? nowMs : null,
    isNewDocument: false,
    failures: 2,
    refusals: 1,
    linkTries: 0,
    addedAtMs: 900_000,
    intent: 'go',
    unrest: 0,
    changedAtMs: nowMs,
    state: settling,
    ...change,
  }
}

/** The whole outcome of one decision. */
export function aStep(
  upload: Upload,
  more: { effect?: Effect; note?: HistoryEntry | null; signal?: HealthSignal; sent?: SentFile | null } = {},
): Step {
  return { upload, effect: null, note: null, signal: null, sent: aSent(upload, more.note ?? null), ...more }
}

/** The row of the history that `note` stands for, of an upload of these builders; null for a note of anything else. */
export function aSent({ path, stored, addedAtMs }: Upload, note: HistoryEntry | null): SentFile | null {
  if (note?.kind !== 'sent' && note?.kind !== 'found' && note?.kind !== 'already_there') return null
  const { kind: how, contentHash } = note
  const destination = 'destination' in note ? note.destination : (stored?.destination ?? null)
  const sizes = { sizeBytes: 100, targetId: 1, destination, rev: null }
  return { path, how, contentHash, ...sizes, addedAtMs, sentAtMs: nowMs, tries: 0, original: 'kept' }
}

/** What an upload becomes when it begins again: it settles, and its counters start anew. */
export function settlingAnew(upload: Upload, change: Partial<Upload> = {}, changingSinceMs = nowMs): Upload {
  const state: UploadState = { kind: 'settling', untilMs: nowMs + 2_000, changingSinceMs, reason: 'settling' }
  return { ...upload, failures: 0, refusals: 0, absentSinceMs: null, ...change, state }
}

export const serverIsWell: HealthSignal = { kind: 'well', side: 'server' }
export const dropboxIsWell: HealthSignal = { kind: 'well', side: 'dropbox' }
export const refusal: HealthSignal = { kind: 'refusal' }
