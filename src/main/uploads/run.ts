// One running uploader as the app needs it.
import type { QueueChange, QueueView } from '#uploader/queue-view/queue-view.ts'

export type RunAsk = {
  readonly folder: string
  /** A person named the folder just now, so it is the one, whatever stood at its path before. */
  readonly adopt: boolean
  readonly server: string
  readonly key: string
  readonly ignore: readonly string[]
  /** Files that are there at the first look are left out. */
  readonly skipExisting: boolean
  /** A new file at an old name replaces what was sent under it. */
  readonly replaceByName: boolean
  /** A pause that a person made before. */
  readonly pause: { readonly untilMs: number | null } | null
}

export interface Run {
  readonly view: QueueView
  /** What a person should know although it started. */
  readonly notices: readonly string[]
  /** Calls `listener` with what a person should know of while it runs; a later text of one `kind` takes the place of the one before. */
  onNotice(listener: (kind: string, text: string) => void): void
  /** Settles when a fault ended it for good. */
  readonly broken: Promise<unknown>
  /** Settles when all that is in the folder was seen, and left out if that was asked for. */
  readonly firstLook: Promise<void>
  pause(untilMs: number | null): void
  resume(): void
  /** Looks at the folder now. */
  rescan(): void
  /** The network is back, the computer woke up: try at once. */
  worldChanged(): void
  /** Who this computer is to the company server; null until it told. */
  me(): { readonly device: string; readonly base: string } | null
  /** Those of `paths` (relative to the folder) of which nothing was sent yet. */
  unsent(paths: readonly string[]): ReadonlySet<string>
  stop(): Promise<void>
}

export type RunAnswer =
  | { readonly kind: 'started'; readonly run: Run }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }

export type StartRun = (ask: RunAsk) => Promise<RunAnswer>

export type { QueueChange }
