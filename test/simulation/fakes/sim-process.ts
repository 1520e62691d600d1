// The program of a run: it starts, dies and starts anew, perhaps with another folder, another target and another clock.
import type { Checks } from '../checks/checks.ts'
import type { Random } from '#test/rigs/random.ts'
import { limitsOf, rulesOf, type Scene } from '../checks/scene.ts'
import { mayBeAnswerTo, MixUp, type Question, type Reply } from './sim-client.ts'
import { createSimFolder, SimWatcher } from './sim-folder.ts'
import { createSimLedger } from './sim-ledger.ts'
import { createSimServer, later, type SimServer } from './sim-server.ts'
import { ruleNow, type Faults } from '../faults.ts'
import type { Trace } from '../trace.ts'
import { createSimOriginals } from '../moves/sim-originals.ts'
import { startEngine } from '#engine/engine.ts'
import type { Engine, QueueEvent } from '#engine/events.ts'
import type { LinkService, Ports } from '#engine/ports.ts'
import { wayOf } from '#shared/grant.ts'
import type { RootState } from '#shared/root-state.ts'
import type { CheckAnswer, LinkAnswer, Observed, SendAnswer, Upload } from '#shared/upload.ts'
import { createSimWays, deaf } from './sim-ways.ts'

export type ProcessOptions = {
  readonly scene: Scene
  readonly checks: Checks
  readonly random: Random
  readonly trace: Trace
  /** The faults of this moment. */
  readonly faults: () => Faults
  readonly isStorm: () => boolean
  readonly isOutage: () => boolean
  /** Draws what happens to originals, beside all else. */
  readonly moveRandom: Random
  readonly disturbMove: (path: string) => void
  readonly disturbSend: (path: string, sizeBytes: number) => void
}

const tenYearsMs = 10 * 365 * 24 * 60 * 60_000

export class SimProcess {
  engine: Engine | null = null
  watcher: SimWatcher | null = null
  crashes = 0
  readonly #options: ProcessOptions
  readonly #linkMixUp: MixUp<Reply<LinkAnswer>>
  readonly #checkMixUp: MixUp<Reply<CheckAnswer>>
  readonly #sendMixUp: MixUp<SendAnswer>
  #life = 0
  #questions = 0
  #clockOffsetMs = 0

  constructor(options: ProcessOptions) {
    this.#options = options
    const { faults, random, scene } = options
    const mixUp = <Value>(): MixUp<Value> => new MixUp(scene.timeline, random, () => faults().mixUp)
    this.#linkMixUp = mixUp()
    this.#checkMixUp = mixUp()
    this.#sendMixUp = mixUp()
  }

  async boot(): Promise<void> {
    const life = ++this.#life
    const { faults, isStorm, moveRandom, random, scene, trace } = this.#options
    const { folders, places, targets, timeline } = scene
    if (scene.faults.clockJumps && isStorm()) this.#clockOffsetMs = Math.floor((random.next() - 0.5) * 2 * tenYearsMs)
    if (random.chance(faults().elsewhere)) places.change()
    // The server says at the start for which target it answers.
    targets.report()
    trace.add(`start ${places.watched.name} ${targets.told.id}`)
    this.#options.checks.grace.starts()
    const afterUpload = ruleNow(faults(), moveRandom)
    const engine = await startEngine(this.#ports(life), {
      ...rulesOf(scene.faults),
      targetId: targets.told.id,
      afterUpload,
      ...folders.rulesFor(afterUpload),
      nameKindOf: () => 'usual',
      onUpload: (upload) => this.#uploadChanged(life, upload),
      onQueue: () => undefined,
      onFailed: () => scene.findings.fail('the engine goes on', 'it stopped by a bug'),
    })
    if (life !== this.#life) return
    this.engine = engine
    const known = [...engine.uploads()].map((upload): [string, Observed] => [upload.path, upload.observed])
    const observed = (path: string, seen: Observed): void => this.#tellObserved(life, path, seen)
    const root = (state: RootState, root: string): void => {
      this.#options.checks.folder.told(state, root)
      engine.dispatch({ kind: 'folder', state, root })
    }
    this.watcher = new SimWatcher(
      { timeline, random, disk: places.watched.disk, folders, faults, observed, root },
      known,
    )
    timeline.after(random.pick(500), () => this.watcher?.scan())
  }

  crash(): void {
    const { checks, faults, isOutage, random, scene, trace } = this.#options
    if (this.engine === null || isOutage()) return
    this.crashes++
    trace.add('crash')
    this.#end()
    if (random.chance(faults().ledgerLost)) {
      scene.store.lose()
      checks.moves.ledgerIsLost()
    }
    checks.restarts(scene.places.watched.name)
    const offMs = random.chance(faults().longOff) ? random.pick(5 * 60_000) : random.pick(5_000)
    scene.timeline.after(offMs, () => void this.boot())
  }

  /** A person says that the other folder is the one: the program starts anew with it. */
  adopt(): void {
    const { random, scene } = this.#options
    this.#end()
    this.#options.checks.restarts(scene.places.watched.name)
    scene.places.change()
    scene.timeline.after(random.pick(3_000), () => void this.boot())
  }

  #end(): void {
    this.engine = null
    this.watcher = null
    this.#life++
    this.#options.scene.store.kill(this.#options.random.chance(0.5))
  }

  /** Somebody says that it may be tried at once. */
  signal(event: QueueEvent): void {
    if (this.engine === null) return
    this.engine.dispatch(event)
    if (event.kind === 'retry') this.#options.checks.parts.excuses()
    this.#options.checks.requests.signal()
  }

  pause(): void {
    if (this.engine === null) return
    this.#options.trace.add('pause')
    this.engine.dispatch({ kind: 'pause' })
    this.#options.checks.sends.paused()
  }

  resume(): void {
    this.engine?.dispatch({ kind: 'resume' })
    this.#options.checks.sends.resumed()
  }

  /** The engine hears for which target the server answers by now; one that is not there hears it when it starts. */
  tellTarget(): void {
    const { checks, scene, trace } = this.#options
    if (this.engine === null || scene.targets.isSettled) return
    scene.targets.report()
    const { id } = scene.targets.told
    trace.add(`told target ${id}`)
    this.engine.dispatch({ kind: 'target', id })
    checks.targetIsTold()
  }

  #tellObserved(life: number, path: string, observed: Observed): void {
    if (life !== this.#life) return
    const { scene } = this.#options
    scene.documents.told(path, observed, scene.timeline.nowMs)
    this.engine?.dispatch({ kind: 'observed', path, observed })
  }

  #uploadChanged(life: number, upload: Upload): void {
    if (life !== this.#life || this.engine === null) return
    const { checks, scene, trace } = this.#options
    trace.add(`${upload.path} ${upload.state.kind}`)
    checks.drops.uploadChanged(upload)
    checks.grace.uploadChanged(upload)
    checks.results.uploadChanged(upload, this.engine, scene.timeline.nowMs + this.#clockOffsetMs)
  }

  #ports(life: number): Ports {
    const { checks, faults, random, scene } = this.#options
    const { findings, folders, places, store, timeline } = scene
    const isAlive = (): boolean => life === this.#life
    const offsetMs = this.#clockOffsetMs
    const shared = { timeline, random, disk: places.watched.disk, folders, faults }
    const onSurprise = (path: string): void => this.#surprised(life, path)
    return {
      clock: {
        now: () => timeline.nowMs + offsetMs,
        jitter: () => random.next(),
        wakeAt: (atMs, wake) => timeline.at(atMs - offsetMs, () => (isAlive() ? wake() : undefined)),
      },
      hasher: createSimFolder({ ...shared, onSurprise }),
      links: this.#links(life, offsetMs),
      transport: this.#transport(life),
      originals: createSimOriginals({ ...this.#options, isAlive, onSurprise }),
      ledger: createSimLedger({
        ...shared,
        store,
        place: places.watched.name,
        isAlive,
        findings,
        onSaved: (isSaved) => (checks.sends.isLedgerFailing = !isSaved),
      }),
      log: {
        alarm: (text) => void (text.startsWith('the engine stopped') && findings.fail('the engine goes on', text)),
      },
    }
  }

  /** What a reader or a sender met in place of the file is told to the engine, too. */
  #surprised(life: number, path: string): void {
    if (life !== this.#life) return
    const { random, scene } = this.#options
    const there = scene.folders.pathOf(path)
    scene.documents.told(path, scene.places.watched.disk.observe(there), scene.timeline.nowMs)
    this.watcher?.forget(there)
    scene.timeline.after(random.pick(100), () => this.watcher?.look(there))
  }

  #links(life: number, offsetMs: number): LinkService {
    const { checks, faults, isOutage, random, scene, trace } = this.#options
    const { isPoisoned, targets, timeline } = scene
    const server: SimServer = createSimServer({ timeline, random, faults, targets, isPoisoned, isOutage })
    return {
      link: async ({ path, fingerprint, replaces }) => {
        if (life !== this.#life) return deaf()
        const request = checks.requests.begins('server', `a link for ${path}`)
        checks.sends.linkAsked(path, replaces)
        checks.begins(path)
        checks.folder.linkAsked(path, fingerprint)
        checks.unconfirmed.mayLand(path, fingerprint.contentHash)
        const question = this.#question(path, fingerprint.contentHash)
        const { sizeBytes } = fingerprint.stat
        const isRelay = wayOf(sizeBytes, limitsOf(scene.faults)) === 'relay'
        const reply = isRelay ? server.relay(question, replaces, sizeBytes) : server.link(question, replaces)
        const { answer, asked } = await this.#linkMixUp.pass(question.key, await reply)
        const read: LinkAnswer = mayBeAnswerTo(question, asked) ? answer : later('bad_answer', null)
        await this.#whileAlive(life)
        checks.requests.serverAnswered(request, read)
        trace.add(`link ${path} ${read.kind}${read.kind === 'later' ? ` ${read.reason} ${read.afterMs}` : ''}`)
        if (read.kind === 'stored') checks.sends.proved(path, fingerprint.contentHash)
        if (read.kind !== 'granted') return read
        if (read.grant.way === 'post') checks.sends.linkGranted(read.grant, read.grant.expiresAtMs)
        return { kind: 'granted', grant: { ...read.grant, expiresAtMs: read.grant.expiresAtMs + offsetMs } }
      },
      check: async ({ contentHash, path }) => {
        if (life !== this.#life) return deaf()
        const request = checks.requests.begins('server', `a check of ${path}`)
        const question = this.#question(path, contentHash)
        const { answer, asked } = await this.#checkMixUp.pass(question.key, await server.check(question))
        const read: CheckAnswer = mayBeAnswerTo(question, asked) ? answer : later('bad_answer', null)
        await this.#whileAlive(life)
        checks.requests.serverAnswered(request, read)
        trace.add(`check ${path} ${read.kind}${read.kind === 'later' ? ` ${read.reason} ${read.afterMs}` : ''}`)
        if (read.kind === 'present') checks.sends.proved(path, contentHash)
        checks.folder.checkAnswered(path)
        if (!faults().isSimpleServer) checks.unconfirmed.checked(path, contentHash, read)
        return read
      },
    }
  }

  #transport(life: number): Ports['transport'] {
    const { checks, disturbSend, faults, random, scene, trace } = this.#options
    const { findings, isPoisoned, places, targets, timeline } = scene
    return createSimWays({
      timeline,
      random,
      faults,
      targets,
      isPoisoned,
      checks,
      trace,
      findings,
      disk: places.watched.disk,
      isAlive: () => life === this.#life,
      offsetMs: this.#clockOffsetMs,
      mixUp: this.#sendMixUp,
      begin: (grant, path, fingerprint, signal) => {
        trace.add(`send ${path} ${fingerprint.contentHash}`)
        checks.begins(path)
        disturbSend(path, fingerprint.stat.sizeBytes)
        checks.parts.sends(path, fingerprint.contentHash)
        return checks.sends.begins(grant, path, fingerprint, signal)
      },
      onSurprise: (path) => this.#surprised(life, path),
    })
  }

  #question(path: string, contentHash: string): Question {
    return { path, contentHash, key: `k${this.#questions++}` }
  }

  /** Each answer tells the server's clock, in whole seconds, before it says anything else. */
  async #whileAlive(life: number): Promise<void> {
    if (life !== this.#life) return deaf()
    const { faults, scene } = this.#options
    if (faults().isSimpleServer) return
    const { nowMs } = scene.timeline
    // Each answer tells whose Dropbox is behind it, and the news is taken up before the answer.
    this.tellTarget()
    const serverNowMs = Math.floor(nowMs / 1_000) * 1_000
    this.engine?.dispatch({ kind: 'server_clock', aheadMs: serverNowMs - (nowMs + this.#clockOffsetMs) })
  }
}
