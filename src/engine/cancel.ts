// A request to stop, as everybody in the house makes and hears it: the platform's AbortSignal. The engine knows neither DOM
// nor Node, so this file says what it uses of one, and names the AbortController that every JavaScript platform brings: a
// copy of our own would have to behave the same in each case, and Node's own functions would not take its signals.

/** The part of an AbortSignal that ports may rely on. */
export interface CancelSignal {
  readonly aborted: boolean
  /** A listener that is added after the abort is never called: use `onAbort`. */
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** The part of an AbortController that the engine uses. */
export interface CancelController {
  readonly signal: CancelSignal
  abort(): void
}

declare const AbortController: new () => CancelController

/** A fresh request that nobody has made yet. */
export function createCancel(): CancelController {
  return new AbortController()
}

/**
 * Calls `listener` once when `signal` is aborted, within this call if it is already. Answers how to stop listening: call
 * that when the work is over, for a signal may live much longer than the work.
 */
export function onAbort(signal: CancelSignal, listener: () => void): () => void {
  if (signal.aborted) {
    listener()
    return () => undefined
  }
  const heard = (): void => listener()
  signal.addEventListener('abort', heard, { once: true })
  return () => signal.removeEventListener('abort', heard)
}
