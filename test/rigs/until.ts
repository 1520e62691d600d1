// Waiting for something that is only seen by looking.
import { setTimeout as sleep } from 'node:timers/promises'

/** Long for a busy machine; what has not come by then does not come. */
const mostWaitMs = 60_000

/** Resolves when `isSo` answers true, looking again every few milliseconds. `what` tells what did not come within `mostMs`. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  mostMs: number = mostWaitMs,
): Promise<void> {
  const endMs = performance.now() + mostMs
  while (!(await isSo())) {
    if (performance.now() > endMs) throw new Error(`not within ${mostMs} ms: ${what}`)
    await sleep(10)
  }
}
