// Time for the shell around the uploader: reminders, limits on how often something is told, and the time on the wall.

export interface ShellClock {
  /** Milliseconds since 1970, as the computer's clock stands. */
  nowMs(): number
  /** Calls `run` once after `delayMs`, unless the returned function is called before. */
  later(delayMs: number, run: () => void): () => void
  /** Calls `run` every `periodMs` until the returned function is called. */
  every(periodMs: number, run: () => void): () => void
}

/** The computer's clock. Its timers do not keep the process alive: the app lives as long as Electron does. */
export function createShellClock(): ShellClock {
  return {
    nowMs: () => Date.now(),
    later(delayMs, run) {
      const timer = setTimeout(run, delayMs).unref()
      return () => clearTimeout(timer)
    },
    every(periodMs, run) {
      const timer = setInterval(run, periodMs).unref()
      return () => clearInterval(timer)
    },
  }
}

/** Settles with `what`, or with null when that takes longer than `mostMs`. A failure of `what` is passed on. */
export async function within<Value>(clock: ShellClock, mostMs: number, what: Promise<Value>): Promise<Value | null> {
  let cancel: () => void = () => undefined
  const tooLong = new Promise<null>((resolve) => {
    cancel = clock.later(mostMs, () => resolve(null))
  })
  try {
    return await Promise.race([what, tooLong])
  } finally {
    cancel()
  }
}
