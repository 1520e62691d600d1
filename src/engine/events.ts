// What may be told to the engine, and what it shows of itself. The only way in, the only way to look.
import type { AfterUpload } from '#shared/sent/original.ts'
import type { ReasonCode, WaitingReason } from '#shared/reasons.ts'
import type { RootState } from '#shared/root-state.ts'
import type { NameKind, Observed, StateKind, Upload, Intent } from '#shared/upload.ts'
import type { SizeLimits } from '#shared/grant.ts'
import type { SendProgress } from '#shared/rows/send-progress.ts'

export type QueueEvent =
  /** The folder was looked at: this is what is at `path` now. */
  | { readonly kind: 'observed'; readonly path: string; readonly observed: Observed }
  /** A watched folder went away, or the same folder is back. `root` names it where there are several. */
  | { readonly kind: 'folder'; readonly state: RootState; readonly root?: string }
  /** A person wants another try now, of these uploads or of all that wait or are blocked. */
  | { readonly kind: 'retry'; readonly paths: readonly string[] | 'all' }
  /** What a person wants with these uploads. */
  | { readonly kind: 'intent'; readonly intent: Intent; readonly paths: readonly string[] }
  /** What a person said about all that was asked, or (`below` not null) about what is in that folder. */
  | { readonly kind: 'decide'; readonly intent: 'go' | 'skip'; readonly below: string | null }
  /** A person takes back what came together (see `Engine.openBatch`): none of it is sent. */
  | { readonly kind: 'take_back'; readonly batch: number }
  /** These uploads go before all others, in this order, for as long as this engine lives. */
  | { readonly kind: 'first'; readonly paths: readonly string[] }
  /** Nothing starts any more, and sends under way are asked to stop. */
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** The company server told its limits. */
  | { readonly kind: 'limits'; readonly limits: SizeLimits }
  /** All files go elsewhere from now on (see `target.ts`): what was agreed with another target is asked again. */
  | { readonly kind: 'target'; readonly id: number }
  /** How far the company server's clock is ahead of the engine's. */
  | { readonly kind: 'server_clock'; readonly aheadMs: number }
  /** The network is back, the computer woke up, somebody signed in: try at once. */
  | { readonly kind: 'world_changed' }

/** What is so much at once that a person is asked first. */
export type GuardLimits = {
  /** More files, or more bytes, ... */
  readonly files: number
  readonly bytes: number
  /** ... within this time, in milliseconds. */
  readonly withinMs: number
  /** When nothing came for so long, a drop is over. */
  readonly calmMs: number
}

/** Files that came together and can be taken back until `untilMs`, in the engine's clock. */
export type OpenBatch = { readonly id: number; readonly files: number; readonly untilMs: number }

/** One state for all instead of a thousand failures: the queue waits for the world. */
export type Hold = {
  readonly untilMs: number
  readonly reason: ReasonCode
  /** Consecutive failed probes. */
  readonly failures: number
}

/** The queue as a whole. Times are in the engine's clock. */
export type QueueStatus = {
  readonly paused: boolean
  /** Of several folders: `there` while any of them is. */
  readonly folder: RootState
  /** Each watched folder, by its root (see `FolderRules`). */
  readonly folders: ReadonlyMap<string, RootState>
  /** What keeps all files that are on their way; null where none is. */
  readonly hold: Hold | null
  readonly counts: Readonly<Record<StateKind, number>>
  /** Uploads that would be in these states' counts and are not on their way, because a person wants it so. */
  readonly heldBack: number
  /** Uploads that wait until a person says whether they are sent, and their bytes. */
  readonly asked: { readonly files: number; readonly bytes: number }
  readonly leftOut: { readonly waiting: number; readonly blocked: number }
  /** True when nothing works and nothing will happen without an event from outside. */
  readonly atRest: boolean
  /** Why the last write to the ledger failed; nothing new is sent until one succeeds. null: it did not. */
  readonly ledgerTrouble: WaitingReason | null
}

/** What differs between several watched folders. Pure. */
export type FolderRules = {
  readonly roots: readonly string[]
  /** The watched folder of an upload. */
  readonly rootOf: (path: string) => string
  /** What becomes of a file that is done. */
  readonly afterUploadOf: (path: string) => AfterUpload
}

export type EngineOptions = {
  /** A file must be untouched this long before it is read; one whose program pauses while it saves longer (`settle.ts`). */
  readonly quietMs: number
  /** How many sends run at once. */
  readonly sendSlots: number
  /** How many relays run at once, beside these. */
  readonly relaySlots: number
  /** Files above them are blocked before they are read. */
  readonly limits: SizeLimits
  /** The target of this run: what was agreed with another one is asked again. */
  readonly targetId: number
  /** True: whatever stands at a name replaces what was sent under it, also after the name was free for a while. */
  readonly replacesByName: boolean
  /** What becomes of files that are done: they stay, or are moved. */
  readonly afterUpload: AfterUpload
  /** Left out: there is one watched folder. */
  readonly folderRules?: FolderRules
  /** What is so much at once that a person is asked first; null: nobody is asked. */
  readonly guard: GuardLimits | null
  /** So long nothing begins with what is new, so that a person can take it back; 0: at once. */
  readonly graceMs: number
  /** What the name of a file says of how long it must rest. Pure. */
  readonly nameKindOf: (path: string) => NameKind
  /** Called after each change of an upload, in order, after it was decided. Must not throw. */
  readonly onUpload: (upload: Upload) => void
  /** Called when something of `QueueStatus` other than the counts changed. */
  readonly onQueue: () => void
  /** Called once if a bug ended the loop: nothing more happens; start a new engine on the same ledger. */
  readonly onFailed: () => void
}

export interface Engine {
  dispatch(event: QueueEvent): void
  upload(path: string): Upload | null
  uploads(): IterableIterator<Upload>
  /** The same without what is in Dropbox under its own name, untouched since, with nothing left to do: of many files those are nearly all. */
  openUploads(): IterableIterator<Upload>
  /** The paths of all uploads that are not gone. */
  paths(): IterableIterator<string>
  status(): QueueStatus
  /** How far the sends under way are, by path. Facts on the side: they never decide anything. */
  progress(): ReadonlyMap<string, SendProgress>
  /** The reason shown for an upload that is not done, given the queue around it; null for done and gone. */
  reasonOf(upload: Upload): ReasonCode | null
  /** What came together last and can be taken back yet; null for nothing. Its time is in the engine's clock. */
  openBatch(): OpenBatch | null
  /** True while this file can be taken back and nothing begins with it. */
  isInGrace(path: string): boolean
  /** The files of a batch that are not sent when it is taken back now. */
  pathsOf(batch: number): readonly string[]
  /** When this upload is tried next by itself, in the engine's clock; null when it works, rests or waits for a person. */
  nextTryAtMs(upload: Upload): number | null
  /** Stops taking new work, cancels what runs, writes what is known and settles. */
  stop(): Promise<void>
}
