// This folder: one query layer over SQLite files and over the PostgreSQL of several servers (docs/decisions/0037).

// A PostgreSQL that does not answer, takes no writing, or is being started again: a state that passes, and no bug of ours.

/** Thrown instead of the driver's error. What was asked for may or may not have happened. */
export class DatabaseAway extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'the connection ended', { cause })
    this.name = 'DatabaseAway'
  }
}

/** SQLSTATE classes of a server that cannot serve now: connection, resources, operator's intervention, system error. */
const passingClasses: ReadonlySet<string> = new Set(['08', '53', '57', '58'])

/**
 * Single states of the same kind: written to a standby (25006), a lock that did not come in time (55P03), a transaction that gave
 * way to another (40001, 40P01), one that was idle for too long (25P03).
 */
const passingStates: ReadonlySet<string> = new Set(['25006', '25P03', '40001', '40P01', '55P03'])

/**
 * True for an error after which the connection is not used again and the request is refused for a while. A backend that was killed
 * leaves an error without any state, so that an error of the driver counts unless PostgreSQL said what it is. EPIPE of the system
 * looks like a state; no class of PostgreSQL's begins with E.
 */
export function isAway(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code !== 'string' || !/^[0-9A-DF-Z][0-9A-Z]{4}$/.test(code)) return true
  return passingClasses.has(code.slice(0, 2)) || passingStates.has(code)
}
