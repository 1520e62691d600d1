// Where uploads come from: a watched folder, or files a person named. One door for both.
import type { LedgerScope } from '#adapters/ledger/records/places.ts'
import type { Source } from '#adapters/files/source.ts'
import type { Originals } from '#engine/ports.ts'
import type { DegradedReason } from '#shared/degraded.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { RootState } from '#shared/root-state.ts'
import type { NameKind, Observed, Stat } from '#shared/upload.ts'

/** What an intake tells. */
export interface SourceListener {
  /** This is what is at `path` now. */
  observed(path: string, observed: Observed): void
  /** A rule keeps what is at `path` out. `rule` is in words. */
  excluded(path: string, rule: string): void
  /** The folder at `path` ('' for the watched folder) cannot be read, so nobody knows its files; or it can again (null). */
  unreadableFolder(path: string, reason: WaitingReason | null): void
  /** How a watched folder is, as a whole; `root` names it where there are several. */
  root(state: RootState, root?: string): void
  /** Why not all changes are told at once (null: all are); they are then found by looking every minute. */
  degraded(reason: DegradedReason | null): void
}

export interface UploadSource {
  /** Reads the files it tells of. */
  readonly source: Source
  /** Where they are, for the records. */
  readonly scope: LedgerScope
  /** Why another program's hold on the file forbids to read it now; null: none has it open, as far as can be told. */
  readonly whyHeld: (path: string, stat: Stat) => Promise<WaitingReason | null>
  /** What a file's name says of how long it must rest before it is read. */
  readonly nameKindOf: (path: string) => NameKind
  /** The shortest time a file must rest before it is read, in milliseconds, where its drive needs more than a disk; else null. */
  readonly quietMs: number | null
  /** Moves files after they were sent; asked only where the rule says so. */
  readonly originals: Originals
  /** What stands at `path` now; null when that cannot be known. */
  readonly observe: (path: string) => Promise<Observed | null>
  /** Where the file of this path is, for a file manager; null when it cannot be told. Nothing is looked at. */
  fileOf(path: string): string | null
  /** Begins to tell. `knownPaths` are uploads of earlier runs: those that are not there any more are told as absent. */
  begin(listener: SourceListener, knownPaths: () => Iterable<string>): RunningSource
}

export interface RunningSource {
  /** Looks at everything once more; settles when all that was seen has been told, or when it cannot be looked at. */
  rescan(): Promise<void>
  /** Looks at one path soon and tells what is there, whatever was told of it before. */
  lookAgain(path: string): void
  /** Settles when the first look was told. */
  readonly firstLook: Promise<void>
  close(): Promise<void>
}

/** One of the folders that are watched. */
export type OneFolder = {
  readonly into: string
  readonly folder: string
  /** A link on its path was switched; Null where nobody said that one is followed. */
  readonly leadsElsewhere: (() => Promise<boolean>) | null
  /** What was in it when it was first watched is still to be asked about. */
  readonly isAskedAtFirst: boolean
  readonly settledFirst: () => Promise<void>
}
