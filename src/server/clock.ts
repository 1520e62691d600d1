// Where this server gets the time from, so that tests can own it.

export interface ServerClock {
  /** Milliseconds since 1970, for dates people see. */
  wallMs(): number
  /** Milliseconds that only grow, for deadlines and meters. */
  steadyMs(): number
}

/** The computer's clock. */
export const systemClock: ServerClock = {
  wallMs: () => Date.now(),
  steadyMs: () => performance.now(),
}

/** Does `work` once, `ms` later, unless stopped. It keeps no process alive, and costs a tenth of `AbortSignal.timeout`. */
export function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms).unref()
  return () => clearTimeout(timer)
}

/** Does `work` again and again, `ms` after it was last over, until stopped. It keeps no process alive; a failure is told and ends nothing. */
export function every(ms: number, work: () => unknown, onFailure: (text: string) => void): () => void {
  let timer: NodeJS.Timeout | null = null
  let isStopped = false
  const next = () => {
    if (!isStopped) timer = setTimeout(() => void round(), ms).unref()
  }
  const round = async () => {
    try {
      await work()
    } catch (error) {
      onFailure(error instanceof Error ? (error.stack ?? error.message) : 'unknown error')
    }
    next()
  }
  next()
  return () => {
    isStopped = true
    if (timer !== null) clearTimeout(timer)
  }
}
