// The words every room speaks about one file on its way to Dropbox. Values only: no decisions, no I/O.
import type { Fingerprint, Stat } from './sent/fingerprint.ts'
import type { Grant, LinkTerms, ReadyLink } from './grant.ts'
import type { MoveDue, OriginalState } from './sent/original.ts'
import type { BlockedReason, NoRoomReason, WaitingReason } from './reasons.ts'

export type { Fingerprint, Stat } from './sent/fingerprint.ts'

/** The newest observation of one path. */
export type Observed =
  | { readonly kind: 'file'; readonly stat: Stat }
  | { readonly kind: 'unfit'; readonly reason: BlockedReason }
  | { readonly kind: 'absent' }

/** What Dropbox held when we last agreed with the company server: these bytes, where, and in whose Dropbox. */
export type Stored = Fingerprint & {
  /** The number of the target (see `target.ts`) that was agreed with; 0 for one that nobody remembers. */
  readonly targetId: number
  /** The full path in Dropbox; null where the server did not tell it. */
  readonly destination: string | null
  /** The server's receipt for these bytes at that place; null where it gave none. */
  readonly receipt: string | null
}

/** A send that got no definite answer: these bytes may still appear in Dropbox until `untilMs`. */
export type UnconfirmedSend = {
  readonly fingerprint: Fingerprint
  readonly untilMs: number
  /** The same end by the company server's clock, which outlives restarts and jumps of ours; null when it was not known. */
  readonly serverUntilMs: number | null
  /** The full path in Dropbox where they may appear; null where nobody told it. */
  readonly place: string | null
}

/** Which question a waiting upload asks next. */
export type Next = 'link' | 'check'

export type RestingState =
  | {
      readonly kind: 'settling'
      /** Not looked at before this moment. */
      readonly untilMs: number
      /** When this unrest began; `still_changing` is told from it. */
      readonly changingSinceMs: number
      readonly reason: WaitingReason
    }
  | {
      readonly kind: 'waiting'
      readonly untilMs: number
      readonly next: Next
      readonly fingerprint: Fingerprint
      readonly reason: WaitingReason
    }
  /** `stored` of the upload is the proof. `original`: left out where the file was never to be moved. */
  | { readonly kind: 'done'; readonly atMs: number; readonly original?: OriginalState }
  | { readonly kind: 'blocked'; readonly reason: BlockedReason; readonly atMs: number }
  | { readonly kind: 'gone'; readonly atMs: number }

/**
 * `isOutdated`: asked of an earlier target (see `targetId`), so that the answer proves nothing any more. `isOfEarlier`: another
 * document came to the name since it began.
 */
export type WorkingState =
  /** `stat` is the file that was asked for; what is there by now is in `observed`. */
  | { readonly kind: 'hashing'; readonly stat: Stat; readonly changingSinceMs: number }
  /** `ready` is null while the answer is awaited; at most one link is ready ahead of each send slot. */
  | {
      readonly kind: 'linking'
      readonly fingerprint: Fingerprint
      /** From here on a link may exist. */
      readonly askedAtMs: number
      readonly ready: ReadyLink | null
      readonly isOutdated: boolean
    }
  | {
      readonly kind: 'sending'
      readonly fingerprint: Fingerprint
      readonly terms: LinkTerms
      readonly targetId: number
      readonly isOutdated: boolean
      readonly isOfEarlier?: true
    }
  | {
      readonly kind: 'checking'
      readonly fingerprint: Fingerprint
      readonly isOutdated: boolean
      readonly isOfEarlier?: true
    }
  /** It is done since `doneAtMs`, and its original is being moved. */
  | { readonly kind: 'moving'; readonly fingerprint: Fingerprint; readonly doneAtMs: number; readonly due: MoveDue }

export type UploadState = RestingState | WorkingState
export type StateKind = UploadState['kind']

/** The names of all states. */
export const stateKinds = [
  'settling',
  'waiting',
  'done',
  'blocked',
  'gone',
  'hashing',
  'linking',
  'sending',
  'checking',
  'moving',
] as const satisfies readonly StateKind[]

/** What a person wants with one file: on its way like all others, held back until resumed, not at all, or (`ask`) to be asked first. */
export const intents = ['go', 'pause', 'skip', 'ask'] as const
export type Intent = (typeof intents)[number]

/**
 * What a file's name says of it: a person named this very file; nothing; or that it looks like a file that its program renames
 * or removes soon.
 */
export type NameKind = 'named' | 'usual' | 'temporary'

/** One file on its way to Dropbox, named by its path relative to the watched folder, with `/` between segments. */
export type Upload = {
  readonly path: string
  readonly observed: Observed
  /** What was last agreed about this document; null when it never was, or elsewhere. */
  readonly stored: Stored | null
  readonly unconfirmed: UnconfirmedSend | null
  /** Since when no file has been at the path; null while one is there, or what came within a save's time of one. */
  readonly absentSinceMs: number | null
  /** The file came to a name that had been free for a while: it replaces nothing that was sent under this name. */
  readonly isNewDocument: boolean
  /** Consecutive failures of any kind, for backoff. */
  readonly failures: number
  /** Consecutive refusals by Dropbox, for giving up. */
  readonly refusals: number
  /** How often a link or relay was asked for since the last row of the history, whatever came of it. */
  readonly linkTries: number
  /** When this upload was first seen: the queue's order. */
  readonly addedAtMs: number
  readonly intent: Intent
  /** How often the file changed again, soon after it had looked saved: each time doubles its quiet time. */
  readonly unrest: number
  /** When its contents changed last, in the engine's clock. Not kept: after a restart it counts from the start. */
  readonly changedAtMs: number
  readonly state: UploadState
}

/** What reading a file for its hash can come to. */
export type HashAnswer =
  | { readonly kind: 'hashed'; readonly fingerprint: Fingerprint }
  /** The file is not (any more) what was asked for; `observed` is what is there now. */
  | { readonly kind: 'changed'; readonly observed: Observed }
  | { readonly kind: 'unreadable'; readonly reason: WaitingReason }

/** Something on the way answered in the company server's place, about this file only: other questions reach the server. */
export type Intercepted = { readonly kind: 'intercepted' }

/** What asking the company server for a link can come to. */
export type LinkAnswer =
  | { readonly kind: 'granted'; readonly grant: Grant }
  /** The same bytes are already there: nothing has to be sent. */
  | ({ readonly kind: 'stored' } & StoredAt)
  | { readonly kind: 'refused'; readonly reason: BlockedReason }
  | Intercepted
  /** Not now, for this file alone: large files find no way through the server. Left out: it has no room for another one. */
  | { readonly kind: 'no_room'; readonly afterMs: number | null; readonly reason?: NoRoomReason }
  /** Not now, for all uploads: the queue holds. `afterMs` is what the server asks for. */
  | { readonly kind: 'later'; readonly reason: WaitingReason; readonly afterMs: number | null }

/** What one POST to a link, or one relay, can come to. */
export type SendAnswer =
  /** A yes with a readable hash; whether it is ours, the engine compares. `at`: where, when it was told only now. */
  | { readonly kind: 'stored'; readonly contentHash: string; readonly at?: StoredAt }
  /** The pieces of a relay that arrived are not this file: the server let them go, and nothing was stored. */
  | { readonly kind: 'damaged' }
  /** `unavailable` is 409, `spent` 410. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'spent' }
  /** 400, 411, 413 and other 4xx. */
  | { readonly kind: 'rejected'; readonly status: number }
  /** 429 or 5xx: Dropbox itself is in trouble, for all uploads. */
  | { readonly kind: 'overloaded'; readonly reason: WaitingReason; readonly afterMs: number | null }
  /** The last byte may have left and no readable answer came. `wasCancelled`: we ended it, which says nothing of the world. */
  | { readonly kind: 'unanswered'; readonly reason: WaitingReason; readonly wasCancelled?: true }
  /** The last byte never left, so nothing can land. */
  | {
      readonly kind: 'withheld'
      readonly because: Withheld
      /** More of the file is at the server than when this send began: what failed before counts no more. */
      readonly hasProgressed?: true
    }

/** Where bytes are, as the company server tells of what Dropbox holds. `rev` is Dropbox's revision. */
export type StoredAt = { readonly destination: string; readonly receipt: string | null; readonly rev: string | null }

export type Withheld =
  /** The relay is over, or goes on elsewhere than was thought: it is asked for anew. */
  | { readonly kind: 'relay_lost' }
  /** The company server has no room for another piece, or none comes through. */
  | { readonly kind: 'no_room'; readonly reason?: NoRoomReason }
  /** The file is not what was hashed. */
  | { readonly kind: 'source'; readonly observed: Observed }
  /** The file cannot be read now. */
  | { readonly kind: 'unreadable'; readonly reason: WaitingReason }
  /** The network failed first. `unreachable`: not one byte got through, so other uploads need not try. */
  | { readonly kind: 'network'; readonly reason: WaitingReason; readonly unreachable: boolean }
  /** We were asked to stop. */
  | { readonly kind: 'cancelled' }

/** What asking the company server "is it there?" can come to. */
export type CheckAnswer =
  | ({ readonly kind: 'present' } & StoredAt)
  /** `diagnosis` is the server's reading of why Dropbox refused, if it has one. */
  | { readonly kind: 'absent'; readonly diagnosis: WaitingReason | BlockedReason | null }
  /** A server that cannot tell. */
  | { readonly kind: 'unknown' }
  | Intercepted
  | { readonly kind: 'later'; readonly reason: WaitingReason; readonly afterMs: number | null }

const workingKinds: ReadonlySet<StateKind> = new Set<StateKind>(['hashing', 'linking', 'sending', 'checking', 'moving'])

/** True for a state that is left only by the answer it waits for. */
export function isWorking(state: UploadState): state is WorkingState {
  return workingKinds.has(state.kind)
}

/** True when two looks at a file showed the same file, untouched. */
export function sameStat(one: Stat, other: Stat): boolean {
  return (
    one.sizeBytes === other.sizeBytes &&
    one.mtimeMs === other.mtimeMs &&
    one.ctimeMs === other.ctimeMs &&
    one.fileId === other.fileId
  )
}

/**
 * True when both are one file as one program saved it. A backup that makes a hard link, a changed mode or an indexer's mark moves
 * ctime alone; so does a program that writes and puts mtime back, which only the bytes can tell.
 */
export function isSameSave(one: Stat, other: Stat): boolean {
  return one.sizeBytes === other.sizeBytes && one.mtimeMs === other.mtimeMs && one.fileId === other.fileId
}

/** True when the two are of one file, changed or not. Where nothing tells files apart, one that was not changed is the same. */
export function isSameFile(one: Stat, other: Stat): boolean {
  if (one.fileId !== '' && other.fileId !== '') return one.fileId === other.fileId
  return one.sizeBytes === other.sizeBytes && one.mtimeMs === other.mtimeMs
}

/** True when two observations of a path say the same. */
export function sameObserved(one: Observed, other: Observed): boolean {
  if (one.kind === 'file') return other.kind === 'file' && sameStat(one.stat, other.stat)
  if (one.kind === 'unfit') return other.kind === 'unfit' && one.reason === other.reason
  return other.kind === 'absent'
}

/** Backups and virus scanners change a file's ctime and nothing else. */
export function isOnlyTouched(before: Observed, after: Observed): boolean {
  if (before.kind !== 'file' || after.kind !== 'file') return before.kind === after.kind
  return before.stat.sizeBytes === after.stat.sizeBytes && before.stat.mtimeMs === after.stat.mtimeMs
}
