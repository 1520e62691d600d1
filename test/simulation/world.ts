// One run: a storm of ten minutes with everything the seed chose, then calm. The engine is the real one; around it a
// virtual clock, disks, a network, a company server and the model of Dropbox, all on one heap.
import { Checks } from './checks/checks.ts'
import { endless } from './checks/check-results.ts'
import { SimDocuments } from './documents.ts'
import {
  calm,
  drawBeside,
  drawFaults,
  drawGrace,
  drawGuardFaults,
  drawMoveFaults,
  drawRelayFaults,
  drawRelayHouseFaults,
  type Faults,
} from './faults.ts'
import { Findings } from './checks/invariants.ts'
import { createRandom, type Random } from '#test/rigs/random.ts'
import { MassDrops } from './mass-drops.ts'
import { planTakingBack } from './taking-back.ts'
import { quietMs, slackMs, type Scene } from './checks/scene.ts'
import { longestCalmMs, restlessMs, Storm } from './storm.ts'
import { SimFolders } from './fakes/sim-folders.ts'
import { SimStore } from './fakes/sim-ledger.ts'
import { SimPerson } from './fakes/sim-person.ts'
import { SimPlaces } from './fakes/sim-places.ts'
import { SimProcess } from './fakes/sim-process.ts'
import { SimTargets } from './fakes/sim-targets.ts'
import { createTimeline, type Timeline } from './timeline.ts'
import { Trace } from './trace.ts'
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
const mostSteps = 20_000
const relayStream = 0x5e1a7
const houseStream = 0x2f6b91c3
const moveStream = 0x30f3d
const guardStream = 0x9ca7d
const graceStream = 0x61ace
const besideStream = 0xbe51de
const cutOffStream = 0xc070ff
/** Seeds of what happens to the folder as a whole. */
const rootSeeds = 1_000_003
const poisonedPath = 'd.mov'

/** Runs one seed to its end. Print `onTrace` lines to see every step. */
export async function simulate(seed: number, onTrace: ((line: string) => void) | null = null): Promise<RunResult> {
  const world = new World(seed, onTrace)
  return world.run()
}

class World {
  readonly #seed: number
  readonly #timeline: Timeline = createTimeline()
  readonly #faults: Faults
  readonly #calmFaults: Faults
  readonly #findings = new Findings()
  readonly #checks: Checks
  readonly #trace: Trace
  readonly #stormEndsMs: number
  readonly #storm: Storm
  readonly #drops: MassDrops | null
  readonly #process: SimProcess
  #steps = 0

  constructor(seed: number, onTrace: ((line: string) => void) | null) {
    this.#seed = seed
    const random = createRandom(seed)
    const rootRandom = createRandom(seed + rootSeeds)
    const drawn = drawFaults(random, rootRandom)
    const relayed = drawRelayFaults(createRandom(seed ^ relayStream))
    // Nobody promises anything to who lost the ledger while a send was under way; see `lateLanding`.
    const moveRandom = createRandom(seed ^ moveStream)
    const guardRandom = createRandom(seed ^ guardStream)
    const graceRandom = createRandom(seed ^ graceStream)
    const besideRandom = createRandom(seed ^ besideStream)
    const guarded = { ...drawGuardFaults(guardRandom), ...drawGrace(graceRandom) }
    const house = drawRelayHouseFaults(createRandom(seed ^ houseStream), relayed)
    const late = drawn.ledgerLost > 0 ? { finishLate: 0, serverRestart: 0 } : {}
    this.#faults = {
      ...drawn,
      ...relayed,
      ...house,
      ...drawMoveFaults(moveRandom),
      ...guarded,
      ...drawBeside(besideRandom),
      isCutOffUnheard: createRandom(seed ^ cutOffStream).chance(0.5),
      ...late,
    }
    this.#calmFaults = calm(this.#faults)
    this.#trace = new Trace(() => this.#timeline.nowMs, onTrace)
    this.#stormEndsMs = this.#timeline.nowMs + stormMs
    const scene = this.#buildScene(random)
    this.#checks = new Checks(scene)
    const shared = { random, rootRandom, trace: this.#trace, faults: this.#faultsNow, isOutage: this.#isOutage }
    this.#process = new SimProcess({
      ...shared,
      scene,
      checks: this.#checks,
      isStorm: () => this.#isStorm,
      moveRandom,
      disturbSend: (path, sizeBytes) => this.#storm.disturbSend(path, sizeBytes),
      disturbMove: (path) => this.#storm.disturbMove(path, moveRandom),
    })
    const { folders, places, targets, timeline } = scene
    const process = this.#process
    const person = new SimPerson({ process, checks: this.#checks, trace: this.#trace })
    const stage = {
      ...shared,
      besideRandom,
      person,
      timeline,
      folders,
      places,
      targets,
      process,
      stormEndsMs: this.#stormEndsMs,
    }
    this.#storm = new Storm(stage)
    this.#drops = this.#faults.guarded ? new MassDrops(stage, guardRandom) : null
    if (this.#faults.graceMs > 0) planTakingBack(stage, graceRandom)
  }

  #buildScene(random: Random): Scene {
    const faults = this.#faults
    const folders = new SimFolders(faults.isBeside)
    const places = new SimPlaces(this.#timeline, random, folders)
    const { clockJumps: hasClockJumps, replacesByName } = faults
    const rules = { quietMs, slackMs: slackMs(faults), replacesByName, hasClockJumps }
    return {
      timeline: this.#timeline,
      faults,
      places,
      folders,
      targets: new SimTargets(this.#timeline, random, faults),
      documents: new SimDocuments(places, rules),
      store: new SimStore(folders),
      findings: this.#findings,
      engine: () => this.#process.engine,
      isPoisoned: this.#isPoisoned,
    }
  }

  async run(): Promise<RunResult> {
    await this.#process.boot()
    this.#storm.plan()
    this.#drops?.plan()
    this.#countAsks()
    while (!this.#isOver() && (await this.#timeline.step())) {
      this.#steps++
      if (this.#process.engine !== null) this.#checks.requests.slots(this.#process.engine)
    }
    this.#judgeEnd()
    return {
      seed: this.#seed,
      faults: this.#faults,
      problems: [...this.#findings.problems],
      traceHash: this.#trace.hash,
      steps: this.#steps,
      sends: this.#checks.sends.sends,
      crashes: this.#process.crashes,
    }
  }

  /** Minutes three to eight of the storm, in some runs: the company server answers nothing but errors. */
  readonly #isOutage = (): boolean => {
    const sinceMs = this.#timeline.nowMs - (this.#stormEndsMs - stormMs)
    return this.#faults.outage && sinceMs > 3 * 60_000 && sinceMs < 8 * 60_000
  }

  /** From the second minute of an outage on, every minute's requests are counted. */
  #countAsks(): void {
    const startMs = this.#stormEndsMs - stormMs
    const { requests } = this.#checks
    for (let minute = 4; minute < 8; minute++) {
      let before = 0
      this.#timeline.at(startMs + minute * 60_000, () => (before = requests.asks))
      this.#timeline.at(startMs + (minute + 1) * 60_000 - 1, () => {
        if (this.#isOutage()) requests.rate(requests.asks - before)
      })
    }
  }

  get #isStorm(): boolean {
    return this.#timeline.nowMs < this.#stormEndsMs
  }

  readonly #faultsNow = (): Faults => (this.#isStorm ? this.#faults : this.#calmFaults)

  readonly #isPoisoned = (path: string): boolean =>
    this.#faults.poison !== 'none' && path.toLowerCase() === poisonedPath

  #isOver(): boolean {
    const { nowMs } = this.#timeline
    const { engine } = this.#process
    if (this.#findings.problems.size > 0 || this.#steps > mostSteps) return true
    if (nowMs > this.#stormEndsMs + longestCalmMs) return true
    const leastMs = this.#faults.restless ? restlessMs : leastCalmMs
    if (nowMs < this.#stormEndsMs + leastMs || engine === null) return false
    for (const upload of engine.uploads()) if (!this.#rests(upload)) return false
    return true
  }

  #rests(upload: Upload): boolean {
    const { poison } = this.#faults
    const isEndless = this.#isPoisoned(upload.path) && endless.includes(poison)
    const isToMove = upload.state.kind === 'done' && upload.state.original?.kind === 'due'
    return (['done', 'gone', 'blocked'].includes(upload.state.kind) && !isToMove) || isEndless
  }

  #judgeEnd(): void {
    if (this.#steps > mostSteps) this.#findings.fail('everything comes to rest', 'the run never ends')
    if (this.#findings.problems.size > 0) return
    const { engine } = this.#process
    if (engine === null) return this.#findings.fail('everything comes to rest', 'the process did not come back')
    this.#checks.atEnd(engine)
  }
}
