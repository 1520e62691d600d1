// What a person was promised of each file: what "done" says is true, and at the end everything rests.
import type { Scene } from './scene.ts'
import { mostBytes, slackMs } from './scene.ts'
import { chunkBytes, simHash } from '../fakes/sim-disk.ts'
import type { SimTarget } from '../fakes/sim-targets.ts'
import type { Faults } from '../faults.ts'
import type { Engine } from '#engine/events.ts'
import { foldPath } from '#shared/names.ts'
import { isWorking, type Stored, type Upload } from '#shared/upload.ts'

/** The engine waits at most this long: an hour a server may ask for, or the end of an unconfirmed send. */
const longestWaitMs = 61 * 60_000

/** Poisons that nobody gives up on by himself. */
export const endless: readonly Faults['poison'][] = ['server_error', 'always_cut', 'intercepted']

export class ResultChecks {
  readonly #scene: Scene
  readonly #seen = new Map<string, Upload>()
  #toldTargetAtMs = -Infinity

  constructor(scene: Scene) {
    this.#scene = scene
  }

  restarts(): void {
    this.#seen.clear()
  }

  targetIsTold(): void {
    this.#toldTargetAtMs = this.#scene.timeline.nowMs
  }

  /** Every change of an upload. `nowMs` is the engine's clock. */
  uploadChanged(upload: Upload, engine: Engine, nowMs: number): void {
    const { findings } = this.#scene
    const { path, state } = upload
    this.#checkHeld(upload)
    if (state.kind === 'done') this.#checkDone(upload)
    if (state.kind === 'settling' || state.kind === 'waiting' || state.kind === 'blocked') {
      if (engine.reasonOf(upload) === null) findings.fail('a wait has a reason', `${path} is ${state.kind} without one`)
    }
    const nextMs = engine.nextTryAtMs(upload)
    if (nextMs !== null && nextMs > nowMs + longestWaitMs) findings.fail('no wait without end', path)
  }

  /** What a person holds back or leaves out does not begin to work, and keeps no link. */
  #checkHeld(upload: Upload): void {
    const before = this.#seen.get(upload.path)
    const { state } = upload
    this.#seen.set(upload.path, upload)
    if (upload.intent === 'go') return
    const hasLink = state.kind === 'linking' && state.ready !== null
    if (hasLink) this.#scene.findings.fail('what is held back does not begin', `${upload.path} keeps a link`)
    if (before === undefined || before.intent === 'go') return
    if (!isWorking(before.state) && isWorking(state)) {
      this.#scene.findings.fail('what is held back does not begin', upload.path)
    }
  }

  #checkDone(upload: Upload): void {
    const { documents, faults, findings, targets, timeline } = this.#scene
    const { path, stored } = upload
    if (stored === null) return findings.fail('done is proved', `${path} is done and nothing is known to be stored`)
    if (mayLandThere(upload, stored)) findings.fail('done is proved', `${path} is done while a send is unclear`)
    documents.done(path, stored.stat.fileId)
    if (faults.rival > 0) return
    // A move that was begun is finished before anybody asks whether the file is there for another target.
    const isToMove = upload.state.kind === 'done' && upload.state.original?.kind === 'due'
    if (isToMove && stored.targetId !== targets.told.id) return
    // What the engine decided before it was told may be shown a little later.
    if (timeline.nowMs < this.#toldTargetAtMs + slackMs(faults) || this.#isEmptyOfBoth(upload)) return
    const holds = [targets.told, targets.serving].some((target) => this.#isThere(upload, target))
    if (holds) return
    const held = targets.serving.dropbox.hashAt(`${targets.serving.base}/${path}`)
    findings.fail('done is proved', `${path} is done with ${stored.contentHash} while Dropbox holds ${held}`)
  }

  /** True when the bytes of `stored` are where the server said, or where one would look for them. */
  #isThere({ path, stored }: Upload, { base, dropbox }: SimTarget): boolean {
    if (stored === null) return false
    const { contentHash, destination } = stored
    if (destination !== null) return dropbox.hashAt(destination) === contentHash
    const full = `${base}/${path}`
    return dropbox.hashAt(full) === contentHash || dropbox.copiesOf(full, base).includes(contentHash)
  }

  /** The end of a run: everything rests, and what rests is true. */
  atEnd(engine: Engine): void {
    const { faults, findings, isPoisoned, places } = this.#scene
    const { disk } = places.watched
    const names = new Map<string, string>()
    for (const path of disk.paths()) this.#checkFile(path, engine, names)
    for (const path of disk.allPaths()) {
      if (engine.upload(path) === null) findings.fail('what is on disk is in Dropbox', `nobody knows of ${path}`)
    }
    for (const upload of engine.uploads()) {
      const { kind } = upload.state
      // A server that always fails for one file is tried forever; a Dropbox that always refuses one is not.
      const mayGoOn = isPoisoned(upload.path) && endless.includes(faults.poison)
      if (!['done', 'gone', 'blocked'].includes(kind) && !mayGoOn) {
        findings.fail('everything comes to rest', `${upload.path} ends ${kind}`)
      }
      if (kind === 'done') this.#checkStillDone(upload)
    }
  }

  /** What was sent of a file that is gone by now may have been replaced under another spelling. */
  #checkStillDone(upload: Upload): void {
    const { faults, findings, places, targets } = this.#scene
    const { path, stored } = upload
    if (faults.rival > 0 || (upload.observed.kind === 'absent' && places.hadTwoSpellings(path))) return
    // Whoever leaves a target and comes back may find the bytes of a late send at another name there, and believes that
    // it is over: the second combination the product does not promise to survive.
    if (faults.lateLanding > 0 && targets.changes > 1) return
    if (this.#isEmptyOfBoth(upload) || this.#isThere(upload, targets.told)) return
    const held = targets.told.dropbox.hashAt(stored?.destination ?? `${targets.told.base}/${path}`)
    const text = `${path} is done with ${stored?.contentHash}, and target ${targets.told.id} holds ${held}`
    findings.fail('done is true where the files go now', text)
  }

  /**
   * A file of no bytes is one file in Dropbox for both folders: what the other folder relies on is kept apart by `reliance`, which is
   * outside this world.
   */
  #isEmptyOfBoth({ path, stored }: Upload): boolean {
    return stored?.contentHash === '' && this.#scene.places.hadBoth(path)
  }

  #checkFile(path: string, engine: Engine, names: Map<string, string>): void {
    const { faults, findings, isPoisoned, places, targets } = this.#scene
    const file = places.watched.disk.file(path)
    const upload = engine.upload(path)
    if (file === null || upload === null || isPoisoned(path)) return
    const { state } = upload
    if (state.kind === 'blocked') return this.#checkBlocked(upload, file.chunks.length * chunkBytes > mostBytes)
    if (state.kind !== 'done') return
    const twin = names.get(foldPath(path))
    if (twin !== undefined) findings.fail('two spellings are one name', `${path} and ${twin} are both done`)
    names.set(foldPath(path), path)
    const hash = simHash(file.chunks)
    const { base, dropbox } = targets.told
    if (faults.rival > 0 && dropbox.everHeld(`${base}/${path}`, hash)) return
    if (upload.stored?.contentHash !== hash) {
      const text = `${path}: the disk holds ${hash}, done is ${upload.stored?.contentHash}`
      findings.fail('what is on disk is in Dropbox', text)
    }
  }

  #checkBlocked(upload: Upload, isTooLarge: boolean): void {
    const { findings, places } = this.#scene
    const { path, state } = upload
    if (state.kind !== 'blocked') return
    const honest: Record<string, boolean> = {
      too_large: isTooLarge,
      name_collision: true,
      dropbox_refused: upload.refusals > 0,
    }
    if (honest[state.reason] !== true) findings.fail('blocked for a reason', `${path}: ${state.reason}`)
    if (state.reason !== 'name_collision') return
    const isTaken = places.watched.disk.paths().some((other) => other !== path && foldPath(other) === foldPath(path))
    if (!isTaken) findings.fail('no name is held for ever', `${path} waits for a name that is free`)
  }
}

/** True when a send that nobody knows the end of leads to where the bytes of a done file were found. */
function mayLandThere({ unconfirmed }: Upload, { destination }: Stored): boolean {
  if (unconfirmed === null) return false
  const { place } = unconfirmed
  return place === null || destination === null || foldPath(place) === foldPath(destination)
}
