// Events of the watched folder: a hint that something happened, quick and unreliable. One watch for each folder on Linux;
// one for the whole tree on Windows and macOS, where the system watches recursively. Watches follow their folders, not their paths:
// each is kept with the identity of its folder, and made anew where another stands at the path.
import type { DegradedReason } from '#shared/degraded.ts'
import { isAtOrInside } from '#shared/at-or-inside.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import { basename } from 'node:path'
import { watchOneFolder, watchesWholeTree } from './one-folder-watch.ts'
import type { OneFolderWatch } from './one-folder-watch.ts'
import { WatchTrial } from './watch-trial.ts'
import { folderIdAt, noFolder } from './folder-id.ts'
import type { FileIdRule } from '../files/file-systems/kinds.ts'
import { folderItself, pathIn, relativePathOf, systemPathOf } from '../files/paths.ts'
import type { RelativePath, SystemPath } from '../files/paths.ts'

export interface FolderWatcher {
  /**
   * Watches one folder (relative path, '' for the watched folder itself) from soon on. When it is heard the folder is told
   * as changed once, so that what changed in between is looked at. `folderId`: which folder stands there (null: not known). A
   * watch follows its folder when that is moved, so one that was made for another folder is made anew.
   */
  add(folder: RelativePath, folderId: string | null): void
  /** True when what happens in `folder` is heard, now or soon: in the one with that id, where it is known. */
  has(folder: RelativePath, folderId: string | null): boolean
  /** True also when the watch was refused: asking again would change nothing before `retry`. */
  isAsked(folder: RelativePath, folderId: string): boolean
  /** Ends the watches of `folder` and of everything below it. */
  remove(folder: RelativePath): void
  /** Ends the watches of folders that are not in `folders`. */
  keepOnly(folders: ReadonlySet<RelativePath>): void
  /**
   * Tries again to watch the folders that were refused. To be called now and then: each try costs, and the system's answer
   * seldom changes.
   */
  retry(): void
  /** Settles when every folder asked for so far is heard or was refused. */
  settled(): Promise<void>
  /** Why some folders are not watched, or not heard; null when all are. */
  degraded(): DegradedReason | null
  /** False while nothing was ever heard and the watch could not be tried: whether it hears is not known. */
  isBelieved(): boolean
  /** To be told after each scan whether it found anything new. What was found and not told shows that nothing is heard. */
  scanned(isAnythingNew: boolean): void
  close(): void
}

export type FolderWatcherOptions = {
  /** The watched folder's path without links. */
  readonly realPath: SystemPath
  /** What tells one folder from another there. */
  readonly fileId: FileIdRule
  /** Something happened to `path` (relative); null: somewhere. */
  readonly onChange: (path: RelativePath | null) => void
}

/** Starts listening: one small watch a folder, made one after the other. */
export function startFolderWatcher(options: FolderWatcherOptions): FolderWatcher {
  return new WatchOfFolders(options)
}

/** `folderId`: the folder it was made for; null until that is proved, and where it cannot be known. */
type Watch = { readonly watch: OneFolderWatch; readonly giveUp: () => void; folderId: string | null }

class WatchOfFolders implements FolderWatcher {
  readonly #options: FolderWatcherOptions
  readonly #watches = new Map<RelativePath, Watch>()
  /** Folders that are to be watched, in the order they were asked for. */
  readonly #asked = new Set<RelativePath>()
  /** Watches that are coming to an end: a new one of the same folder would share what the old one held. */
  readonly #closing = new Map<RelativePath, Promise<void>>()
  /** Folders whose watch was refused, until one of them is heard, gone, or not wanted any more. */
  readonly #refused = new Map<RelativePath, DegradedReason>()
  /** The system grants no more watches: what is asked for is refused without asking it. */
  #isFull = false
  #arming: Promise<void> | null = null
  readonly #trial: WatchTrial
  #isScannedOnce = false

  constructor(options: FolderWatcherOptions) {
    this.#options = options
    this.#trial = new WatchTrial({ folder: options.realPath, onChange: () => options.onChange(null) })
  }

  add(folder: RelativePath, folderId: string | null): void {
    if (watchesWholeTree && folder !== '') return
    if (this.#isOfAnother(folder, folderId)) this.#drop(folder)
    if (this.has(folder, null) || this.#refused.has(folder)) return
    if (this.#isFull) this.#refused.set(folder, 'watch_limit')
    else this.#ask(folder)
  }

  has(folder: RelativePath, folderId: string | null): boolean {
    const watched = watchesWholeTree ? folderItself : folder
    if (this.#watches.has(watched)) return watchesWholeTree || !this.#isOfAnother(watched, folderId)
    return this.#asked.has(watched) && !this.#refused.has(watched)
  }

  isAsked(folder: RelativePath, folderId: string): boolean {
    return this.has(folder, folderId) || this.#refused.has(folder)
  }

  remove(folder: RelativePath): void {
    for (const watched of this.#all()) {
      if (isAtOrInside(watched, folder, '/')) this.#drop(watched)
    }
  }

  keepOnly(folders: ReadonlySet<RelativePath>): void {
    for (const folder of this.#all()) if (!folders.has(folder)) this.#drop(folder)
  }

  retry(): void {
    this.#isFull = false
    for (const folder of this.#refused.keys()) this.#ask(folder)
    if (this.#trial.proof() !== 'not_heard' || !this.#watches.has(folderItself)) return
    this.#drop(folderItself)
    this.#ask(folderItself)
  }

  async settled(): Promise<void> {
    await this.#arming
  }

  degraded(): DegradedReason | null {
    for (const reason of this.#refused.values()) if (reason === 'watch_limit') return reason
    if (this.#refused.size > 0) return 'watch_failed'
    return this.#trial.proof() === 'not_heard' ? 'not_heard' : null
  }

  isBelieved(): boolean {
    return this.#trial.proof() !== 'not_possible'
  }

  scanned(isAnythingNew: boolean): void {
    if (this.#isScannedOnce) this.#trial.scanned(isAnythingNew)
    this.#isScannedOnce = true
  }

  close(): void {
    for (const folder of this.#all()) this.#drop(folder)
  }

  #all(): readonly RelativePath[] {
    return [...this.#watches.keys(), ...this.#asked, ...this.#refused.keys()]
  }

  /** A watch that is still being made is of the folder that stands there when it is ready: it makes sure itself. */
  #isOfAnother(folder: RelativePath, folderId: string | null): boolean {
    const watched = this.#watches.get(folder)?.folderId ?? null
    return watched !== null && folderId !== null && watched !== folderId
  }

  #ask(folder: RelativePath): void {
    this.#asked.add(folder)
    this.#arming ??= this.#armAll()
  }

  /** One folder after the other: chokidar looks at the entries of each, and all at once would take memory for all. */
  async #armAll(): Promise<void> {
    let armed: RelativePath[] = []
    for (let folder = first(this.#asked); folder !== null; folder = first(this.#asked)) {
      if (this.#isFull) {
        this.#asked.delete(folder)
        this.#refused.set(folder, 'watch_limit')
      } else if (await this.#arm(folder)) {
        this.#refused.delete(folder)
        armed.push(folder)
      }
      if (armed.length > mostRungAlone) armed = [folderItself]
    }
    this.#arming = null
    // What happened before a folder was heard is found by a look; many folders are looked at by one scan.
    // A watch that was not heard is started anew again and again; a scan follows when it is heard, not at each start.
    const heard = this.#trial.proof() === 'not_heard' ? armed.filter((folder) => folder !== '') : armed
    for (const folder of heard) this.#options.onChange(folder === '' ? null : folder)
  }

  /** True when the folder is heard from now on; false when it is gone, refused, or no longer wanted. */
  async #arm(folder: RelativePath): Promise<boolean> {
    const absolute = systemPathOf(this.#options.realPath, folder)
    await this.#closing.get(folder)
    const before = await folderIdAt(absolute, this.#options.fileId)
    // It may not be wanted any more.
    if (!this.#asked.delete(folder)) return false
    const { promise: abandoned, resolve } = Promise.withResolvers<false>()
    const giveUp = (): void => {
      resolve(false)
      if (folder === '') this.#trial.abandon()
    }
    const watch = watchOneFolder(absolute, {
      // A watch that was dropped may still have something to say.
      onEvent: (kind, name) => isCurrent() && this.#heard(folder, kind, name),
      onError: (error) => this.#failed(folder, mine, error),
    })
    const mine: Watch = { watch, giveUp, folderId: null }
    const isCurrent = (): boolean => this.#watches.get(folder) === mine
    this.#watches.set(folder, mine)
    const isArmed = await Promise.race([watch.ready, abandoned])
    if (!isArmed || !(await this.#isOfThatFolder(folder, mine, before))) return false
    // Chokidar may start its watch anew on hearing the trial: what slips through meanwhile is found by the look that follows.
    if (folder === '') await this.#trial.run()
    return isCurrent()
  }

  /**
   * Whether the watch that is ready is of the folder that stands there now: of the one that stood there before it was made
   * (`before`), while that still stands there. If not, it is made anew; where no folder is any more, it is dropped.
   */
  async #isOfThatFolder(folder: RelativePath, mine: Watch, before: string | null): Promise<boolean> {
    const { realPath, fileId } = this.#options
    const after = await folderIdAt(systemPathOf(realPath, folder), fileId)
    if (this.#watches.get(folder) !== mine) return false
    mine.folderId = after
    if (after === before && after !== noFolder) return true
    this.#drop(folder)
    if (after === noFolder) this.#options.onChange(folder === '' ? null : folder)
    else this.#asked.add(folder)
    return false
  }

  #heard(folder: RelativePath, kind: string, name: string | null): void {
    // U+FFFD: the name is no text; only a scan, which reads bytes, can tell it.
    if (this.#trial.hears(folder, name)) return
    const below = name === null || name.includes('\uFFFD') ? null : relativePathOf(name)
    if (below === null) return this.#options.onChange(null)
    const path = pathIn(folder, below)
    if (kind === 'rename' && !watchesWholeTree) {
      // A folder that came, went or moved: its watch may be on a folder that is no more. The next look watches anew.
      this.#drop(path)
      // Linux tells the end of a watched folder itself by its own last name.
      if (basename(systemPathOf(this.#options.realPath, folder)) === name) this.#endOf(folder)
    }
    this.#options.onChange(path)
  }

  #endOf(folder: RelativePath): void {
    this.#drop(folder)
    this.#options.onChange(folder === '' ? null : folder)
  }

  #failed(folder: RelativePath, watch: Watch, error: unknown): void {
    // A watch that was dropped may fail while it ends; nobody misses it.
    if (this.#watches.get(folder) !== watch) return
    const isKnown = this.#refused.has(folder)
    const reason = degradedBy(error)
    this.#drop(folder)
    this.#refused.set(folder, reason)
    if (reason === 'watch_limit') this.#isFull = true
    // A scan follows and tells of it. Ringing at each refusal would make each scan, which asks again, end in the next.
    if (!isKnown) this.#options.onChange(null)
  }

  #drop(folder: RelativePath): void {
    this.#asked.delete(folder)
    this.#refused.delete(folder)
    if (this.#refused.size === 0) this.#isFull = false
    const dropped = this.#watches.get(folder)
    if (dropped === undefined) return
    this.#watches.delete(folder)
    dropped.giveUp()
    const closed = dropped.watch.close()
    this.#closing.set(folder, closed)
    void closed.then(() => this.#closing.get(folder) === closed && this.#closing.delete(folder))
  }
}

/** So many folders are told by name when they are heard; more make one scan. */
const mostRungAlone = 16

function first(folders: ReadonlySet<RelativePath>): RelativePath | null {
  for (const folder of folders) return folder
  return null
}

function degradedBy(error: unknown): DegradedReason {
  const code = errorCodeOf(error)
  return code === 'ENOSPC' || code === 'EMFILE' || code === 'ENFILE' ? 'watch_limit' : 'watch_failed'
}
