// The one place where time and randomness come from. Everything else is handed a clock, so that tests can own it.
import { onAbort, type CancelSignal } from '#engine/cancel.ts'
import type { Clock } from '#engine/ports.ts'

/** The longest delay Node's timers take; a longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1

/** A clock with what the uploader needs around the engine. Close it, or its timer keeps the process alive. */
export interface SystemClock extends Clock {
  /** A moment of the engine's clock as milliseconds of the computer's clock as it stands now. */
  wallMs(atMs: number): number
  /** Answers after `delayMs`, or at once when `signal` is aborted. */
  delay(delayMs: number, signal?: CancelSignal): Promise<void>
  /** Calls `tick` every `periodMs` until the returned function is called. */
  every(periodMs: number, tick: () => void): () => void
  close(): void
}

/**
 * The computer's clock: wall time at the start plus steady time since. Setting the computer's clock neither fires nor
 * delays anything.
 */
export function createClock(): SystemClock {
  const startedAtMs = Date.now()
  const startedSteadyMs = performance.now()
  let timer: NodeJS.Timeout | null = null

  function now(): number {
    return startedAtMs + (performance.now() - startedSteadyMs)
  }

  function close(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }

  function wakeAt(atMs: number, wake: () => void): void {
    close()
    const delayMs = Math.min(Math.max(0, Math.ceil(atMs - now())), longestTimerMs)
    timer = setTimeout(() => {
      // Node may fire a little early, and a far moment needs several timers.
      if (now() < atMs) return wakeAt(atMs, wake)
      timer = null
      wake()
    }, delayMs)
  }

  return {
    now,
    jitter: () => Math.random(),
    wakeAt,
    wallMs: (atMs) => Date.now() + (atMs - now()),
    delay,
    every,
    close,
  }
}

/** Waits so long; ends early when `signal` is aborted. */
export async function delay(delayMs: number, signal?: CancelSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, Math.min(delayMs, longestTimerMs))
  const stopListening = signal === undefined ? null : onAbort(signal, resolve)
  await promise
  clearTimeout(timer)
  stopListening?.()
}

function every(periodMs: number, tick: () => void): () => void {
  const timer = setInterval(tick, periodMs)
  return () => clearInterval(timer)
}
