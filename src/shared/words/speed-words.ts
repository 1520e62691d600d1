// How fast files are sent, as a person reads it beside the numbers.
import { assertNever } from '../assert.ts'
import type { Language } from '../messages/language.ts'
import type { ShownSpeed } from '../speed/speed.ts'
import { clockWords, rateWords } from './format.ts'
import type { Viewer } from './format.ts'

/** A few words without a dot; null where nothing limits and nobody asked for it. */
export function speedWords(speed: ShownSpeed, viewer: Viewer): string | null {
  const { language } = viewer
  const { say } = language
  const limit = limitWords(speed, language)
  const clock = speed.untilMs === null ? null : clockWords(speed.untilMs, viewer)
  switch (speed.by) {
    case 'setting':
    case 'metered':
    case 'battery':
      return limit
    case 'timetable':
      if (limit === null)
        return clock === null ? say('speed.timetableFull') : say('speed.timetableFullUntil', { clock })
      return clock === null ? say('speed.timetable', { limit }) : say('speed.timetableUntil', { limit, clock })
    case 'person':
      return clock === null ? say('speed.full') : say('speed.fullUntil', { clock })
    default:
      return assertNever(speed.by)
  }
}

function limitWords({ bytesPerSecond, kind }: ShownSpeed, language: Language): string | null {
  const { say } = language
  switch (kind) {
    case 'full':
      return null
    case 'pause':
      return say('speed.paused')
    case 'auto':
      return bytesPerSecond === null
        ? say('speed.measuring')
        : say('speed.auto', { rate: rateWords(bytesPerSecond, language) })
    case 'fixed':
      return say('speed.fixed', { rate: rateWords(bytesPerSecond ?? 0, language) })
    default:
      return assertNever(kind)
  }
}
