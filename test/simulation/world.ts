// One run: a storm of ten minutes with everything the seed chose, then calm. The engine is the real one; around it a
// virtual clock, a disk, a network, a company server and the model of Dropbox, all on one heap.
import { Checks } from './checks.ts'
import { calm, drawFaults, type Faults } from './faults.ts'
import { createRandom, type Random } from './random.ts'
import { SimDisk } from './sim-disk.ts'
import { SimDropbox } from './sim-dropbox.ts'
import { createSimFolder, SimWatcher } from './sim-folder.ts'
import { createSimLedger, SimStore } from './sim-ledger.ts'
import { createSimServer } from './sim-server.ts'
import { createSimTransport } from './sim-transport.ts'
import { createTimeline, type Timeline } from './timeline.ts'
import { Trace } from './trace.ts'
import { startEngine } from '#engine/engine.ts'
import type { Engine } from '#engine/events.ts'
import type { Ports } from '#engine/ports.ts'
import { hashSlots } from '#engine/limits.ts'
import type { Upload } from '#shared/upload.ts'

export type RunResult = {
  readonly seed: number
  readonly faults: Faults
  readonly problems: readonly string[]
  /** Equal for equal runs. */
  readonly traceHash: number
  readonly steps: number
  readonly sends: number
  readonly crashes: number
}

const stormMs = 10 * 60_000
const longestCalmMs = 6 * 60 * 60_000
/** Late landings are over by then. */
const leastCalmMs = 25 * 60_000
const mostSteps = 150_000
const sendSlots = 3
const directMaxBytes = 18 * 1024 * 1024 // five chunks are too many
const paths = ['a.txt', 'b/b.txt', 'b/c.txt', 'd.mov', 'e.pdf'] as const
const poisonedPath = 'd.mov'
const tenYearsMs = 10 * 365 * 24 * 60 * 60_000

/** Runs one seed to its end. Print `onTrace` lines to see every step. */
export async function simulate(seed: number, onTrace: ((line: string) => void) | null = null): Promise<RunResult> {
  const world = new World(seed, onTrace)
  return world.run()
}

class World {
  readonly #seed: number
  readonly #random: Random
  readonly #timeline: Timeline = createTimeline()
  readonly #stormFaults: Faults
  readonly #calmFaults: Faults
  readonly #disk: SimDisk
  readonly #dropbox: SimDropbox
  readonly #store = new SimStore()
  readonly #checks: Checks
  readonly #trace: Trace
  readonly #stormEndsMs: number
  #life = 0
  #engine: Engine | null = null
  #watcher: SimWatcher | null = null
  #clockOffsetMs = 0
  #crashes = 0
  #steps = 0

  constructor(seed: number, onTrace: ((line: string) => void) | null) {
    this.#seed = seed
    this.#random = createRandom(seed)
    this.#stormFaults = drawFaults(this.#random)
    this.#calmFaults = calm(this.#stormFaults)
    this.#disk = new SimDisk(this.#timeline, this.#random)
    this.#dropbox = new SimDropbox(this.#timeline, this.#random, this.#stormFaults)
    this.#trace = new Trace(() => this.#timeline.nowMs, onTrace)
    this.#stormEndsMs = this.#timeline.nowMs + stormMs
    this.#checks = new Checks({
      disk: this.#disk,
      dropbox: this.#dropbox,
      store: this.#store,
      faults: this.#stormFaults,
      sendSlots,
      hashSlots,
      directMaxBytes,
    })
  }

  async run(): Promise<RunResult> {
    await this.#boot()
    this.#planStorm()
    while (!this.#isOver() && (await this.#timeline.step())) {
      this.#steps++
      if (this.#engine !== null) this.#checks.slots(this.#engine)
    }
    this.#judgeEnd()
    return {
      seed: this.#seed,
      faults: this.#stormFaults,
      problems: [...this.#checks.problems],
      traceHash: this.#trace.hash,
      steps: this.#steps,
      sends: this.#checks.sends,
      crashes: this.#crashes,
    }
  }

  get #isStorm(): boolean {
    return this.#timeline.nowMs < this.#stormEndsMs
  }

  readonly #faults = (): Faults => (this.#isStorm ? this.#stormFaults : this.#calmFaults)

  readonly #isPoisoned = (path: string): boolean =>
    this.#stormFaults.poison !== 'none' && path.toLowerCase() === poisonedPath

  #isOver(): boolean {
    const { nowMs } = this.#timeline
    if (this.#checks.problems.size > 0 || this.#steps > mostSteps) return true
    if (nowMs > this.#stormEndsMs + longestCalmMs) return true
    if (nowMs < this.#stormEndsMs + leastCalmMs || this.#engine === null) return false
    return [...this.#engine.uploads()].every((upload) => this.#rests(upload))
  }

  #rests(upload: Upload): boolean {
    return ['done', 'gone', 'blocked'].includes(upload.state.kind) || this.#isPoisoned(upload.path)
  }

  #judgeEnd(): void {
    if (this.#steps > mostSteps) this.#checks.fail('L1 the run never ends')
    if (this.#checks.problems.size > 0) return
    if (this.#engine === null) return this.#checks.fail('L1 the process did not come back')
    this.#checks.atEnd(this.#engine, this.#isPoisoned)
  }

  async #boot(): Promise<void> {
    const life = ++this.#life
    if (this.#stormFaults.clockJumps && this.#isStorm) {
      this.#clockOffsetMs = Math.floor((this.#random.next() - 0.5) * 2 * tenYearsMs)
    }
    const engine: Engine = await startEngine(this.#ports(life), {
      quietMs: 2_000,
      sendSlots,
      directMaxBytes,
      onUpload: (upload) => this.#uploadChanged(life, upload),
      onQueue: () => undefined,
      onFailed: () => this.#checks.fail('F13 the engine stopped by a bug'),
    })
    if (life !== this.#life) return
    this.#engine = engine
    const known = [...engine.uploads()].map((upload) => [upload.path, upload.observed] as const)
    this.#watcher = new SimWatcher(
      {
        timeline: this.#timeline,
        random: this.#random,
        disk: this.#disk,
        faults: this.#faults,
        observed: (path, observed) => engine.tell({ kind: 'observed', path, observed }),
        reachable: (reachable) => engine.tell({ kind: 'folder', reachable }),
      },
      known.map(([path, observed]) => [path, observed]),
    )
    this.#timeline.after(this.#random.pick(500), () => this.#watcher?.scan())
  }

  #uploadChanged(life: number, upload: Upload): void {
    if (life !== this.#life || this.#engine === null) return
    this.#trace.add(`${upload.path} ${upload.state.kind}`)
    this.#checks.uploadChanged(upload, this.#engine, this.#engineNowMs())
  }

  #engineNowMs(): number {
    return this.#timeline.nowMs + this.#clockOffsetMs
  }

  #ports(life: number): Ports {
    const isAlive = (): boolean => life === this.#life
    const offsetMs = this.#clockOffsetMs
    const shared = { timeline: this.#timeline, random: this.#random, disk: this.#disk, faults: this.#faults }
    const onSurprise = (path: string): void => {
      if (!isAlive()) return
      this.#watcher?.forget(path)
      this.#timeline.after(this.#random.pick(100), () => this.#watcher?.look(path))
    }
    const links = createSimServer({
      ...shared,
      dropbox: this.#dropbox,
      isPoisoned: this.#isPoisoned,
      clockOffsetMs: () => offsetMs,
      onAsk: () => this.#checks.asks++,
    })
    return {
      clock: {
        now: () => this.#timeline.nowMs + offsetMs,
        dice: () => this.#random.next(),
        wakeAt: (atMs, wake) => this.#timeline.at(atMs - offsetMs, () => (isAlive() ? wake() : undefined)),
      },
      folder: createSimFolder({ ...shared, onSurprise }),
      links: {
        link: async (ask, cancel) => this.#whileAlive(life, await links.link(ask, cancel)),
        check: async (ask, cancel) => this.#whileAlive(life, await links.check(ask, cancel)),
      },
      transport: createSimTransport({
        ...shared,
        dropbox: this.#dropbox,
        isPoisoned: this.#isPoisoned,
        isAlive,
        onStart: (url, path, print) => {
          this.#trace.add(`send ${path} ${print.contentHash}`)
          this.#checks.sendBegins(url, path, print)
          this.#disturbSend(path, print.stat.sizeBytes)
        },
        onSurprise,
      }),
      ledger: createSimLedger({
        ...shared,
        store: this.#store,
        isAlive,
        onProblem: (text) => this.#checks.fail(text),
      }),
      log: { alarm: (text) => (text.startsWith('the engine stopped') ? this.#checks.fail(`F13 ${text}`) : undefined) },
    }
  }

  /** A dead process hears no answers. */
  #whileAlive<T>(life: number, answer: T): T | Promise<T> {
    return life === this.#life ? answer : new Promise<T>(() => undefined)
  }

  #disturbSend(path: string, sizeBytes: number): void {
    const spanMs = 2_000 + sizeBytes / 8_192
    if (this.#random.chance(this.#faults().harassment)) {
      this.#timeline.after(this.#random.pick(spanMs), () => this.#change(path))
    }
    if (this.#random.chance(this.#faults().crashDuringSend)) {
      this.#timeline.after(this.#random.pick(spanMs), () => this.#crash())
    }
  }

  #planStorm(): void {
    const { nowMs } = this.#timeline
    const every = (periodMs: number, untilMs: number, happen: () => void): void => {
      for (let atMs = nowMs + periodMs; atMs < untilMs; atMs += periodMs) {
        this.#timeline.at(atMs + this.#random.pick(periodMs), happen)
      }
    }
    for (const path of paths) this.#timeline.after(this.#random.pick(20_000), () => this.#change(path))
    for (let atMs = nowMs; atMs < this.#stormEndsMs; atMs += 50 + Math.floor(this.#random.next() ** 3 * 60_000)) {
      this.#timeline.at(atMs, () => this.#change(this.#random.among(paths)))
    }
    every(10_000, this.#stormEndsMs, () => this.#mishap())
    every(60_000, this.#stormEndsMs + longestCalmMs, () => this.#watcher?.scan())
    this.#timeline.at(this.#stormEndsMs, () => {
      this.#trace.add('calm')
      this.#disk.setAway(false)
      this.#watcher?.scan()
      this.#engine?.tell({ kind: 'resume' })
    })
  }

  /** Things that happen to a computer, beside files and network. */
  #mishap(): void {
    const faults = this.#faults()
    if (this.#random.chance(faults.crash)) this.#crash()
    if (this.#random.chance(faults.folderAway * 0.1)) this.#takeFolderAway()
    if (this.#random.chance(faults.locked)) {
      this.#disk.lockedUntilMs.set(this.#random.among(paths), this.#timeline.nowMs + this.#random.pick(30_000))
    }
    if (this.#random.chance(faults.rival)) {
      const path = this.#random.among(paths)
      this.#dropbox.rivalWrites(path, `rival${this.#steps}`)
    }
    if (this.#random.chance(0.05)) this.#engine?.tell({ kind: 'retry', paths: 'all' })
    if (this.#random.chance(0.05)) this.#engine?.tell({ kind: 'world_changed' })
    if (this.#random.chance(0.03)) {
      this.#engine?.tell({ kind: 'pause' })
      this.#timeline.after(this.#random.pick(20_000), () => this.#engine?.tell({ kind: 'resume' }))
    }
  }

  #takeFolderAway(): void {
    this.#disk.setAway(true)
    this.#trace.add('folder away')
    this.#timeline.after(this.#random.pick(5_000), () => this.#watcher?.scan())
    this.#timeline.after(this.#random.pick(60_000), () => {
      this.#disk.setAway(false)
      this.#watcher?.scan()
    })
  }

  #crash(): void {
    if (this.#engine === null) return
    this.#crashes++
    this.#trace.add('crash')
    this.#engine = null
    this.#watcher = null
    this.#life++
    this.#store.kill(this.#random.chance(0.5))
    if (this.#random.chance(this.#faults().ledgerLost)) this.#store.uploads.clear()
    this.#timeline.after(this.#random.pick(5_000), () => void this.#boot())
  }

  #change(path: string): void {
    if (!this.#isStorm || this.#disk.isAway) return
    const draw = this.#random.next()
    const disk = this.#disk
    if (this.#random.chance(this.#faults().revert)) disk.revert(path)
    else if (draw < 0.3) disk.replace(path)
    else if (draw < 0.65) disk.edit(path, this.#random.chance(this.#faults().keepsTime))
    else if (draw < 0.72) disk.truncate(path)
    else if (draw < 0.8) disk.remove(path)
    else if (draw < 0.84) disk.makeLink(path)
    else if (draw < 0.9) disk.touchMode(path)
    else if (draw < 0.95) this.#twin(path)
    this.#trace.add(`change ${path} ${disk.file(path)?.chunks.join('+') ?? 'nothing'}`)
    this.#watcher?.ring(path)
  }

  /** The same name in other case: renamed, or beside the first. */
  #twin(path: string): void {
    const other = path.toUpperCase()
    if (this.#random.chance(0.6)) this.#disk.rename(path, other)
    else if (this.#random.chance(0.5)) this.#disk.remove(other)
    else this.#disk.replace(other)
    this.#watcher?.ring(other)
  }
}
