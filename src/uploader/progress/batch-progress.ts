// How far everything is that came together: files, bytes, pace, and how long it may still take, said honestly or not at all.
import type { Progress } from '#shared/contract/ipc-app-state.ts'

/** The queue at one moment. Bytes of a file under way count as far as they left. */
export type BatchSample = {
  readonly atMs: number
  /** On their way or waiting for it; what is held back is not. */
  readonly filesLeft: number
  readonly bytesLeft: number
  /** Ended well since the queue was last at rest. */
  readonly filesDone: number
  readonly bytesDone: number
  /** Of these, what earlier sends had brought to the server: no part of the pace. */
  readonly bytesResumed?: number
  /** `idle`: nothing is read, asked or sent just now; `halted`: a person paused everything. */
  readonly work: 'going' | 'idle' | 'halted'
}

/** The pace is told from this long. */
const paceWindowMs = 20_000

/** Before that nothing is said of the pace, and a while later of the time left. */
const leastForPaceMs = 2_000
const leastForLeftMs = 8_000

/** Between two small files nothing may be sent for a moment; after this long the work has stopped. */
const mostIdleMs = 2_000

/**
 * A send that is under way and moves no byte for so long has lost its network, whatever it still hopes for. Longer than a
 * server may hold one piece of a relay before it answers.
 */
const mostStillMs = 10_000

/** A range is no promise: the network may slow down or speed up by this much. */
const doubt = 1.4

/** Remembers the last moments of one batch. */
export class BatchProgress {
  #samples: BatchSample[] = []
  #wentMs = -Infinity
  #movedMs = -Infinity

  /** Takes the present moment in. Call a few times a second. */
  add(sample: BatchSample): void {
    if (sample.filesLeft === 0) {
      this.#samples = []
      return
    }
    const last = this.#samples.at(-1)
    // Numbers that went back are of another batch.
    if (last !== undefined && sample.filesDone < last.filesDone) this.#samples = []
    // Where nothing moves there is no pace, and what it was before the stop promises nothing.
    if (this.#hasStopped(sample) || this.#standsStill(sample, last)) this.#samples = []
    this.#samples.push(sample)
    const from = this.#samples.findIndex(({ atMs }) => sample.atMs - atMs <= paceWindowMs)
    if (from > 0) this.#samples.splice(0, from)
  }

  #hasStopped({ work, atMs }: BatchSample): boolean {
    if (work === 'going') this.#wentMs = atMs
    return work === 'halted' || atMs - this.#wentMs >= mostIdleMs
  }

  #standsStill(sample: BatchSample, last: BatchSample | undefined): boolean {
    const isSame = last !== undefined && sentNow(sample) === sentNow(last) && sample.filesDone === last.filesDone
    if (!isSame) this.#movedMs = sample.atMs
    return sample.atMs - this.#movedMs >= mostStillMs
  }

  /** null while nothing is on its way. */
  progress(): Progress | null {
    const last = this.#samples.at(-1)
    const first = this.#samples[0]
    if (last === undefined || first === undefined) return null
    const passedMs = last.atMs - first.atMs
    const bytes = sentNow(last) - sentNow(first)
    const files = last.filesDone - first.filesDone
    const hasPace = passedMs >= leastForPaceMs && bytes > 0
    return {
      filesDone: last.filesDone,
      filesAll: last.filesDone + last.filesLeft,
      bytesDone: last.bytesDone,
      bytesAll: last.bytesDone + last.bytesLeft,
      bytesPerSecond: hasPace ? (bytes * 1_000) / passedMs : null,
      left: passedMs >= leastForLeftMs ? leftOf(last, { passedMs, bytes, files }) : null,
    }
  }
}

function sentNow({ bytesDone, bytesResumed = 0 }: BatchSample): number {
  return bytesDone - bytesResumed
}

type Pace = { readonly passedMs: number; readonly bytes: number; readonly files: number }

/** By bytes and by files: many small files cost time that no byte shows. */
function leftOf(last: BatchSample, { passedMs, bytes, files }: Pace): Progress['left'] {
  const byBytes = bytes > 0 ? (last.bytesLeft / bytes) * passedMs : null
  const byFiles = files > 0 ? (last.filesLeft / files) * passedMs : null
  const known = [byBytes, byFiles].filter((ms) => ms !== null)
  if (byBytes === null || known.length === 0) return null
  return { leastMs: Math.min(...known) / doubt, mostMs: Math.max(...known) * doubt }
}
