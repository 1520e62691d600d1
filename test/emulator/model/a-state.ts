// A model's state to try single rules on, and what is put into it.
import { commit, withoutLink, type CommitAnswer } from '#emulator/model/commit.ts'
import type { CommitInfo } from '#emulator/model/links.ts'
import { commitTo } from '#emulator/model/model.ts'
import { newModelState, type ModelOptions, type ModelState } from '#emulator/model/model-state.ts'
import { seededRandom } from '#test/rigs/random.ts'

/** Nothing was ever stored in it; its ids are the same in each run. */
export function aState(options: Partial<ModelOptions> = {}): ModelState {
  return newModelState({ random: seededRandom(3), ...options })
}

/** Commits bytes that are known by one hex digit. */
export function put(
  state: ModelState,
  path: string,
  mark = 'a',
  changes: Partial<CommitInfo> = {},
  nowMs = 0,
): CommitAnswer {
  return commit(state, commitTo(path, changes), { sizeBytes: 10, contentHash: mark.repeat(64) }, withoutLink, nowMs)
}

/** All paths, folders with a slash at their end. */
export function pathsIn(state: ModelState): readonly string[] {
  const nodes = [...state.tree.nodes.values()].filter(({ key }) => key !== '')
  return nodes.map(({ kind, path }) => (kind === 'folder' ? `${path}/` : path)).toSorted()
}
