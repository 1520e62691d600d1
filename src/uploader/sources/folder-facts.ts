// What the folder tells beside its files: what a rule keeps out, what cannot be looked into, whether changes are heard.
import type { Engine } from '#engine/events.ts'
import type { DegradedReason } from '#shared/degraded.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import { createEmitter } from '../emitter.ts'
import type { SourceListener } from './source.ts'
import { UnfinishedBeside } from './unfinished-beside.ts'

export class FolderFacts {
  /** Files kept out by a rule, with the rule. */
  readonly excluded = new Map<string, string>()
  /** Folders inside the watched one that cannot be read, with the reason. */
  readonly unreadable = new Map<string, WaitingReason>()
  readonly unfinished = new UnfinishedBeside()
  /** Why not all changes are heard at once; null: all are. */
  degraded: DegradedReason | null = null
  readonly #exclusions = createEmitter<[string, string | null]>()
  readonly #unreadables = createEmitter<[string, WaitingReason]>()

  onExcluded(listener: (path: string, rule: string | null) => void): void {
    this.#exclusions.on(listener)
    for (const [path, rule] of this.excluded) listener(path, rule)
  }

  onUnreadable(listener: (path: string, reason: WaitingReason) => void): void {
    this.#unreadables.on(listener)
    for (const [path, reason] of this.unreadable) listener(path, reason)
  }

  /** Tells `engine` of files, and notes the rest. `onObserved` is called for each file. */
  listener(engine: Engine, onObserved: () => void): SourceListener {
    return {
      observed: (path, observed) => {
        if (this.excluded.delete(path)) this.#exclusions.emit(path, null)
        this.unfinished.heard(path, observed.kind !== 'absent')
        onObserved()
        engine.dispatch({ kind: 'observed', path, observed })
      },
      excluded: (path, rule) => {
        this.unfinished.heard(path, true)
        if (engine.upload(path) !== null) engine.dispatch({ kind: 'observed', path, observed: { kind: 'absent' } })
        if (this.excluded.get(path) === rule) return
        this.excluded.set(path, rule)
        this.#exclusions.emit(path, rule)
      },
      unreadableFolder: (folder, reason) => {
        const path = folder === '' ? '.' : folder
        if (reason === null) return void this.unreadable.delete(path)
        this.unreadable.set(path, reason)
        this.#unreadables.emit(path, reason)
      },
      root: (state, root = '') => engine.dispatch({ kind: 'folder', state, root }),
      degraded: (reason) => {
        this.degraded = reason
      },
    }
  }
}
