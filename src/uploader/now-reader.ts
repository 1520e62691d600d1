// What time it is for words on a screen, where no uploader runs that could tell.
import { createClock } from '#adapters/system/clock.ts'
import type { Viewer } from '#shared/words/format.ts'

const clock = createClock()

export function nowReader(): Viewer {
  return { nowMs: clock.wallMs(clock.now()), timeZone: null }
}
