// This folder: one upload, and what each answer makes of it.

// How long to wait after failures: doubling, bounded, jittered so that a whole company does not come back in step.

/** No upload waits longer than this for its next try. */
export const longestBackoffMs = 5 * 60_000

/** The queue as a whole looks at the world again at least this often. */
export const longestHoldMs = 60_000

const firstBackoffMs = 1_000
const mostDoublings = 20 // keeps 2 ** n far from Infinity

/** Milliseconds to wait after `failures` earlier failures (0 for the first). `jitter` in [0, 1) spreads by half. */
export function backoffMs(failures: number, jitter: number, longestMs: number = longestBackoffMs): number {
  const full = Math.min(longestMs, firstBackoffMs * 2 ** Math.min(failures, mostDoublings))
  return Math.round((0.5 + jitter / 2) * full)
}

/** What a server asks us to wait, kept between one second and one hour; null stays null. */
export function politeWaitMs(afterMs: number | null): number | null {
  if (afterMs === null || Number.isNaN(afterMs)) return null
  return Math.min(60 * 60_000, Math.max(1_000, afterMs))
}
