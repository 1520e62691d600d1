// One running limit on one exchange. Each phase has its own limit, and only one phase runs at a time.

/** What an exchange is waiting for. */
export type Phase =
  /** A connection, including name resolution and the TLS handshake. */
  | 'connect'
  /** The server's word that a large body is welcome. */
  | 'invitation'
  /** Progress of the body: the system took the next slice of bytes. */
  | 'stall'
  /** The head of the answer, counted from the last byte of the request. */
  | 'head'
  /** The rest of the answer, counted from its head; however slowly it drips. */
  | 'answer'

export interface Deadline {
  /** Starts `phase` and forgets the phase before it. */
  arm(phase: Phase, afterMs: number): void
  clear(): void
}

/** Calls `passed` once with the phase whose limit ran out, unless it was armed anew or cleared before. */
export function createDeadline(passed: (phase: Phase) => void): Deadline {
  let timer: NodeJS.Timeout | null = null
  function clear(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  function arm(phase: Phase, afterMs: number): void {
    clear()
    timer = setTimeout(passed, afterMs, phase)
  }
  return { arm, clear }
}
