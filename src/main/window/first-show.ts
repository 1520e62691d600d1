// When a new window is shown. Electron says `ready-to-show` once the page is drawn, but not on every desktop: on Wayland it may
// never come, and a window that nobody sees cannot even be set up.
import type { ShellClock } from '../clock.ts'

/** Why it is shown: `drawn` is what should be, the others are what is done without it. */
export type ShowCause = 'drawn' | 'loaded' | 'late' | 'asked'

export interface FirstShow {
  /** The page was drawn. */
  drawn(): void
  /** The page has finished loading; a desktop that draws it says so within moments. */
  loaded(): void
  /** A person asks for the window again. */
  asked(): void
  /** The window is gone. */
  cancel(): void
}

const afterLoadMs = 500

/** Nobody waits longer for a window, however it stands with its page. */
const mostWaitMs = 3_000

/** Calls `show` once, at the latest `mostWaitMs` from now. */
export function planFirstShow(clock: ShellClock, show: (cause: ShowCause) => void): FirstShow {
  let isOver = false
  const timers = [clock.later(mostWaitMs, () => end('late'))]
  function cancel(): void {
    isOver = true
    for (const stop of timers.splice(0)) stop()
  }
  function end(cause: ShowCause): void {
    if (isOver) return
    cancel()
    show(cause)
  }
  return {
    drawn: () => end('drawn'),
    loaded() {
      if (!isOver) timers.push(clock.later(afterLoadMs, () => end('loaded')))
    },
    asked: () => end('asked'),
    cancel,
  }
}
