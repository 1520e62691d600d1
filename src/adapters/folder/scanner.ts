// Looking at the watched folder, whole or at some paths, and telling the differences. Every absence is told only after the
// watched folder proved to be the agreed one.
import { setImmediate } from 'node:timers/promises'
import { assertNever } from '#shared/assert.ts'
import type { NamePolicy } from '#shared/names.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { DiskLatency } from '../files/disk-latency.ts'
import type { FolderWatcher } from './watcher.ts'
import type { Ignore } from './names/ignore.ts'
import { FolderSnapshot } from './snapshot.ts'
import type { Difference } from './snapshot.ts'
import { isRootAt } from '../files/root-identity.ts'
import type { FolderAtRoot } from '../files/root-identity.ts'
import { folderItself, isRealPath, pathIn, systemPathOf } from '../files/paths.ts'
import type { RelativePath, SystemPath } from '../files/paths.ts'
import { folderIdIn, readEntry, readFolder, scanContextOf } from './read-folder.ts'
import type { Entry, FolderReading, ScanContext } from './read-folder.ts'
import { walkFolder } from './walk-folder.ts'
import type { FolderAhead } from './walk-folder.ts'
import { createListedAs } from '../files/spelling.ts'
import type { ListedAs } from '../files/spelling.ts'
import { withinTimeout } from '../files/timeout.ts'
import type { FolderListener } from './folder-listener.ts'

const readTimeoutMs = 60_000 // one folder: a million names on a slow disk take less
const sliceMs = 8 // of telling at a time, then others have their turn

export type FolderScannerOptions = {
  readonly listener: FolderListener
  readonly ignore: Ignore
  readonly names: NamePolicy
  readonly latency: DiskLatency
  /** Aborted when the folder is not watched any more: nothing is told afterwards. */
  readonly signal: AbortSignal
}

type Entered = { readonly watcher: FolderWatcher; readonly place: ScanContext; readonly root: FolderAtRoot }

/** The looks at one watched folder. One look at a time. */
export class FolderScanner {
  readonly #options: FolderScannerOptions
  readonly #known = new FolderSnapshot()
  readonly #unreadable = new Set<RelativePath>()
  #entered: Entered | null = null
  #isEverythingKnown = false
  #hasTold = false

  constructor(options: FolderScannerOptions) {
    this.#options = options
  }

  /** The agreed folder is there: look at it from now on, and have `watcher` watch each folder before it is read. */
  enter(watcher: FolderWatcher, look: FolderAtRoot): void {
    const { ignore, names, latency } = this.#options
    const place = scanContextOf(look, { ignore, names, latency })
    this.#entered = { watcher, place, root: look }
  }

  /** Looks at everything. False: it broke off, because the watched folder is not the agreed one or does not answer. */
  async scan(): Promise<boolean> {
    const entered = this.#entered
    if (entered === null) return false
    this.#hasTold = false
    const seen = await this.#readTree(entered, folderItself)
    if (seen === null) return false
    entered.watcher.keepOnly(seen)
    for (const folder of this.#unreadable) if (!seen.has(folder)) this.#tellUnreadable(folder, null)
    this.#isEverythingKnown = true
    return true
  }

  /** True when the last scan found something that nobody had told before. */
  hasToldAnything(): boolean {
    return this.#hasTold
  }

  /** Looks at some paths only. False: as for `scan`. */
  async lookAt(paths: readonly RelativePath[]): Promise<boolean> {
    const entered = this.#entered
    if (entered === null) return false
    const listedAs = createListedAs()
    for (const path of paths) if (!(await this.#lookAtOne(entered, path, listedAs))) return false
    return true
  }

  /** The next look at `path` tells what it finds, whatever was told before. */
  forget(path: RelativePath): void {
    this.#known.forgetFile(path)
  }

  /**
   * True when nothing is at `path`. False while that is not known: before the first complete scan, or behind a folder that
   * cannot be read.
   */
  isGone(path: RelativePath): boolean {
    let folder = folderItself
    for (const name of path.split('/')) {
      if (!this.#isEverythingKnown || this.#unreadable.has(folder)) return false
      const entry = this.#known.knownFolder(folder).entries.get(name)
      folder = pathIn(folder, name)
      if (folder === path) return entry === undefined
      if (folderIdIn(entry) === null) return true
    }
    return false
  }

  async #lookAtOne(entered: Entered, path: RelativePath, listedAs: ListedAs): Promise<boolean> {
    const { folder, name } = await this.#nearestKnown(entered.place, path)
    const absolute = systemPathOf(entered.place.realPath, folder)
    const listed = await withinTimeout(listedAs(absolute, name), readTimeoutMs).catch(() => null)
    if (listed === null) return this.#lookAtName(entered, folder, name, true)
    // What is not listed goes first, so that the listed name is free for it. Other spellings may be known from before.
    const gone = [name, ...this.#known.spellingsOf(folder, name)].filter((each) => !listed.includes(each))
    for (const each of gone) if (!(await this.#lookAtName(entered, folder, each, false))) return false
    for (const each of listed) if (!(await this.#lookAtName(entered, folder, each, true))) return false
    return true
  }

  /** `isListed` false: nothing has this name, though the system finds something under it. */
  async #lookAtName(entered: Entered, folder: RelativePath, name: string, isListed: boolean): Promise<boolean> {
    let entry: Entry | null
    try {
      entry = isListed ? await withinTimeout(readEntry(entered.place, folder, name), readTimeoutMs) : null
    } catch {
      // It may not be looked at, so nothing is known. A scan will tell why.
      return true
    }
    if (!(await this.#isSure(entered))) return false
    const found = pathIn(folder, name)
    const wasFolder = this.#known.isFolder(found)
    const isCovered = wasFolder && entry?.kind === 'folder' && this.#isCovered(entered, found, entry.folderId)
    await this.#report(this.#known.applyEntry(folder, name, entry))
    if (entry?.kind !== 'folder') {
      if (wasFolder) entered.watcher.remove(found)
      return true
    }
    return isCovered ? this.#readCovered(entered, found) : (await this.#readTree(entered, found)) !== null
  }

  /** True when the folder with that id was read, and is listened to, so that it tells of its own folders itself. */
  #isCovered({ watcher }: Entered, folder: RelativePath, folderId: string): boolean {
    return this.#known.knownFolder(folder).folderId === folderId && watcher.isAsked(folder, folderId)
  }

  /**
   * Reads a folder that is covered, and those below it that are not: before its watch was ready they may have come or gone unheard.
   * False: it broke off.
   */
  async #readCovered(entered: Entered, folder: RelativePath): Promise<boolean> {
    const covered = new Set<string>()
    for (const [name, entry] of this.#known.knownFolder(folder).entries) {
      const folderId = folderIdIn(entry)
      if (folderId === null || !this.#isCovered(entered, pathIn(folder, name), folderId)) continue
      covered.add(`${folderId} ${name}`)
    }
    const reading = await this.#readOne(entered, folder)
    if (reading?.kind !== 'read') return reading !== null
    for (const [name, entry] of reading.entries) {
      if (entry.kind !== 'folder' || covered.has(`${entry.folderId} ${name}`)) continue
      if ((await this.#readTree(entered, pathIn(folder, name))) === null) return false
    }
    return true
  }

  /** The path, or the first part of it that is not known as a folder or is no folder any more. */
  async #nearestKnown(place: ScanContext, path: RelativePath): Promise<{ folder: RelativePath; name: string }> {
    const segments = path.split('/')
    let folder = folderItself
    for (const name of segments.slice(0, -1)) {
      const next = pathIn(folder, name)
      // Behind a link lies another place, which must not be looked at as if it were this one.
      if (!this.#known.isFolder(next) || !(await isPlainFolder(systemPathOf(place.realPath, next))))
        return { folder, name }
      folder = next
    }
    return { folder, name: segments.at(-1) ?? '' }
  }

  /** Reads `start` and everything below it. The folders that were read, or null when it broke off. */
  async #readTree(entered: Entered, start: RelativePath): Promise<Set<RelativePath> | null> {
    const seen = new Set<RelativePath>()
    const read = ({ path }: FolderAhead): Promise<FolderReading | null> => {
      seen.add(path)
      return this.#readOne(entered, path)
    }
    for await (const reading of walkFolder(start, read)) if (reading === null) return null
    return seen
  }

  /** Reads one folder and tells what differs. Null when the look must break off. */
  async #readOne(entered: Entered, folder: RelativePath): Promise<FolderReading | null> {
    // Listening comes first, so that nothing slips in between the reading and the listening.
    const known = this.#known.knownFolder(folder)
    entered.watcher.add(folder, known.folderId)
    let reading: FolderReading
    try {
      reading = await withinTimeout(readFolder(entered.place, folder, known), readTimeoutMs)
    } catch {
      return null
    }
    if (!(await this.#isSure(entered))) return null
    switch (reading.kind) {
      case 'read':
        this.#tellUnreadable(folder, null)
        await this.#report(this.#known.takeReading(reading))
        return reading
      case 'vanished':
        // The folder it was in tells, at the next look.
        return folder === '' ? null : reading
      case 'unreadable':
        this.#tellUnreadable(folder, reading.reason)
        return reading
      default:
        return assertNever(reading)
    }
  }

  /** Whether what was just seen is of the agreed folder, and still wanted. */
  async #isSure(entered: Entered): Promise<boolean> {
    if (!this.#isWanted(entered)) return false
    return (await isRootAt(entered.root)) && this.#isWanted(entered)
  }

  #isWanted(entered: Entered): boolean {
    return !this.#options.signal.aborted && this.#entered === entered
  }

  async #report(differences: Iterable<Difference>): Promise<void> {
    const { listener, signal } = this.#options
    let sliceStartMs = performance.now()
    for (const { path, entry } of differences) {
      if (signal.aborted) return
      this.#hasTold = true
      if (entry === null) listener.observed(path, { kind: 'absent' })
      else if (entry.kind === 'excluded') listener.excluded(path, entry.rule)
      else listener.observed(path, entry)
      if (performance.now() - sliceStartMs < sliceMs) continue
      await setImmediate()
      sliceStartMs = performance.now()
    }
  }

  #tellUnreadable(folder: RelativePath, reason: WaitingReason | null): void {
    if (reason === null ? !this.#unreadable.delete(folder) : this.#unreadable.has(folder)) return
    if (reason !== null) this.#unreadable.add(folder)
    if (!this.#options.signal.aborted) this.#options.listener.unreadable(folder, reason)
  }
}

async function isPlainFolder(absolute: SystemPath): Promise<boolean> {
  try {
    return await isRealPath(absolute)
  } catch {
    return false
  }
}
