// What is new is not asked for and not sent before its grace time is over, and what was taken back is not sent at all.
import { slackMs, type Scene } from './scene.ts'
import { isSameSave, type Stat, type Stored, type Upload } from '#shared/upload.ts'

type Known = {
  readonly state: Upload['state']['kind']
  readonly stat: Stat | null
  /** Where it is stored, when it is. */
  readonly targetId: number | null
}

function isAnother(stored: Stored | null, stat: Stat | null): boolean {
  return stat !== null && (stored === null || !isSameSave({ ...stored.stat, fileId: stat.fileId }, stat))
}

export class GraceChecks {
  readonly #scene: Scene
  readonly #known = new Map<string, Known>()
  /** Since when the version at a path has been known to this life of the program. */
  readonly #newSinceMs = new Map<string, number>()
  /** When a person named which files, for the engine hears of it a little later. */
  readonly #spoken: { readonly atMs: number; readonly fits: (path: string) => boolean }[] = []
  /** The version that was taken back. */
  readonly #takenBack = new Map<string, Stat | null>()

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** Every change of an upload, in order. */
  uploadChanged({ observed, path, state, stored }: Upload): void {
    const stat = observed.kind === 'file' ? observed.stat : null
    const before = this.#known.get(path)
    this.#known.set(path, { state: state.kind, stat, targetId: stored?.targetId ?? null })
    const taken = this.#takenBack.get(path)
    if (taken !== undefined && (stat === null || taken === null || !isSameSave(taken, stat)))
      this.#takenBack.delete(path)
    if (stat === null || state.kind !== 'settling') return
    const isNewNow = before === undefined || before.state === 'gone' || this.#isSettled(before)
    if (isNewNow && isAnother(stored, stat) && !this.#isBehind(path))
      this.#newSinceMs.set(path, this.#scene.timeline.nowMs)
  }

  /** Done, and not asked about again because files go elsewhere: that it is on its way then may not be told before it changes. */
  #isSettled({ state, targetId }: Known): boolean {
    return state === 'done' && (targetId === null || targetId === this.#scene.targets.told.id)
  }

  takenBack(paths: readonly string[]): void {
    for (const path of paths) if (!this.#isBehind(path)) this.#takenBack.set(path, this.#known.get(path)?.stat ?? null)
  }

  /** A person named these files: that ends their grace, and takes back the taking back. */
  spokenOf(fits: (path: string) => boolean): void {
    this.#spoken.push({ atMs: this.#scene.timeline.nowMs, fits })
    for (const path of this.#newSinceMs.keys()) if (fits(path)) this.#newSinceMs.delete(path)
    for (const path of this.#takenBack.keys()) if (fits(path)) this.#takenBack.delete(path)
  }

  /** The program begins with what is written down: what it had not begun with has its time anew. */
  starts(): void {
    const { places, store, timeline } = this.#scene
    this.#known.clear()
    this.#newSinceMs.clear()
    this.#takenBack.clear()
    for (const upload of store.of(places.watched.name).values()) {
      const { intent, linkTries, observed, path, state, unconfirmed } = upload
      const stat = observed.kind === 'file' ? observed.stat : null
      this.#known.set(path, { state: state.kind, stat, targetId: upload.stored?.targetId ?? null })
      const isUntried = state.kind === 'settling' && linkTries === 0 && unconfirmed === null && intent === 'go'
      if (isUntried && isAnother(upload.stored, stat)) this.#newSinceMs.set(path, timeline.nowMs)
    }
  }

  /** What the engine shows may be from before a person's word. */
  #isBehind(path: string): boolean {
    const { faults, timeline } = this.#scene
    return this.#spoken.some(({ atMs, fits }) => timeline.nowMs <= atMs + slackMs(faults) && fits(path))
  }

  /** A link is asked for, or a send begins. */
  begins(path: string): void {
    const { faults, findings, timeline } = this.#scene
    const sinceMs = this.#newSinceMs.get(path)
    // What is decided is told after a write.
    if (sinceMs !== undefined && timeline.nowMs < sinceMs + faults.graceMs - slackMs(faults))
      findings.fail('nothing is sent within its grace time', path)
    if (this.#takenBack.has(path)) findings.fail('nothing is sent that was taken back', path)
  }
}
