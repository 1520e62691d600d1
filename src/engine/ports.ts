// The whole outside world, as the engine sees it. An expected failure is an answer, never an exception; every method
// hears `signal` and must still answer, as soon as it can.
import type { CancelSignal } from './cancel.ts'
import type {
  CheckAnswer,
  Fingerprint,
  HashAnswer,
  LinkAnswer,
  SendAnswer,
  Stat,
  Stored,
  Upload,
  Observed,
} from '#shared/upload.ts'
import type { Grant } from '#shared/grant.ts'
import type { OnSendProgress } from '#shared/rows/send-progress.ts'
import type { HistoryRow } from '#shared/rows/history-entry.ts'
import type { SentFile } from '#shared/rows/sent-file.ts'
import type { MoveTo, StayReason } from '#shared/sent/original.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { LoadedUpload } from '#shared/packed/packed-upload.ts'

export interface Clock {
  /** Milliseconds since 1970 at start, then steady: never steps back and ignores changes of the wall clock. */
  now(): number
  /** A number in [0, 1), for jitter. */
  jitter(): number
  /** Calls `wake` once at `atMs` or soon after. A later call replaces an earlier one. */
  wakeAt(atMs: number, wake: () => void): void
}

export interface FileHasher {
  /**
   * Reads the file of `path` as `stat` describes it and answers its content hash. `mayBeOpen`: also while another program has
   * it open for writing; otherwise such a file is answered as unreadable for now.
   */
  hash(ask: { path: string; stat: Stat; mayBeOpen: boolean }, signal: CancelSignal): Promise<HashAnswer>
}

export interface LinkService {
  /** Asks for a link for these bytes. `replaces` is what was last agreed about this document. */
  link(
    ask: { path: string; fingerprint: Fingerprint; replaces: Stored | null },
    signal: CancelSignal,
  ): Promise<LinkAnswer>
  /** Asks whether bytes with this hash and size are at `path`. */
  check(ask: { path: string; sizeBytes: number; contentHash: string }, signal: CancelSignal): Promise<CheckAnswer>
}

export interface Transport {
  /**
   * Posts the file's bytes to the link, once, or sends what is missing of them through the relay. `onBytes` tells how far it is.
   */
  send(
    ask: { grant: Grant; path: string; fingerprint: Fingerprint },
    onBytes: OnSendProgress,
    signal: CancelSignal,
  ): Promise<SendAnswer>
}

export type MoveAsk = {
  readonly path: string
  readonly fingerprint: Fingerprint
  readonly to: MoveTo
  readonly turn: number
  readonly isBegun: boolean
}

/**
 * What moving one file can come to. Nothing is left halfway, except by a crash. `stat`: the file was taken aside and put back, which
 * changes its ctime, and these are its bytes all the same.
 */
export type MoveAnswer =
  /** `observed`: what stands at the path afterwards, which is another one; missing where nobody could look. */
  | { readonly kind: 'moved'; readonly where: string | null; readonly observed?: Observed }
  /** Something has this name; `next` is one that is free. */
  | { readonly kind: 'taken'; readonly next: number; readonly stat?: Stat }
  /** The file at the path is not the one that was sent: nothing was moved. */
  | { readonly kind: 'changed'; readonly observed: Observed }
  | { readonly kind: 'stays'; readonly because: StayReason; readonly stat?: Stat }
  /**
   * Not now. `not_now`: the folder is away, or we were asked to stop. `unfinished`: the disk failed in the middle, and what is where only
   * another try of the same move can tell.
   */
  | { readonly kind: 'later'; readonly because: 'in_use' | 'not_now' | 'unfinished'; readonly stat?: Stat }

export interface Originals {
  /**
   * Moves the file of `ask.path`, when it still is the one of the fingerprint, and finishes what a crash left of the same move. The
   * name of `ask.turn` was written down before.
   */
  move(ask: MoveAsk, signal: CancelSignal): Promise<MoveAnswer>
}

export type SaveAnswer = { readonly kind: 'saved' } | { readonly kind: 'failed'; readonly reason: WaitingReason }

export interface Ledger {
  /** All uploads as they rested when last saved, packed or not. */
  load(): Promise<readonly LoadedUpload[]>
  /** Writes all changes and their notes in one transaction and answers when they survive a power cut. */
  save(batch: Batch): Promise<SaveAnswer>
}

/** What one save writes. Uploads are at rest (see `persisted-form.ts`) and hold no link. */
export type Batch = {
  readonly uploads: readonly Upload[]
  /** Paths nothing has to be remembered of any more. */
  readonly forgotten: readonly string[]
  readonly notes: readonly HistoryRow[]
  /** Files that are proved to be in Dropbox: each leaves one row of the history. */
  readonly sent: readonly SentFile[]
}

export interface Log {
  /** A bug or a loud event. `text` contains no link, token or file content. */
  alarm(text: string): void
}

export interface Ports {
  readonly clock: Clock
  readonly hasher: FileHasher
  readonly links: LinkService
  readonly transport: Transport
  readonly originals: Originals
  readonly ledger: Ledger
  readonly log: Log
}
