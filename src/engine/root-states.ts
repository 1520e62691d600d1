// How each watched folder is. While one is away its files wait, and those of the others go on.
import type { EngineOptions } from './events.ts'
import type { Context } from './upload/moves.ts'
import type { RootState } from '#shared/root-state.ts'
import type { Upload } from '#shared/upload.ts'

export class RootStates {
  readonly #rootOf: (path: string) => string
  readonly #states = new Map<string, RootState>()

  constructor({ folderRules }: Pick<EngineOptions, 'folderRules'>) {
    this.#rootOf = folderRules?.rootOf ?? (() => '')
    for (const root of folderRules?.roots ?? ['']) this.#states.set(root, 'there')
  }

  /** True when there is more than one. */
  get areMany(): boolean {
    return this.#states.size > 1
  }

  get all(): ReadonlyMap<string, RootState> {
    return this.#states
  }

  /** Answers how they are together. */
  set(root: string, state: RootState): RootState {
    this.#states.set(root, state)
    return this.together()
  }

  /** How the folder of an upload is. */
  of(path: string): RootState {
    return this.#states.get(this.#rootOf(path)) ?? 'there'
  }

  /** `there` while any folder is: then only the files of the others wait. */
  together(): RootState {
    const states = [...this.#states.values()]
    if (states.includes('there')) return 'there'
    return states.includes('replaced') ? 'replaced' : 'away'
  }

  /** True for an upload that waits for its folder while others go on. */
  holds(path: string): boolean {
    return this.areMany && this.together() === 'there' && this.of(path) !== 'there'
  }
}

/** Where an upload waits: nowhere while its folder is away. Only what asks about an earlier send goes on. */
export function placeInFolder<Place>({ path, state }: Upload, place: Place | null, roots: RootStates): Place | null {
  if (place === null || (state.kind === 'waiting' && state.next === 'check')) return place
  return roots.holds(path) ? null : place
}

/** True for a link in hand whose file waits for its folder: it would take the slot of others. */
export function isLinkHeld({ path, state }: Upload, roots: RootStates): boolean {
  return state.kind === 'linking' && state.ready !== null && roots.holds(path)
}

/** What a decision may look at, with the rule of the upload's own folder. */
export function contextFor(
  { path }: Upload,
  context: Context,
  { folderRules }: Pick<EngineOptions, 'folderRules'>,
): Context {
  return folderRules === undefined ? context : { ...context, afterUpload: folderRules.afterUploadOf(path) }
}
