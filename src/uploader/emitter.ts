// Listeners of one kind of event, in the order they came.

export interface Emitter<Args extends readonly unknown[]> {
  /** Calls `listener` on each event from now on; it must not throw. Answers how to stop. */
  on(listener: (...args: Args) => void): () => void
  emit(...args: Args): void
}

export function createEmitter<Args extends readonly unknown[]>(): Emitter<Args> {
  const listeners = new Set<(...args: Args) => void>()
  return {
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit(...args) {
      for (const listener of listeners) listener(...args)
    },
  }
}
