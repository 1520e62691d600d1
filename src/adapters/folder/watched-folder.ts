// The watched folder: tells what is in it and what changes. Events say that something changed, the scan says what.
import { withinTimeout } from '../files/timeout.ts'
import { createDiskLatency } from '../files/disk-latency.ts'
import { startFolderWatcher } from './watcher.ts'
import type { FolderWatcher } from './watcher.ts'
import { FolderScanner } from './scanner.ts'
import type { FolderListener } from './folder-listener.ts'
import type { Ignore } from './names/ignore.ts'
import { degradedHeartbeatMs, RescanSchedule } from './rescan-schedule.ts'
import type { FolderStep } from './rescan-schedule.ts'
import { parseRelativePath } from '../files/paths.ts'
import type { RelativePath, SystemPath } from '../files/paths.ts'
import { fileSystemOf } from '../files/file-systems/file-system-of.ts'
import type { FileSystemTraits } from '../files/file-systems/kinds.ts'
import { lookAtRoot } from '../files/root-identity.ts'
import type { RootFinding } from '../files/root-identity.ts'
import { assertNever } from '#shared/assert.ts'
import type { DegradedReason } from '#shared/degraded.ts'
import type { NamePolicy } from '#shared/names.ts'

export type WatchedFolderOptions = {
  readonly root: string
  readonly ignore: Ignore
  readonly names: NamePolicy
  /** The identity the folder had when it was agreed on; null: whatever stands there first is agreed. */
  readonly expectedIdentity: string | null
  readonly listener: FolderListener
}

export interface WatchedFolder {
  /** The identity of the agreed folder, to be remembered for the next start; null while none was ever seen. */
  identity(): string | null
  /**
   * True when nothing was at `path` at the last look. For files remembered from an earlier run: their absence is told by
   * nobody, as they were never seen in this one. False while it is not known.
   */
  isGone(path: string): boolean
  /** Looks at `path` soon and tells what is there, whatever was told of it before. */
  lookAgain(path: string): void
  /** Looks at everything; settles when that look is complete, or at once while the folder is away. */
  rescan(): Promise<void>
  /** A person says that what stands at the path now is the folder. False: no folder stands there. */
  adoptRoot(): Promise<boolean>
  /** Ends within a second. No listener is called afterwards. */
  close(): Promise<void>
}

const rootTimeoutMs = 10_000 // a folder that does not answer for so long is away: a network drive without its network
const longestCloseMs = 800 // a disk that hangs does not hold up quitting

/** Starts watching. Settles after the first look at the folder itself; its files are told afterwards. */
export async function startWatchedFolder(options: WatchedFolderOptions): Promise<WatchedFolder> {
  const run = new WatchedFolderRun(options)
  await run.checkRoot()
  run.start()
  return run
}

type FolderAtRoot = Extract<RootFinding, { kind: 'folder' }>

type Present = { readonly root: FolderAtRoot; readonly traits: FileSystemTraits; readonly watcher: FolderWatcher }

class WatchedFolderRun implements WatchedFolder {
  readonly #options: WatchedFolderOptions
  readonly #schedule = new RescanSchedule()
  readonly #look: FolderScanner
  readonly #closing = new AbortController()
  #identity: string | null
  /** Set while the agreed folder stands at its path. */
  #present: Present | null = null
  #toldReachable: boolean | null = null
  #toldDegraded: DegradedReason | null = null
  #waiting: (() => void)[] = []
  #wake: () => void = () => undefined
  #loop: Promise<void> = Promise.resolve()

  constructor(options: WatchedFolderOptions) {
    this.#options = options
    this.#identity = options.expectedIdentity
    const { listener, ignore, names } = options
    this.#look = new FolderScanner({
      listener,
      ignore,
      names,
      latency: createDiskLatency(),
      signal: this.#closing.signal,
    })
  }

  identity(): string | null {
    return this.#identity
  }

  isGone(named: string): boolean {
    const path = parseRelativePath(named)
    return path !== null && this.#present !== null && this.#look.isGone(path)
  }

  lookAgain(named: string): void {
    const path = parseRelativePath(named)
    if (path === null) return
    this.#look.forget(path)
    this.#schedule.changed(path, performance.now())
    this.#wake()
  }

  start(): void {
    this.#loop = this.#run()
  }

  async rescan(): Promise<void> {
    if (this.#closing.signal.aborted || this.#present === null) return
    this.#schedule.demandScan()
    const scanned = new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#wake()
    await scanned
  }

  async adoptRoot(): Promise<boolean> {
    const look = await this.#lookAtRoot()
    if (look.kind !== 'folder') return false
    this.#identity = look.identity
    this.#schedule.demandRootCheck()
    this.#wake()
    return true
  }

  async close(): Promise<void> {
    this.#closing.abort()
    this.#leave()
    this.#wake()
    await withinTimeout(this.#loop, longestCloseMs).catch(() => undefined)
    this.#settleWaiting()
  }

  async #run(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const nowMs = performance.now()
      const step = this.#present === null ? this.#schedule.nextWhileAway(nowMs) : this.#schedule.next(nowMs)
      await this.#take(step)
    }
  }

  async #take(step: FolderStep): Promise<void> {
    switch (step.kind) {
      case 'check_root':
        await this.checkRoot()
        this.#tellReachable()
        return
      case 'look':
        return this.#lookAt(step.paths)
      case 'scan':
        return this.#scan()
      case 'wait':
        return this.#waitUntil(step.untilMs)
      default:
        return assertNever(step)
    }
  }

  /** Sees whether the agreed folder stands at its path, and starts or ends listening. Tells nobody. */
  async checkRoot(): Promise<void> {
    const look = await this.#lookAtRoot()
    if (this.#closing.signal.aborted) return
    if (look.kind === 'folder') this.#identity ??= look.identity
    if (look.kind !== 'folder' || look.identity !== this.#identity) return this.#leave()
    const before = this.#present?.root
    if (before?.realPath === look.realPath && before.identity === look.identity) return
    const { traits } = await fileSystemOf(look.realPath, look.device)
    if (this.#closing.signal.aborted) return
    this.#leave()
    this.#present = { root: look, traits, watcher: this.#startWatcher(look.realPath) }
    this.#look.enter(this.#present.watcher, look)
    this.#schedule.demandScan()
  }

  #startWatcher(realPath: SystemPath): FolderWatcher {
    const onChange = (path: RelativePath | null) => {
      this.#schedule.changed(path, performance.now())
      // Without a name it may have been the watched folder itself.
      if (path === null) this.#schedule.demandRootCheck()
      this.#wake()
    }
    return startFolderWatcher({ realPath, onChange })
  }

  #leave(): void {
    this.#present?.watcher.close()
    this.#present = null
    this.#settleWaiting()
  }

  async #lookAtRoot(): Promise<RootFinding> {
    try {
      return await withinTimeout(lookAtRoot(this.#options.root), rootTimeoutMs)
    } catch {
      return { kind: 'missing' }
    }
  }

  async #lookAt(paths: readonly RelativePath[]): Promise<void> {
    const isSure = await this.#look.lookAt(paths)
    if (!isSure) this.#schedule.demandRootCheck()
  }

  async #scan(): Promise<void> {
    const startedMs = performance.now()
    const waiting = this.#waiting
    this.#waiting = []
    this.#schedule.scanStarts()
    if (this.#schedule.takeRetry(startedMs)) this.#present?.watcher.retry()
    const isComplete = await this.#look.scan()
    if (isComplete) this.#present?.watcher.scanned(this.#look.hasToldAnything())
    const degraded = this.#present === null ? null : degradedBy(this.#present)
    // A scan that broke off is tried again in a minute, not in ten.
    const isSoon = !isComplete || (this.#present !== null && isScannedOften(this.#present))
    this.#schedule.scanEnded(startedMs, performance.now(), isSoon)
    if (!isComplete) this.#schedule.demandRootCheck()
    if (isComplete && !this.#closing.signal.aborted) {
      this.#tellDegraded(degraded)
      this.#options.listener.scanned()
    }
    for (const settle of waiting) settle()
  }

  #tellReachable(): void {
    const isReachable = this.#present !== null
    if (this.#closing.signal.aborted || isReachable === this.#toldReachable) return
    this.#toldReachable = isReachable
    this.#options.listener.reachable(isReachable)
  }

  #tellDegraded(reason: DegradedReason | null): void {
    if (reason === this.#toldDegraded) return
    this.#toldDegraded = reason
    this.#options.listener.degraded(reason)
  }

  #waitUntil(untilMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, untilMs - performance.now()))
      this.#wake = () => {
        clearTimeout(timer)
        this.#wake = () => undefined
        resolve()
      }
    })
  }

  #settleWaiting(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const settle of waiting) settle()
  }
}

function degradedBy({ watcher, traits }: Present): DegradedReason | null {
  return watcher.degraded() ?? (traits.tellsChanges ? null : 'network_folder')
}

/** Every minute, not every ten: also beside a watch nobody knows to work, and on drives whose watches are not to be relied on. */
function isScannedOften(present: Present): boolean {
  return (
    degradedBy(present) !== null || !present.watcher.isBelieved() || present.traits.scanEveryMs <= degradedHeartbeatMs
  )
}
