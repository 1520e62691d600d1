// A value that changes and tells so: what React's useSyncExternalStore wants, and no more.

export type Store<State> = {
  readonly get: () => State
  readonly set: (next: State) => void
  /** Calls `listener` after each change. Answers how to stop. */
  readonly subscribe: (listener: () => void) => () => void
}

/** A store that holds `initial` until it is set. Setting the same value again tells nobody. */
export function createStore<State>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set: (next) => {
      if (Object.is(next, state)) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
