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
import type { RelativePath } from '../files/paths.ts'
import { blind, witnessRemoval } from '../files/removal-witness.ts'
import type { RemovalWitness } from '../files/removal-witness.ts'
import { isFolder, isMadeAnew, lookAtRoot, rootTimeoutMs } from '../files/root-identity.ts'
import type { FolderAtRoot, RootFinding } from '../files/root-identity.ts'
import { assertNever } from '#shared/assert.ts'
import type { DegradedReason } from '#shared/degraded.ts'
import type { NamePolicy } from '#shared/names.ts'
import type { RootState } from '#shared/root-state.ts'

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
  /** Ends within a second. No listener is called afterwards. */
  close(): Promise<void>
}

const longestCloseMs = 800 // a disk that hangs does not hold up quitting

/** Starts watching. Settles after the first look at the folder itself; its files are told afterwards. */
export async function startWatchedFolder(options: WatchedFolderOptions): Promise<WatchedFolder> {
  const run = new WatchedFolderRun(options)
  await run.checkRoot()
  run.start()
  return run
}

type Present = { readonly root: FolderAtRoot; readonly watcher: FolderWatcher }

class WatchedFolderRun implements WatchedFolder {
  readonly #options: WatchedFolderOptions
  readonly #schedule = new RescanSchedule()
  readonly #look: FolderScanner
  readonly #closing = new AbortController()
  #identity: string | null
  /** Set while the agreed folder stands at its path. */
  #present: Present | null = null
  /** The agreed folder as it was last seen, with who saw it removed. */
  #last: { readonly root: FolderAtRoot; readonly removal: RemovalWitness } | null = null
  #state: RootState = 'away'
  #toldState: RootState | null = null
  #looking: Promise<RootFinding> | null = null
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

  async close(): Promise<void> {
    this.#closing.abort()
    this.#leave()
    this.#last?.removal.close()
    this.#wake()
    await withinTimeout(this.#loop, longestCloseMs).catch(() => undefined)
    this.#settleWaiting()
  }

  async #run(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const nowMs = performance.now()
      const step = this.#present === null ? this.#schedule.nextWhileAway(nowMs) : this.#schedule.next(nowMs)
      await this.#handle(step)
    }
  }

  async #handle(step: FolderStep): Promise<void> {
    switch (step.kind) {
      case 'check_root':
        await this.checkRoot()
        this.#tellState()
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
    const isAgreed = look.kind === 'folder' && (await this.#isAgreed(look))
    if (this.#closing.signal.aborted) return
    this.#state = isAgreed ? 'there' : look.kind === 'folder' ? 'replaced' : 'away'
    if (!isAgreed) return this.#leave()
    const before = this.#present?.root
    if (before?.realPath === look.realPath && before.standing === look.standing) return
    this.#leave()
    this.#last?.removal.close()
    const removal = witnessOf(look)
    this.#last = { root: look, removal }
    // Whoever is told of the folder may remove it at once, and on a busy computer the witness comes late.
    await removal.ready
    if (this.#closing.signal.aborted) return
    this.#present = { root: look, watcher: this.#startWatcher(look) }
    this.#look.enter(this.#present.watcher, look)
    this.#schedule.demandScan()
  }

  /** True for the agreed folder, and for one that was made in its place after it was removed: that is the same one, emptied. */
  async #isAgreed(look: FolderAtRoot): Promise<boolean> {
    if (this.#identity !== null) {
      if (isFolder(look, this.#identity)) return true
      const last = this.#last
      if (last === null || !isMadeAnew(last.root, look) || !(await last.removal.wasRemoved())) return false
    }
    if (this.#closing.signal.aborted) return false
    this.#identity = look.identity
    await this.#options.listener.becomes(look.identity)
    return true
  }

  #startWatcher({ realPath, evidence }: FolderAtRoot): FolderWatcher {
    const onChange = (path: RelativePath | null) => {
      this.#schedule.changed(path, performance.now())
      // Without a name it may have been the watched folder itself.
      if (path === null) this.#schedule.demandRootCheck()
      this.#wake()
    }
    return startFolderWatcher({ realPath, fileId: evidence.fileSystem.traits.fileId, onChange })
  }

  #leave(): void {
    this.#present?.watcher.close()
    this.#present = null
    this.#settleWaiting()
  }

  async #lookAtRoot(): Promise<RootFinding> {
    // A look that hangs holds one of the few threads that look: no other is begun before it is over.
    this.#looking ??= lookAtRoot(this.#options.root).finally(() => (this.#looking = null))
    try {
      return await withinTimeout(this.#looking, rootTimeoutMs)
    } catch {
      return { kind: 'missing' }
    }
  }

  async #lookAt(paths: readonly RelativePath[]): Promise<void> {
    const isSure = await this.#look.lookAt(paths)
    if (isSure) return
    // What was to be looked at is known to nobody any more.
    this.#schedule.demandRootCheck()
    this.#schedule.demandScan()
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

  #tellState(): void {
    if (this.#closing.signal.aborted || this.#state === this.#toldState) return
    this.#toldState = this.#state
    this.#options.listener.root(this.#state)
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

function witnessOf({ realPath, evidence }: FolderAtRoot): RemovalWitness {
  return evidence.fileSystem.traits.mayCallSynchronously ? witnessRemoval(realPath, evidence.inode) : blind
}

function degradedBy({ watcher, root }: Present): DegradedReason | null {
  return watcher.degraded() ?? (root.evidence.fileSystem.traits.tellsChanges ? null : 'network_folder')
}

/** Every minute, not every ten: also beside a watch nobody knows to work, and on drives whose watches are not to be relied on. */
function isScannedOften(present: Present): boolean {
  return (
    degradedBy(present) !== null ||
    !present.watcher.isBelieved() ||
    present.root.evidence.fileSystem.traits.scanEveryMs <= degradedHeartbeatMs
  )
}
