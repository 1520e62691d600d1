// What the watched folder as a whole demands: nothing begins while it is not there, and what a remount changes asks nobody.
import type { Scene } from './scene.ts'
import { slackMs } from './scene.ts'
import type { RootState } from '#shared/root-state.ts'
import type { Fingerprint } from '#shared/upload.ts'

type Told = { readonly state: RootState; readonly atMs: number }

export class FolderChecks {
  readonly #scene: Scene
  readonly #told = new Map<string, Told>()
  /** Paths about which a check was answered since a link was asked for. */
  readonly #checked = new Set<string>()

  constructor(scene: Scene) {
    this.#scene = scene
  }

  restarts(): void {
    for (const root of this.#scene.folders.roots) this.told('there', root)
  }

  /** The engine is told how a folder is. */
  told(state: RootState, root: string): void {
    const { faults, folders, timeline } = this.#scene
    this.#told.set(root, { state, atMs: timeline.nowMs })
    if (state === 'replaced') timeline.after(2 * slackMs(faults), () => this.#checkReasons(root))
    if (folders.areTwo) timeline.after(2 * slackMs(faults), () => this.#checkOthers())
  }

  checkAnswered(path: string): void {
    this.#checked.add(path)
  }

  linkAsked(path: string, { contentHash, stat }: Fingerprint): void {
    const { findings, targets } = this.#scene
    // A check that found nothing of an open send says nothing of what was stored before it: only the server can.
    const isAfterCheck = this.#checked.delete(path)
    const told = this.#toldOf(this.#scene.folders.rootOf(path))
    if (told.state !== 'there' && this.#isKnown(told)) {
      findings.fail('nothing begins while the folder is not there', `a link for ${path}, ${told.state}`)
    }
    const upload = this.#scene.engine()?.upload(path) ?? null
    const stored = upload?.stored ?? null
    if (stored === null || upload === null || upload.unconfirmed !== null || !targets.isSettled) return
    const isStored = stored.contentHash === contentHash && stored.stat.mtimeMs === stat.mtimeMs
    if (isStored && !isAfterCheck && stored.targetId === targets.told.id)
      findings.fail('what is stored is not asked about', path)
  }

  /** Another folder does not come back by itself: no row may say so. */
  #checkReasons(root: string): void {
    const engine = this.#scene.engine()
    const told = this.#toldOf(root)
    if (engine === null || told.state !== 'replaced' || !this.#isKnown(told)) return
    for (const upload of engine.uploads()) {
      if (this.#scene.folders.rootOf(upload.path) !== root) continue
      if (engine.reasonOf(upload) !== 'folder_missing') continue
      this.#scene.findings.fail('a wait has a reason', `${upload.path} is said to come back by itself`)
    }
  }

  /** While one is there, the queue goes on. */
  #checkOthers(): void {
    const { findings, folders } = this.#scene
    const engine = this.#scene.engine()
    const all = folders.roots.map((root) => this.#toldOf(root))
    if (engine === null || !all.every((told) => this.#isKnown(told)) || all.every(({ state }) => state !== 'there'))
      return
    if (engine.status().folder !== 'there')
      findings.fail('a folder that is away keeps no files of another', 'all are held')
  }

  #toldOf(root: string): Told {
    return this.#told.get(root) ?? { state: 'there', atMs: -Infinity }
  }

  /** Events wait for a write at most. */
  #isKnown({ atMs }: Told): boolean {
    const { faults, timeline } = this.#scene
    return timeline.nowMs > atMs + slackMs(faults)
  }
}
