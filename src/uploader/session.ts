// One life of the engine with its intake. If a bug ends the engine, the session begins a new life on the same ledger, a
// few times; what was being done is derived anew from ledger and folder.
import { createCancel } from '#engine/cancel.ts'
import { startEngine } from '#engine/engine.ts'
import type { SystemClock } from '#adapters/clock.ts'
import type { Engine } from '#engine/events.ts'
import type { Log, Ports } from '#engine/ports.ts'
import type { MeReply } from '#shared/link-api.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { Upload } from '#shared/upload.ts'
import type { Composed } from './compose.ts'
import type { Intake, IntakeListener, RunningIntake } from './intake.ts'
import { createLimitsAsk, defaultDirectMaxBytes } from './limits-ask.ts'
import { listenForLife } from './signs-of-life.ts'
import { listenForSurprises } from './surprises.ts'
import type { SignOfLife } from './signs-of-life.ts'

export type SessionOptions = {
  readonly clock: SystemClock
  readonly composed: Composed
  /** What the engine is given; the composed ports, or the same with something around them. */
  readonly ports: Ports
  readonly intake: Intake
  readonly log: Log
  readonly quietMs: number
  readonly sendSlots: number
  /** The number of the target that answers. */
  readonly targetId: number
}

export interface Session {
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
  /** Settles when the first look at the folder was told to the engine. */
  firstLook(): Promise<void>
  /** Where the file of this path is; null when it cannot be told. */
  fileOf(path: string): string | null
  rescan(): Promise<void>
  isScanned(): boolean
  isDegraded(): boolean
  /** When work last went on, in the engine's clock. */
  lastSignMs(): number
  me(): MeReply | null
  readonly broken: Promise<'broken'>
  close(): Promise<void>
}

/** Who may stop everything: a person, or the first look at a folder whose files are to be left out. */
export type Stopper = 'person' | 'first_look'

/** More failures than this within `failureWindowMs` are not a mishap any more. */
const mostLives = 3
const failureWindowMs = 10 * 60_000

/** Loads the ledger, starts the engine and begins to look at the folder. */
export async function startSession(options: SessionOptions): Promise<Session> {
  const session = new LivingSession(options)
  await session.live()
  return session
}

type Life = { readonly engine: Engine; readonly intake: RunningIntake }

class LivingSession implements Session {
  readonly excluded = new Map<string, string>()
  readonly unreadable = new Map<string, WaitingReason>()
  readonly broken: Promise<'broken'>
  readonly #options: SessionOptions
  readonly #ports: Ports
  readonly #limits = createLimitsAsk(
    () => this.#options.composed.askMe(this.#cancel.signal),
    (directMaxBytes) => this.#tellLimits(directMaxBytes),
  )
  readonly #cancel = createCancel()
  readonly #uploadListeners: ((upload: Upload) => void)[] = []
  readonly #excludedListeners: ((path: string, rule: string | null) => void)[] = []
  readonly #unreadableListeners: ((path: string, reason: WaitingReason) => void)[] = []
  readonly #failuresMs: number[] = []
  #life: Life | null = null
  readonly #stoppers = new Set<Stopper>()
  #isScanned = false
  #isDegraded = false
  #isClosing = false
  #lastSignMs: number
  #breakDown: () => void = () => undefined

  constructor(options: SessionOptions) {
    this.#options = options
    this.#lastSignMs = options.clock.now()
    const ports = listenForSurprises(options.ports, (path) => this.#life?.intake.lookAgain(path))
    this.#ports = listenForLife(ports, (sign) => this.#heard(sign))
    this.broken = new Promise((resolve) => {
      this.#breakDown = () => resolve('broken')
    })
  }

  async live(): Promise<void> {
    const { quietMs, sendSlots, intake } = this.#options
    const engine = await startEngine(this.#ports, {
      quietMs,
      sendSlots,
      targetId: this.#options.targetId,
      replacesByName: false,
      directMaxBytes: this.#limits.known()?.directMaxBytes ?? defaultDirectMaxBytes,
      onUpload: (upload) => this.#uploadChanged(upload),
      onQueue: () => undefined, // the report is made anew a few times a second anyway
      onFailed: () => this.#failed(),
    })
    if (this.#stoppers.size > 0) engine.tell({ kind: 'pause' })
    this.#isScanned = false
    const running = intake.begin(this.#listener(engine), () => pathsOf(engine))
    this.#life = { engine, intake: running }
    void running.firstLook.then(() => {
      this.#isScanned = true
    })
    this.#limits.ask()
  }

  engine(): Engine {
    if (this.#life === null) throw new Error('the session has not begun')
    return this.#life.engine
  }

  onUpload(listener: (upload: Upload) => void): void {
    this.#uploadListeners.push(listener)
  }

  onExcluded(listener: (path: string, rule: string | null) => void): void {
    this.#excludedListeners.push(listener)
    for (const [path, rule] of this.excluded) listener(path, rule)
  }

  onUnreadable(listener: (path: string, reason: WaitingReason) => void): void {
    this.#unreadableListeners.push(listener)
    for (const [path, reason] of this.unreadable) listener(path, reason)
  }

  setPaused(by: Stopper, isPaused: boolean): void {
    if (isPaused) this.#stoppers.add(by)
    else this.#stoppers.delete(by)
    this.engine().tell({ kind: this.#stoppers.size > 0 ? 'pause' : 'resume' })
  }

  async firstLook(): Promise<void> {
    await this.#life?.intake.firstLook
  }

  fileOf(path: string): string | null {
    return this.#options.intake.fileOf(path)
  }

  async rescan(): Promise<void> {
    await this.#life?.intake.rescan()
  }

  isScanned(): boolean {
    return this.#isScanned
  }

  isDegraded(): boolean {
    return this.#isDegraded
  }

  lastSignMs(): number {
    return this.#lastSignMs
  }

  me(): MeReply | null {
    return this.#limits.known()
  }

  async close(): Promise<void> {
    this.#isClosing = true
    this.#cancel.cancel()
    const life = this.#life
    // Side by side: an engine that waits for a network and a scan that waits for a disk need not wait for each other.
    await Promise.all([life?.engine.stop(), life?.intake.close()])
    await this.#options.composed.close()
  }

  #heard(sign: SignOfLife): void {
    this.#lastSignMs = this.#options.clock.now()
    // The server is back: the moment to ask what could not be asked before.
    if (sign === 'answered') this.#limits.ask()
  }

  #tellLimits(directMaxBytes: number): void {
    this.#life?.engine.tell({ kind: 'limits', directMaxBytes })
  }

  #uploadChanged(upload: Upload): void {
    for (const listener of this.#uploadListeners) listener(upload)
  }

  #tellExcluded(path: string, rule: string | null): void {
    for (const listener of this.#excludedListeners) listener(path, rule)
  }

  #listener(engine: Engine): IntakeListener {
    return {
      observed: (path, observed) => {
        if (this.excluded.delete(path)) this.#tellExcluded(path, null)
        this.#lastSignMs = this.#options.clock.now()
        engine.tell({ kind: 'observed', path, observed })
      },
      excluded: (path, rule) => {
        if (engine.upload(path) !== null) engine.tell({ kind: 'observed', path, observed: { kind: 'absent' } })
        if (this.excluded.get(path) === rule) return
        this.excluded.set(path, rule)
        this.#tellExcluded(path, rule)
      },
      unreadableFolder: (folder, reason) => {
        const path = folder === '' ? '.' : folder
        if (reason === null) return void this.unreadable.delete(path)
        this.unreadable.set(path, reason)
        for (const listener of this.#unreadableListeners) listener(path, reason)
      },
      reachable: (reachable) => engine.tell({ kind: 'folder', reachable }),
      degraded: (isDegraded) => {
        this.#isDegraded = isDegraded
      },
    }
  }

  /** A bug ended the engine. */
  #failed(): void {
    if (this.#isClosing) return
    const nowMs = this.#options.clock.now()
    this.#failuresMs.push(nowMs)
    const recent = this.#failuresMs.filter((atMs) => nowMs - atMs < failureWindowMs)
    if (recent.length > mostLives) return this.#breakDown()
    void this.#liveAgain()
  }

  async #liveAgain(): Promise<void> {
    try {
      await this.#life?.intake.close()
      if (!this.#isClosing) await this.live()
    } catch (error) {
      this.#options.log.alarm(`no new start: ${error instanceof Error ? error.message : 'unknown'}`)
      this.#breakDown()
    }
  }
}

function* pathsOf(engine: Engine): Iterable<string> {
  for (const upload of engine.uploads()) if (upload.state.kind !== 'gone') yield upload.path
}
