// How the watched folder is, as a whole.

/**
 * `there`: the agreed folder stands at its path. `away`: nothing that can be looked at stands there; it may come back. `replaced`: another
 * folder stands there, and a person must say whether it is the one.
 */
export const rootStates = ['there', 'away', 'replaced'] as const
export type RootState = (typeof rootStates)[number]
