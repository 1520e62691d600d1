// A request to stop, made and heard inside the engine, which knows no AbortController.
import type { Cancel } from './ports.ts'

export type CancelSource = { readonly signal: Cancel; cancel(): void }

/** A fresh request that nobody has made yet. */
export function createCancel(): CancelSource {
  const listeners: (() => void)[] = []
  let cancelled = false
  return {
    signal: {
      get cancelled() {
        return cancelled
      },
      onCancel(listener) {
        if (cancelled) listener()
        else listeners.push(listener)
      },
    },
    cancel() {
      if (cancelled) return
      cancelled = true
      for (const listener of listeners) listener()
      listeners.length = 0
    },
  }
}
