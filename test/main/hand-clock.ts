// A clock moved by hand, for what waits.
import type { ShellClock } from '#main/clock.ts'

export type HandClock = ShellClock & {
  /** Lets time pass; what is due on the way is called in its order. */
  readonly pass: (ms: number) => void
}

type Due = { atMs: number; readonly run: () => void; readonly periodMs: number | null }

export function createHandClock(startMs = 1_000_000): HandClock {
  let nowMs = startMs
  const dues = new Set<Due>()
  function add(delayMs: number, run: () => void, periodMs: number | null): () => void {
    const due = { atMs: nowMs + delayMs, run, periodMs }
    dues.add(due)
    return () => void dues.delete(due)
  }
  return {
    nowMs: () => nowMs,
    later: (delayMs, run) => add(delayMs, run, null),
    every: (periodMs, run) => add(periodMs, run, periodMs),
    pass(ms) {
      const endMs = nowMs + ms
      for (;;) {
        const next = [...dues].filter(({ atMs }) => atMs <= endMs).toSorted((a, b) => a.atMs - b.atMs)[0]
        if (next === undefined) break
        nowMs = Math.max(nowMs, next.atMs)
        if (next.periodMs === null) dues.delete(next)
        else next.atMs += next.periodMs
        next.run()
      }
      nowMs = endMs
    },
  }
}
