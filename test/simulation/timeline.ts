// Virtual time: one heap of things to happen. Nothing waits for real.
import { createHeap } from '#engine/queue/binary-heap.ts'

export interface Timeline {
  readonly nowMs: number
  /** Runs `happen` at `atMs`, or now if that is past. Things at the same time happen in the order they were asked for. */
  at(atMs: number, happen: () => void): void
  after(ms: number, happen: () => void): void
  sleep(ms: number): Promise<void>
  /** Lets the next thing happen and all that follows from it at once; false when nothing is left. */
  step(): Promise<boolean>
}

type Planned = { readonly atMs: number; readonly order: number; readonly happen: () => void }

export function createTimeline(): Timeline {
  const heap = createHeap<Planned>((one, other) =>
    one.atMs === other.atMs ? one.order < other.order : one.atMs < other.atMs,
  )
  let nowMs = 1_000_000
  let order = 0
  const timeline: Timeline = {
    get nowMs() {
      return nowMs
    },
    at(atMs, happen) {
      heap.push({ atMs: Math.max(atMs, nowMs), order: order++, happen })
    },
    after: (ms, happen) => timeline.at(nowMs + ms, happen),
    sleep: (ms) => new Promise((resolve) => timeline.after(ms, resolve)),
    async step() {
      const planned = heap.pop()
      if (planned === null) return false
      nowMs = planned.atMs
      planned.happen()
      // Every promise that can settle now has settled before the next thing happens.
      await new Promise((resolve) => setImmediate(resolve))
      return true
    },
  }
  return timeline
}
