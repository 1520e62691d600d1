// Requests to stop, for tests.
import type { Cancel } from '#engine/ports.ts'

/** A request that never comes. */
export const never: Cancel = { cancelled: false, onCancel: () => undefined }

/** The same for what hears the platform's own signals. */
export const neverAborted = new AbortController().signal

/** A request that comes when the test says so. */
export function cancelSwitch(): { readonly cancel: Cancel; readonly trip: () => void } {
  const listeners: (() => void)[] = []
  let cancelled = false
  return {
    cancel: {
      get cancelled() {
        return cancelled
      },
      onCancel(listener) {
        if (cancelled) listener()
        else listeners.push(listener)
      },
    },
    trip() {
      cancelled = true
      for (const listener of listeners) listener()
    },
  }
}
