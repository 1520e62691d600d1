// All invariants of a run in one hand: who hears of what.
import { checkCommits } from './check-commits.ts'
import { UnconfirmedChecks } from './check-unconfirmed.ts'
import { DropChecks } from './check-drops.ts'
import { GraceChecks } from './check-grace.ts'
import { FolderChecks } from './check-folder.ts'
import { MoveChecks } from '../moves/check-moves.ts'
import { PartChecks } from './check-parts.ts'
import { RequestChecks } from './check-requests.ts'
import { ResultChecks } from './check-results.ts'
import { SendChecks } from './check-sends.ts'
import type { Scene } from './scene.ts'
import type { Engine } from '#engine/events.ts'

export class Checks {
  readonly unconfirmed: UnconfirmedChecks
  readonly drops: DropChecks
  readonly folder: FolderChecks
  readonly moves: MoveChecks
  readonly grace: GraceChecks
  readonly parts: PartChecks
  readonly requests: RequestChecks
  readonly results: ResultChecks
  readonly sends: SendChecks
  readonly #scene: Scene

  constructor(scene: Scene) {
    this.#scene = scene
    this.unconfirmed = new UnconfirmedChecks(scene)
    this.drops = new DropChecks(scene)
    this.folder = new FolderChecks(scene)
    this.moves = new MoveChecks(scene)
    this.grace = new GraceChecks(scene)
    this.parts = new PartChecks(scene)
    this.requests = new RequestChecks(scene)
    this.results = new ResultChecks(scene)
    this.sends = new SendChecks(scene)
  }

  /** The process died, and `place` is what it watched. */
  restarts(place: string): void {
    const { documents, store } = this.#scene
    documents.restarts(place, store.of(place))
    this.drops.restarts()
    this.folder.restarts()
    this.unconfirmed.restarts()
    this.parts.excuses()
    this.requests.startsAnew()
    this.results.restarts()
    this.sends.restarts()
  }

  /** A link is asked for, or a send begins. */
  begins(path: string): void {
    this.drops.begins(path)
    this.grace.begins(path)
  }

  /** The engine has just been told of another target. */
  targetIsTold(): void {
    this.requests.startsAnew()
    this.results.targetIsTold()
    this.sends.targetIsTold()
  }

  atEnd(engine: Engine): void {
    this.results.atEnd(engine)
    this.moves.atEnd(engine)
    checkCommits(this.#scene)
  }
}
