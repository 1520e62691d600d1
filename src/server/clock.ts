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
