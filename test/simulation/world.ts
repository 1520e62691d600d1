// One run: a storm of ten minutes with everything the seed chose, then calm. The engine is the real one; around it a
// virtual clock, a disk, a network, a company server and the model of Dropbox, all on one heap.
import { Checks } from './checks.ts'
import { calm, drawFaults, type Faults } from './faults.ts'
import { createRandom, type Random } from './random.ts'
import { longestCalmMs, Storm } from './storm.ts'
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
/** Late landings are over by then. */
const leastCalmMs = 25 * 60_000
const mostSteps = 150_000
const sendSlots = 3
/** While the server is down one probe knocks at a time, ever more slowly. */
const mostAsksInMinute = 12
const directMaxBytes = 18 * 1024 * 1024 // five chunks are too many
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
  readonly #storm: Storm
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
    this.#storm = new Storm({
      timeline: this.#timeline,
      random: this.#random,
      disk: this.#disk,
      dropbox: this.#dropbox,
      trace: this.#trace,
      stormEndsMs: this.#stormEndsMs,
      faults: this.#faults,
      engine: () => this.#engine,
      watcher: () => this.#watcher,
      crash: () => this.#crash(),
      isOutage: this.#isOutage,
    })
  }

  async run(): Promise<RunResult> {
    await this.#boot()
    this.#storm.plan()
    this.#countAsks()
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

  /** Minutes three to eight of the storm, in some runs: the company server answers nothing but errors. */
  readonly #isOutage = (): boolean => {
    const sinceMs = this.#timeline.nowMs - (this.#stormEndsMs - stormMs)
    return this.#stormFaults.outage && sinceMs > 3 * 60_000 && sinceMs < 8 * 60_000
  }

  /** From the second minute of an outage on, every minute's requests are counted. */
  #countAsks(): void {
    const startMs = this.#stormEndsMs - stormMs
    for (let minute = 4; minute < 8; minute++) {
      let before = 0
      this.#timeline.at(startMs + minute * 60_000, () => (before = this.#checks.asks))
      this.#timeline.at(startMs + (minute + 1) * 60_000 - 1, () => {
        if (this.#isOutage()) this.#checks.rate(this.#checks.asks - before, mostAsksInMinute)
      })
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
    const { poison } = this.#stormFaults
    const isEndless = this.#isPoisoned(upload.path) && (poison === 'server_error' || poison === 'always_cut')
    return ['done', 'gone', 'blocked'].includes(upload.state.kind) || isEndless
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
      targetId: 1,
      replacesByName: true,
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
      isOutage: this.#isOutage,
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
          this.#storm.disturbSend(path, print.stat.sizeBytes)
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

  /** A dead process hears no answers; each tells the server's clock, in whole seconds, before it says anything else. */
  #whileAlive<T>(life: number, answer: T): T | Promise<T> {
    if (life !== this.#life) return new Promise<T>(() => undefined)
    const serverNowMs = Math.floor(this.#timeline.nowMs / 1_000) * 1_000
    this.#engine?.tell({ kind: 'server_clock', aheadMs: serverNowMs - this.#engineNowMs() })
    return answer
  }

  #crash(): void {
    if (this.#engine === null || this.#isOutage()) return
    this.#crashes++
    this.#trace.add('crash')
    this.#engine = null
    this.#watcher = null
    this.#life++
    this.#store.kill(this.#random.chance(0.5))
    if (this.#random.chance(this.#faults().ledgerLost)) this.#store.uploads.clear()
    this.#timeline.after(this.#random.pick(5_000), () => void this.#boot())
  }
}
