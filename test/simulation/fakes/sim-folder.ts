// Watching and reading the simulated folder: a watcher that may say nothing, a scan that tells the truth, a reader that
// meets changes half way.
import type { Faults } from '../faults.ts'
import type { Random } from '#test/rigs/random.ts'
import { simHash, type SimDisk } from './sim-disk.ts'
import type { SimFolders } from './sim-folders.ts'
import type { Timeline } from '../timeline.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import type { FileHasher } from '#engine/ports.ts'
import type { RootState } from '#shared/root-state.ts'
import { isSameSave, sameObserved, sameStat, type HashAnswer, type Observed } from '#shared/upload.ts'

export type WatcherOptions = {
  readonly timeline: Timeline
  readonly random: Random
  readonly disk: SimDisk
  readonly faults: () => Faults
  readonly observed: (path: string, observed: Observed) => void
  readonly root: (state: RootState, root: string) => void
  readonly folders: SimFolders
}

/** Tells differences only, as the real one does: what it has told once it does not tell again. */
export class SimWatcher {
  readonly #told = new Map<string, Observed>()
  readonly #options: WatcherOptions
  readonly #toldRoots = new Map<string, RootState>()

  constructor(options: WatcherOptions, known: Iterable<[string, Observed]>) {
    this.#options = options
    for (const [path, observed] of known) this.#told.set(options.folders.pathOf(path), observed)
  }

  /** An event: perhaps it is heard, a little later. */
  changed(path: string): void {
    const { random, timeline, faults } = this.#options
    if (random.chance(faults().silentWatcher)) return
    timeline.after(random.pick(300), () => this.look(path))
  }

  look(path: string): void {
    const { disk } = this.#options
    if (disk.isAwayAt(path)) return
    this.#report(path, disk.observe(path))
  }

  /** The next look tells what it finds, whatever was told before. */
  forget(path: string): void {
    this.#told.delete(path)
  }

  scan(): void {
    const { disk, folders } = this.#options
    for (const root of folders.roots) {
      const state = disk.stateOf(root)
      if (state === (this.#toldRoots.get(root) ?? 'there')) continue
      this.#toldRoots.set(root, state)
      this.#options.root(state, root)
    }
    const there = new Set(disk.allPaths())
    for (const path of there) this.look(path)
    for (const path of this.#told.keys()) if (!there.has(path)) this.look(path)
  }

  #report(path: string, observed: Observed): void {
    const told = this.#told.get(path)
    if (told !== undefined && sameObserved(told, observed)) return
    if (observed.kind === 'absent') this.#told.delete(path)
    else this.#told.set(path, observed)
    this.#options.observed(this.#options.folders.keyOf(path), observed)
  }
}

export type ReaderOptions = {
  readonly timeline: Timeline
  readonly random: Random
  readonly disk: SimDisk
  readonly folders: SimFolders
  /** Hears of every path whose work ended in "it is not what you asked for". */
  readonly onSurprise: (path: string) => void
}

/** The Folder port over the simulated disk. */
export function createSimFolder(options: ReaderOptions): FileHasher {
  return { hash: (ask, signal) => readForHash(options, ask, signal) }
}

type HashAsk = Parameters<FileHasher['hash']>[0]

async function readForHash(options: ReaderOptions, ask: HashAsk, signal: CancelSignal): Promise<HashAnswer> {
  const { mayBeOpen, stat } = ask
  const { disk, folders, random, timeline } = options
  const path = folders.pathOf(ask.path)
  const changed = (): HashAnswer => {
    options.onSurprise(ask.path)
    return { kind: 'changed', observed: disk.observe(path) }
  }
  await timeline.sleep(1 + random.pick(5))
  if (disk.isAwayAt(path)) return { kind: 'unreadable', reason: 'folder_missing' }
  if (disk.isLocked(path)) return { kind: 'unreadable', reason: 'in_use' }
  if (disk.openForWriting.has(path) && !mayBeOpen) return { kind: 'unreadable', reason: 'being_saved' }
  const first = disk.file(path)
  if (first === null || !sameStat(first.stat, stat)) return changed()
  const chunks: string[] = []
  for (let at = 0; at < first.chunks.length; at++) {
    await timeline.sleep(1 + random.pick(200))
    if (signal.aborted) return changed()
    const chunk = (disk.file(path) ?? first).chunks[at]
    if (chunk !== undefined) chunks.push(chunk)
  }
  if (disk.isAwayAt(path)) return { kind: 'unreadable', reason: 'folder_missing' }
  const last = disk.file(path)
  // Only ctime moved: the bytes are read once more while they leave.
  if (last === null || !isSameSave(last.stat, stat)) return changed()
  return { kind: 'hashed', fingerprint: { contentHash: simHash(chunks), stat } }
}
