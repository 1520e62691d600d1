// What a person says of single files, and of files that came all at once.
import type { Checks } from '../checks/checks.ts'
import type { Trace } from '../trace.ts'
import type { SimProcess } from './sim-process.ts'

export type PersonOptions = { readonly process: SimProcess; readonly checks: Checks; readonly trace: Trace }

export class SimPerson {
  readonly #options: PersonOptions

  constructor(options: PersonOptions) {
    this.#options = options
  }

  /** Drops files: the program was told of all of them in one moment. */
  dropped(paths: readonly string[]): void {
    const { checks, process } = this.#options
    if (process.engine !== null && process.watcher !== null) checks.drops.dropped(paths)
  }

  /** About files that came all at once: all, or those in one folder. */
  decides(intent: 'go' | 'skip', below: string | null): void {
    const { checks, process, trace } = this.#options
    if (process.engine === null) return
    trace.add(`decide ${intent} ${below}`)
    process.engine.dispatch({ kind: 'decide', intent, below })
    const isMeant = (path: string): boolean => below === null || path.startsWith(`${below}/`)
    checks.drops.decided(isMeant)
    checks.grace.spokenOf(isMeant)
  }

  /** Takes back what came together last, if there is something. */
  takesBack(): void {
    const { checks, process, trace } = this.#options
    const batch = process.engine?.openBatch() ?? null
    if (process.engine === null || batch === null) return
    const paths = process.engine.pathsOf(batch.id)
    trace.add(`take back ${paths.join(' ')}`)
    process.engine.dispatch({ kind: 'take_back', batch: batch.id })
    checks.grace.takenBack(paths)
  }

  /** About these files. */
  wants(intent: 'go' | 'pause' | 'skip', paths: readonly string[]): void {
    const { checks, process } = this.#options
    if (process.engine === null) return
    process.engine.dispatch({ kind: 'intent', intent, paths })
    checks.drops.decided((path) => paths.includes(path))
    checks.grace.spokenOf((path) => paths.includes(path))
  }
}
