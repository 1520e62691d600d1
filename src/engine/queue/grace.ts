// A grace time: what is new waits for a moment before anything of it is read or sent, so that a person can take it back. What comes
// together goes together. Decided from times and counts.
import type { OpenBatch } from '../events.ts'
import { arrivalOf } from './mass-guard.ts'
import type { WaitingPlace } from './ready-queues.ts'
import type { Upload } from '#shared/upload.ts'

/** Files that came together. */
export type Batch = {
  readonly id: number
  readonly beganMs: number
  readonly lastMs: number
  /** Nothing of it begins before. */
  readonly untilMs: number
}

/** A copy that is under way shows another file at least so often. */
const togetherMs = 2_000

/**
 * A word about a batch may be heard late, when the records are slow to write: what is over is known for a while. Pressed in time is in
 * time.
 */
const mostBatches = 16

/** A folder in which files come without end still sends them: after so long what comes is another batch. */
const longestMs = 60_000

/** The batch of what comes at `nowMs`, when `open` is the one before: its time runs from the last of it. */
export function batchAfter(open: Batch | null, nowMs: number, graceMs: number): Batch {
  const isJoined =
    open !== null && nowMs < open.untilMs && nowMs - open.lastMs <= togetherMs && nowMs - open.beganMs < longestMs
  return isJoined
    ? { ...open, lastMs: nowMs, untilMs: nowMs + graceMs }
    : { id: (open?.id ?? 0) + 1, beganMs: nowMs, lastMs: nowMs, untilMs: nowMs + graceMs }
}

/** Where an upload waits in its grace time. Only what asks about an earlier send goes on. */
export function placeInGrace(upload: Upload, place: WaitingPlace, untilMs: number | null): WaitingPlace {
  const { state } = upload
  if (place === null || untilMs === null || (state.kind === 'waiting' && state.next === 'check')) return place
  return { atMs: 'atMs' in place ? Math.max(place.atMs, untilMs) : untilMs }
}

/** True when nothing of this version was asked or sent before the program ended. */
function isUntried(upload: Upload): boolean {
  const { linkTries, state, unconfirmed } = upload
  return state.kind === 'settling' && linkTries === 0 && unconfirmed === null && arrivalOf(null, upload) !== null
}

type Kept = { batch: Batch; readonly paths: Set<string> }

/** Remembers what came when. A class, for it remembers. */
export class GraceTimes {
  readonly #graceMs: number
  readonly #batches = new Map<number, Kept>()
  readonly #batchOf = new Map<string, Kept>()
  #last: Batch | null = null

  /** `graceMs` 0: nothing waits. */
  constructor(graceMs: number) {
    this.#graceMs = graceMs
  }

  /** Takes up what the ledger kept: what nobody had begun with has its grace time anew. */
  load(uploads: Iterable<Upload>, nowMs: number): void {
    for (const upload of uploads) if (isUntried(upload)) this.#add(upload.path, nowMs)
  }

  /** Hears of an observation; true when the upload waits for its grace time from now on. */
  hear(before: Upload | null, after: Upload | null, nowMs: number): boolean {
    if (after === null || after === before || arrivalOf(before, after)?.files !== 1) return false
    this.#add(after.path, nowMs)
    return this.#graceMs > 0
  }

  /** A person spoke of this file by its name: it waits no longer. */
  release(path: string): void {
    this.#batchOf.get(path)?.paths.delete(path)
    this.#batchOf.delete(path)
  }

  /** Until when the file waits; null when it does not. */
  endMs(path: string, nowMs: number): number | null {
    const untilMs = this.#batchOf.get(path)?.batch.untilMs ?? null
    return untilMs !== null && untilMs > nowMs ? untilMs : null
  }

  /** All of a batch, also what was released when its time was over a moment ago. */
  paths(id: number): readonly string[] {
    return [...(this.#batches.get(id)?.paths ?? [])]
  }

  /** The newest batch that can still be taken back; `counts` says whether a file of it is on its way. */
  open(nowMs: number, counts: (path: string) => boolean): OpenBatch | null {
    for (const { batch, paths } of [...this.#batches.values()].toReversed()) {
      if (batch.untilMs <= nowMs) return null
      const files = [...paths].filter(counts).length
      if (files > 0) return { id: batch.id, files, untilMs: batch.untilMs }
    }
    return null
  }

  #add(path: string, nowMs: number): void {
    if (this.#graceMs === 0) return
    this.release(path)
    this.#forgetOld()
    this.#last = batchAfter(this.#last, nowMs, this.#graceMs)
    const kept = this.#batches.get(this.#last.id) ?? { batch: this.#last, paths: new Set<string>() }
    kept.batch = this.#last
    kept.paths.add(path)
    this.#batches.set(this.#last.id, kept)
    this.#batchOf.set(path, kept)
  }

  #forgetOld(): void {
    for (const [id, { batch, paths }] of this.#batches) {
      // In order of their begin: the first that is kept ends it.
      if (this.#batches.size <= mostBatches || batch.untilMs > (this.#last?.lastMs ?? 0)) return
      for (const path of paths) this.#batchOf.delete(path)
      this.#batches.delete(id)
    }
  }
}
