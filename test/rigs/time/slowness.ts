// How much of a processor a test gets, for tests that say how long something may take.

/** So much work is measured: more than the step in which systems count it (16 ms on Windows). */
const workMs = 50

/** Longer is not looked at: where the work of a thread is not counted, nothing is known. */
const mostMs = 5_000

/**
 * How many times longer than with a processor of its own this thread takes now: 1 or more. A limit of time is multiplied by it, so
 * that it is the product that a test finds slow and not the computer, on which other tests run, too.
 */
export function slowness(): number {
  const began = process.threadCpuUsage()
  const beganMs = performance.now()
  for (;;) {
    const { user, system } = process.threadCpuUsage(began)
    const [usedMs, tookMs] = [(user + system) / 1_000, performance.now() - beganMs]
    if (usedMs >= workMs || tookMs >= mostMs) return Math.max(1, tookMs / Math.max(usedMs, workMs))
  }
}
