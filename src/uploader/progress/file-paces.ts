// How fast each file under way goes, told from its last moments.
import type { SendProgress } from '#shared/rows/send-progress.ts'

type Moment = { readonly atMs: number; readonly sentBytes: number }

/** The pace is told from this long, ... */
const windowMs = 20_000
/** ... and not before this long. */
const leastMs = 4_000
/** Closer moments tell nothing more. */
const apartMs = 1_000

export class FilePaces {
  readonly #moments = new Map<string, readonly Moment[]>()

  /** Takes the present moment in, by the computer's clock. Call a few times a second. */
  note(progress: ReadonlyMap<string, SendProgress>, atMs: number): void {
    for (const path of this.#moments.keys()) if (!progress.has(path)) this.#moments.delete(path)
    for (const [path, { sentBytes, step }] of progress) {
      // While no byte leaves there is no pace.
      if (step === null) this.#moments.set(path, withMoment(this.#moments.get(path) ?? [], { atMs, sentBytes }))
      else this.#moments.delete(path)
    }
  }

  /** Bytes a second; null where it cannot be told yet, or nothing moves. */
  paceOf(path: string): number | null {
    const moments = this.#moments.get(path)
    const [first, last] = [moments?.[0], moments?.at(-1)]
    if (first === undefined || last === undefined || last.atMs - first.atMs < leastMs) return null
    const bytes = last.sentBytes - first.sentBytes
    return bytes > 0 ? Math.round((bytes * 1_000) / (last.atMs - first.atMs)) : null
  }
}

function withMoment(moments: readonly Moment[], now: Moment): readonly Moment[] {
  const last = moments.at(-1)
  if (last === undefined || now.sentBytes < last.sentBytes || now.atMs < last.atMs) return [now]
  if (now.atMs - last.atMs < apartMs) return moments
  return [...moments.filter(({ atMs }) => now.atMs - atMs <= windowMs), now]
}
