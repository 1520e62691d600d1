// Moving originals in a run: what is taken aside, what lies in "Sent" or in the trash, and everything that can come between.
import type { MoveChecks } from './check-moves.ts'
import type { Checks } from '../checks/checks.ts'
import type { MoveFaults } from '../faults.ts'
import type { Random } from '#test/rigs/random.ts'
import { simHash, type SimAway, type SimDisk, type SimFile } from '../fakes/sim-disk.ts'
import type { Scene } from '../checks/scene.ts'
import type { Timeline } from '../timeline.ts'
import type { Trace } from '../trace.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import type { Originals } from '#engine/ports.ts'
import type { MoveAnswer, MoveAsk } from '#engine/ports.ts'
import { sameStat } from '#shared/upload.ts'

export type MoverOptions = {
  readonly moveRandom: Random
  readonly faults: () => MoveFaults
  readonly scene: Scene
  readonly trace: Trace
  readonly checks: Checks
  readonly isAlive: () => boolean
  /** The file may change, or the process die, in the middle. */
  readonly disturbMove: (path: string) => void
  readonly onSurprise: (path: string) => void
}

/** The Originals port over the simulated disk. */
export function createSimOriginals(options: MoverOptions): Originals {
  const { places, documents, timeline } = options.scene
  const { away, disk } = places.watched
  const parts = { ...options, timeline, random: options.moveRandom, checks: options.checks.moves }
  return {
    async move(ask, signal) {
      options.trace.add(`move ${ask.path} ${ask.to} ${ask.turn}${ask.isBegun ? ' again' : ''}`)
      const answer = await new SimMove({ ...parts, away, disk }, ask, signal).run()
      options.trace.add(`move of ${ask.path}: ${answer.kind}`)
      if (answer.kind === 'moved') documents.moved(ask.path, ask.fingerprint.stat, timeline.nowMs)
      // What was aside has its name again: what is saved there next replaces it.
      if (answer.kind === 'taken' && answer.stat !== undefined)
        documents.told(ask.path, { kind: 'file', stat: answer.stat }, timeline.nowMs)
      return answer
    },
  }
}

type MoveParts = {
  readonly timeline: Timeline
  readonly random: Random
  readonly checks: MoveChecks
  readonly disk: SimDisk
  readonly away: SimAway
} & Pick<MoverOptions, 'disturbMove' | 'faults' | 'isAlive' | 'onSurprise'>

class SimMove {
  readonly #options: MoveParts
  readonly #ask: MoveAsk
  readonly #signal: CancelSignal
  readonly #key: string
  readonly #name: string

  constructor(options: MoveParts, ask: MoveAsk, signal: CancelSignal) {
    this.#options = options
    this.#ask = ask
    this.#signal = signal
    this.#key = `${ask.path}=${ask.fingerprint.contentHash}`
    this.#name = this.#nameOf(ask.turn)
  }

  async run(): Promise<MoveAnswer> {
    const { away, checks, disk, disturbMove } = this.#options
    const { fingerprint, isBegun, path } = this.#ask
    checks.begins(this.#ask)
    disturbMove(path)
    await this.#pass()
    const left = away.aside.get(this.#key)
    if (isBegun && left !== undefined) return this.#isThere() ? this.#finish() : this.#put(left)
    const file = disk.file(path)
    const isSource = file !== null && sameStat(file.stat, fingerprint.stat)
    if (isBegun && !isSource && this.#isThere()) return this.#moved()
    if (disk.isAwayAt(this.#ask.path)) return { kind: 'later', because: 'not_now' }
    if (disk.isLocked(path) || disk.openForWriting.has(path)) return { kind: 'later', because: 'in_use' }
    if (!isSource) return this.#changed()
    return this.#prepare()
  }

  /** All that may fail comes before the file is touched: the name, the room, the copy on another disk. */
  async #prepare(): Promise<MoveAnswer> {
    const { away, faults, random } = this.#options
    const { to } = this.#ask
    if (random.chance(faults().targetTaken)) this.#takeName()
    if (away.there.has(this.#name)) return { kind: 'taken', next: this.#freeTurn() }
    if (random.chance(faults().noRoom)) return { kind: 'stays', because: to === 'sent' ? 'sent_full' : 'trash_full' }
    if (faults().otherDisk) await this.#sleep(3_000)
    await this.#pass()
    if (this.#signal.aborted) return { kind: 'later', because: 'not_now' }
    return this.#takeAside()
  }

  /** One step for everybody: whatever stands there is taken, and then looked at. */
  async #takeAside(): Promise<MoveAnswer> {
    const { away, checks, disk } = this.#options
    const { fingerprint, path } = this.#ask
    if (disk.isAwayAt(this.#ask.path)) return { kind: 'later', because: 'not_now' }
    const taken = disk.take(path)
    if (taken === null) return this.#changed()
    if (!sameStat(taken.stat, fingerprint.stat)) {
      disk.giveBack(path, taken)
      return this.#changed()
    }
    checks.taken(path, taken)
    away.aside.set(this.#key, taken)
    await this.#pass()
    return this.#put(taken)
  }

  async #put(taken: SimFile): Promise<MoveAnswer> {
    const { away, checks, disk, faults, random } = this.#options
    const { path } = this.#ask
    if (random.chance(faults().targetTaken)) this.#takeName()
    if (random.chance(faults().unfinished)) return { kind: 'later', because: 'unfinished' }
    if (away.there.has(this.#name)) {
      away.aside.delete(this.#key)
      const back = disk.giveBack(path, taken)
      return back === path ? { kind: 'taken', next: this.#freeTurn(), ...this.#statNow() } : this.#changed()
    }
    away.there.set(this.#name, taken)
    checks.placed(taken)
    await this.#pass()
    return this.#finish()
  }

  async #finish(): Promise<MoveAnswer> {
    this.#options.away.aside.delete(this.#key)
    await this.#pass()
    return this.#moved()
  }

  #moved(): MoveAnswer {
    return { kind: 'moved', where: this.#name, observed: this.#options.disk.observe(this.#ask.path) }
  }

  #changed(): MoveAnswer {
    const { disk, onSurprise } = this.#options
    onSurprise(this.#ask.path)
    return { kind: 'changed', observed: disk.observe(this.#ask.path) }
  }

  #isThere(): boolean {
    const there = this.#options.away.there.get(this.#name)
    return there !== undefined && simHash(there.chunks) === this.#ask.fingerprint.contentHash
  }

  #statNow() {
    const file = this.#options.disk.file(this.#ask.path)
    return file === null ? {} : { stat: file.stat }
  }

  /** Somebody else puts a file there just now. */
  #takeName(): void {
    const { away, timeline } = this.#options
    const { fingerprint } = this.#ask
    if (!away.there.has(this.#name))
      away.there.set(this.#name, { chunks: [`other${timeline.nowMs}`], stat: fingerprint.stat })
  }

  #freeTurn(): number {
    let turn = this.#ask.turn
    while (this.#options.away.there.has(this.#nameOf(turn))) turn++
    return turn
  }

  #nameOf(turn: number): string {
    return `${this.#ask.to}:${this.#ask.path} (${turn})`
  }

  async #pass(): Promise<void> {
    await this.#sleep(5)
    // A dead process does nothing more.
    if (!this.#options.isAlive()) await new Promise(() => undefined)
  }

  #sleep(mostMs: number): Promise<void> {
    return this.#options.timeline.sleep(1 + this.#options.random.pick(mostMs))
  }
}
