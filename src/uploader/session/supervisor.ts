// One life of the engine with its intake. If a bug ends the engine, the session begins a new life on the same ledger, a
// few times; what was being done is derived anew from ledger and folder.
import { ownVersion } from '#adapters/system/own-version.ts'
import { startEngine } from '#engine/engine.ts'
import type { SystemClock } from '#adapters/system/clock.ts'
import type { Engine, EngineOptions } from '#engine/events.ts'
import type { Log, Ports } from '#engine/ports.ts'
import type { Me, Told } from '#adapters/transfer/link-client.ts'
import type { DegradedReason } from '#shared/degraded.ts'
import type { PauseReason, WaitingReason } from '#shared/reasons.ts'
import type { Stored, Upload } from '#shared/upload.ts'
import type { Composed } from './compose.ts'
import { FolderFacts } from '../sources/folder-facts.ts'
import type { UploadSource, RunningSource } from '../sources/source.ts'
import { createEmitter } from '../emitter.ts'
import { createCarefulLinks } from './careful-links.ts'
import type { Notice } from '../notices.ts'
import { createServerFacts } from './server-facts.ts'
import { waitForUnfinished } from './wait-for-unfinished.ts'
import { watchProgress } from './progress-watch.ts'
import { watchForStaleObservations } from './stale-observations.ts'
import type { ProgressSign } from './progress-watch.ts'
import { TargetNews } from './target-changes.ts'
import { Stoppers } from './stoppers.ts'
import type { Stopper } from './stoppers.ts'
import type { TargetChange, TargetWatch } from './target-watch.ts'

export type EngineRules = Pick<
  EngineOptions,
  'afterUpload' | 'folderRules' | 'graceMs' | 'guard' | 'quietMs' | 'relaySlots' | 'replacesByName' | 'sendSlots'
>

export type SupervisorOptions = {
  readonly clock: SystemClock
  readonly composed: Composed
  /** What the engine is given; the composed ports, or the same with something around them. */
  readonly ports: Ports
  readonly intake: UploadSource
  readonly targets: TargetWatch
  /** The last run had another target than this one. */
  readonly change: TargetChange | null
  /** True when another file of this computer relies on what is stored there. */
  readonly isReliedOn: (path: string, stored: Stored) => Promise<boolean>
  readonly log: Log
  /** What is the engine's alone. */
  readonly rules: EngineRules
}

export interface Supervisor {
  /** The engine of the present life. */
  engine(): Engine
  /** Files kept out by a rule, with the rule. */
  readonly excluded: ReadonlyMap<string, string>
  /** Folders inside the watched one that cannot be read, with the reason. */
  readonly unreadable: ReadonlyMap<string, WaitingReason>
  onUpload(listener: (upload: Upload) => void): void
  /** Hears each file that a rule keeps out, and (with null) when it does not any more. */
  onExcluded(listener: (path: string, rule: string | null) => void): void
  onUnreadable(listener: (path: string, reason: WaitingReason) => void): void
  /** Stops and lets go everything; each who stops names himself, and all must let go. */
  setPaused(by: Stopper, isPaused: boolean): void
  /** Why everything is stopped, as it is shown; null while nobody stops it. */
  pauseReason(): PauseReason | null
  /** True while what was in a folder before it was watched is being told from what comes. */
  isFirstLook(): boolean
  /** Settles when the first look at the folder was told to the engine. */
  firstLook(): Promise<void>
  /** Where the file of this path is; null when it cannot be told. */
  fileOf(path: string): string | null
  rescan(): Promise<void>
  /** True when the folder was looked at, and the server was asked who it is. */
  isScanned(): boolean
  /** Calls `listener` with what a person should know, also with what was known before. Must not throw. */
  onNotice(listener: (notice: Notice) => void): void
  /** Hears how far the company server's clock is ahead of the engine's. */
  heardClock(aheadMs: number): void
  /** Hears what an answer about one file says of the target it came from. */
  heardTold(told: Told): void
  /** The computer woke up, the network is back: everything may be another by now. */
  worldChanged(): void
  /** Why not all changes in the folder are heard at once; null: all are. */
  degraded(): DegradedReason | null
  /** When work last went on, in the engine's clock. */
  lastSignMs(): number
  me(): Me | null
  readonly broken: Promise<'broken'>
  close(): Promise<void>
}

/** So often the server is asked whether it is still the one it was: an admin may give the device another folder. */
const askAgainMs = 10 * 60_000

/** More failures than this within `failureWindowMs` are not a mishap any more. */
const mostRestarts = 3
const failureWindowMs = 10 * 60_000

/** Loads the ledger, starts the engine and begins to look at the folder. */
export async function startSupervisor(options: SupervisorOptions): Promise<Supervisor> {
  const session = new LivingSession(options)
  await session.live()
  return session
}

type EngineRun = { readonly engine: Engine; readonly intake: RunningSource }

class LivingSession implements Supervisor {
  readonly broken: Promise<'broken'>
  readonly #options: SupervisorOptions
  readonly #ports: Ports
  readonly #facts = createServerFacts({
    askMe: () => this.#options.composed.askMe(this.#closing.signal),
    onKnown: (me) => this.#targets.hear(me, this.engine()),
    onLimits: (limits) => this.engine().dispatch({ kind: 'limits', limits }),
  })
  readonly #closing = new AbortController()
  readonly #uploads = createEmitter<[Upload]>()
  readonly #folder = new FolderFacts()
  readonly #targets: TargetNews
  readonly #failuresMs: number[] = []
  readonly #stopAsking: () => void
  #serverAheadMs: number | null = null
  #isServerAsked = false
  #run: EngineRun | null = null
  readonly #stoppers = new Stoppers()
  #isScanned = false
  #lastSignMs: number
  #breakDown: () => void = () => undefined

  constructor(options: SupervisorOptions) {
    this.#options = options
    this.#lastSignMs = options.clock.now()
    const { isReliedOn } = options
    this.#targets = new TargetNews(options.targets, options.change)
    const ledger = this.#targets.counted(options.ports.ledger)
    const careful = { facts: this.#facts, isReliedOn, version: ownVersion() }
    const links = createCarefulLinks({ links: options.ports.links, ...careful })
    const { clock, intake } = options
    const look = { observe: intake.observe, nowMs: () => clock.wallMs(clock.now()) }
    const patient = waitForUnfinished({ ...options.ports, links, ledger }, (path) =>
      this.#folder.unfinished.isUnfinished(path, look),
    )
    const ports = watchForStaleObservations(patient, (path) => this.#run?.intake.lookAgain(path))
    this.#ports = watchProgress(ports, (sign) => this.#heard(sign))
    this.broken = new Promise((resolve) => {
      this.#breakDown = () => resolve('broken')
    })
    void this.#facts.asked.then(() => (this.#isServerAsked = true))
    this.#stopAsking = options.clock.every(askAgainMs, () => this.#facts.askAgain())
  }

  async live(): Promise<void> {
    const { rules, intake, targets } = this.#options
    const engine = await startEngine(this.#ports, {
      ...rules,
      targetId: targets.id,
      nameKindOf: intake.nameKindOf,
      limits: this.#facts.limits(),
      onUpload: (upload) => this.#uploads.emit(upload),
      onQueue: () => undefined, // the report is made anew a few times a second anyway
      onFailed: () => this.#failed(),
    })
    if (this.#stoppers.areAny()) engine.dispatch({ kind: 'pause' })
    if (this.#serverAheadMs !== null) engine.dispatch({ kind: 'server_clock', aheadMs: this.#serverAheadMs })
    this.#isScanned = false
    const running = intake.begin(
      this.#folder.listener(engine, () => this.#moves()),
      () => engine.paths(),
    )
    this.#run = { engine, intake: running }
    void running.firstLook.then(() => (this.#isScanned = true))
    this.#facts.ask()
  }

  get excluded(): ReadonlyMap<string, string> {
    return this.#folder.excluded
  }

  get unreadable(): ReadonlyMap<string, WaitingReason> {
    return this.#folder.unreadable
  }

  engine(): Engine {
    if (this.#run === null) throw new Error('the session has not begun')
    return this.#run.engine
  }

  onUpload(listener: (upload: Upload) => void): void {
    this.#uploads.on(listener)
  }

  onExcluded(listener: (path: string, rule: string | null) => void): void {
    this.#folder.onExcluded(listener)
  }

  onUnreadable(listener: (path: string, reason: WaitingReason) => void): void {
    this.#folder.onUnreadable(listener)
  }

  setPaused(by: Stopper, isPaused: boolean): void {
    this.#stoppers.set(by, isPaused)
    this.engine().dispatch({ kind: this.#stoppers.areAny() ? 'pause' : 'resume' })
  }

  pauseReason(): PauseReason | null {
    return this.#stoppers.pauseReason()
  }

  isFirstLook(): boolean {
    return this.#stoppers.isFirstLook()
  }

  async firstLook(): Promise<void> {
    await this.#run?.intake.firstLook
  }

  fileOf(path: string): string | null {
    return this.#options.intake.fileOf(path)
  }

  async rescan(): Promise<void> {
    await this.#run?.intake.rescan()
  }

  isScanned(): boolean {
    return this.#isScanned && this.#isServerAsked
  }

  degraded(): DegradedReason | null {
    return this.#folder.degraded
  }

  lastSignMs(): number {
    return this.#lastSignMs
  }

  me(): Me | null {
    return this.#facts.known()
  }

  async close(): Promise<void> {
    this.#stopAsking()
    this.#closing.abort()
    const run = this.#run
    // Side by side: an engine that waits for a network and a scan that waits for a disk need not wait for each other.
    await Promise.all([run?.engine.stop(), run?.intake.close()])
    await this.#options.composed.close()
  }

  #moves(): void {
    this.#lastSignMs = this.#options.clock.now()
  }

  #heard(sign: ProgressSign): void {
    this.#moves()
    // The server is back: the moment to ask what could not be asked before.
    if (sign === 'answered') this.#facts.ask()
  }

  onNotice(listener: (notice: Notice) => void): void {
    this.#targets.onNotice(listener)
  }

  heardClock(aheadMs: number): void {
    this.#serverAheadMs = aheadMs
    this.#run?.engine.dispatch({ kind: 'server_clock', aheadMs })
  }

  heardTold(told: Told): void {
    if (this.#options.targets.isDoubted(told)) this.#facts.askAgain()
  }

  worldChanged(): void {
    this.engine().dispatch({ kind: 'world_changed' })
    this.#facts.askAgain()
  }

  /** A bug ended the engine. */
  #failed(): void {
    if (this.#closing.signal.aborted) return
    const nowMs = this.#options.clock.now()
    this.#failuresMs.push(nowMs)
    const recent = this.#failuresMs.filter((atMs) => nowMs - atMs < failureWindowMs)
    if (recent.length > mostRestarts) return this.#breakDown()
    void this.#liveAgain()
  }

  async #liveAgain(): Promise<void> {
    try {
      await this.#run?.intake.close()
      if (!this.#closing.signal.aborted) await this.live()
    } catch (error) {
      this.#options.log.alarm(`no new start: ${error instanceof Error ? error.message : 'unknown'}`)
      this.#breakDown()
    }
  }
}
