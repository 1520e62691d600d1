// This folder: what a person wants of all files at once.

// When a pause ends. Pure but for the time zone of the computer.
import { assertNever } from '#shared/assert.ts'
import type { PauseLength } from '#shared/rows/queue-actions.ts'

const hourMs = 3_600_000

/** Before people come to work, so that what was saved in the evening is there in the morning. */
const morningHour = 6

/** Milliseconds since 1970; null for a pause without an end. */
export function pauseEndMs(length: PauseLength, nowMs: number): number | null {
  switch (length) {
    case 'one_hour':
      return nowMs + hourMs
    case 'until_tomorrow': {
      const now = new Date(nowMs)
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, morningHour).getTime()
    }
    case 'until_resumed':
      return null
    default:
      return assertNever(length)
  }
}

type Pause = { readonly untilMs: number | null }

/** A pause that was made before; null when it is over by now, or when there was none. */
export function pauseLeft(pause: Pause | null, nowMs: number): Pause | null {
  return pause === null || (pause.untilMs !== null && pause.untilMs <= nowMs) ? null : pause
}
