// What a watched folder tells, to whoever watches it.
import type { DegradedReason } from '#shared/degraded.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { RootState } from '#shared/root-state.ts'
import type { Observed } from '#shared/upload.ts'
import type { IgnoreRule } from './names/ignore.ts'
import type { RelativePath } from '../files/paths.ts'

/** What the folder tells. Called one at a time, never before `startWatchedFolder` settled. Must not throw. */
export interface FolderListener {
  /**
   * What is at `path` differs from what was last told. `absent` only when it is known to be gone; it is told of left out
   * paths too.
   */
  observed(path: RelativePath, observed: Observed): void
  /** `path` is left out by a rule; a folder is told once, its files are not. If it was a file before, it is no more. */
  excluded(path: RelativePath, rule: IgnoreRule): void
  /** The folder at `path` ('' for the watched folder) cannot be read, or can again (null). Its files are not absent. */
  unreadable(path: RelativePath, reason: WaitingReason | null): void
  /** The watched folder went away, or another one stands in its place, or it is back. Told at the start too. */
  root(state: RootState): void
  /**
   * The agreed folder was seen for the first time, or was removed and made anew, and is known by this text from now on. It is looked
   * into only when this has settled, so that the text can be kept first. Called before `startWatchedFolder` settled, too.
   */
  becomes(identity: string): Promise<void>
  /** Not all changes are heard, so that everything is looked at every minute, or all are again (null). */
  degraded(reason: DegradedReason | null): void
  /** A look at everything is complete. */
  scanned(): void
}
