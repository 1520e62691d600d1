// Files of which an unfinished form stands beside them: `report.pdf` beside `report.pdf.part`. Browsers and copying programs
// take the place of a file before they fill it, so the file waits for as long as the other one goes on.
import { finishedPathOf } from '#adapters/folder/names/temporary-names.ts'
import type { Observed } from '#shared/upload.ts'

/** An unfinished form that has not changed for so long was left behind, and keeps nobody waiting. */
export const leftBehindMs = 10 * 60_000

/** Hears of all names in a folder, and knows which are unfinished forms of others. */
export class UnfinishedBeside {
  readonly #unfinished = new Map<string, Set<string>>()

  /** Something is at `path`, or nothing any more. */
  heard(path: string, isThere: boolean): void {
    const finished = finishedPathOf(path)
    if (finished === null) return
    const known = this.#unfinished.get(finished) ?? new Set()
    if (isThere) this.#unfinished.set(finished, known.add(path))
    else if (known.delete(path) && known.size === 0) this.#unfinished.delete(finished)
  }

  /** True while an unfinished form of the file at `path` goes on. `nowMs` is by the computer's clock. */
  async isUnfinished(
    path: string,
    look: { readonly observe: (path: string) => Promise<Observed | null>; readonly nowMs: () => number },
  ): Promise<boolean> {
    for (const other of this.#unfinished.get(path) ?? []) {
      const observed = await look.observe(other)
      if (observed?.kind !== 'file') continue
      const { ctimeMs, mtimeMs } = observed.stat
      // A program may set the one to any time, but hardly to one that has not come yet by both.
      if (look.nowMs() - Math.min(mtimeMs, ctimeMs) < leftBehindMs) return true
    }
    return false
  }
}
