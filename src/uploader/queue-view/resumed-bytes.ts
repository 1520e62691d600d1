// Bytes of files under way that an earlier send brought to the company server: they count as done, and nobody sent them at this
// pace.
import { isDone } from './rows.ts'
import type { UploadState } from '#shared/upload.ts'

export class ResumedBytes {
  /** Of each relay under way, what was there when it began. */
  readonly #underWay = new Map<string, number>()
  #arrived = 0

  /**
   * Takes in how far the sends under way are, and answers how many of all bytes done were there before. With no file left the
   * batch is over, and so is its count.
   */
  note(
    progress: ReadonlyMap<string, number>,
    stateOf: (path: string) => UploadState | null,
    filesLeft: number,
  ): number {
    for (const [path, bytes] of this.#underWay) {
      if (progress.has(path)) continue
      this.#underWay.delete(path)
      const state = stateOf(path)
      if (state !== null && isDone(state)) this.#arrived += bytes
    }
    if (filesLeft === 0) this.#arrived = 0
    let sum = this.#arrived
    for (const [path, bytes] of progress) {
      const state = stateOf(path)
      if (state?.kind !== 'sending' || state.terms.way !== 'relay') continue
      const first = this.#underWay.get(path) ?? bytes
      this.#underWay.set(path, first)
      sum += first
    }
    return sum
  }
}
