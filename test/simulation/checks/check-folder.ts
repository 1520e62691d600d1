// What the watched folder as a whole demands: nothing begins while it is not there, and what a remount changes asks nobody.
import type { Scene } from './scene.ts'
import { slackMs } from './scene.ts'
import type { RootState } from '#shared/root-state.ts'
import type { Fingerprint } from '#shared/upload.ts'

export class FolderChecks {
  readonly #scene: Scene
  #told: RootState = 'there'
  #toldAtMs = -Infinity
  /** Paths about which a check was answered since a link was asked for. */
  readonly #checked = new Set<string>()

  constructor(scene: Scene) {
    this.#scene = scene
  }

  restarts(): void {
    this.told('there')
  }

  /** The engine is told how the folder is. */
  told(state: RootState): void {
    this.#told = state
    const { timeline } = this.#scene
    this.#toldAtMs = timeline.nowMs
    if (state === 'replaced') timeline.after(2 * slackMs(this.#scene.faults), () => this.#checkReasons())
  }

  checkAnswered(path: string): void {
    this.#checked.add(path)
  }

  linkAsked(path: string, { contentHash, stat }: Fingerprint): void {
    const { findings, targets } = this.#scene
    // A check that found nothing of an open send says nothing of what was stored before it: only the server can.
    const isAfterCheck = this.#checked.delete(path)
    if (this.#told !== 'there' && this.#isKnown()) {
      findings.fail('nothing begins while the folder is not there', `a link for ${path}, ${this.#told}`)
    }
    const upload = this.#scene.engine()?.upload(path) ?? null
    const stored = upload?.stored ?? null
    if (stored === null || upload === null || upload.unconfirmed !== null || !targets.isSettled) return
    const isStored = stored.contentHash === contentHash && stored.stat.mtimeMs === stat.mtimeMs
    if (isStored && !isAfterCheck && stored.targetId === targets.told.id)
      findings.fail('what is stored is not asked about', path)
  }

  /** Another folder does not come back by itself: no row may say so. */
  #checkReasons(): void {
    const engine = this.#scene.engine()
    if (engine === null || this.#told !== 'replaced' || !this.#isKnown()) return
    for (const upload of engine.uploads()) {
      if (engine.reasonOf(upload) !== 'folder_missing') continue
      this.#scene.findings.fail('a wait has a reason', `${upload.path} is said to come back by itself`)
    }
  }

  /** Events wait for a write at most. */
  #isKnown(): boolean {
    const { faults, timeline } = this.#scene
    return timeline.nowMs > this.#toldAtMs + slackMs(faults)
  }
}
