// How fast files are sent, as a person reads it beside the numbers.
import { assertNever } from '../assert.ts'
import type { ShownSpeed } from '../speed/speed.ts'
import { clockWords, sizeWords } from './format.ts'
import type { Viewer } from './format.ts'

/** A few words without a dot; null where nothing limits and nobody asked for it. */
export function speedWords(speed: ShownSpeed, viewer: Viewer): string | null {
  const limit = limitWords(speed)
  const until = speed.untilMs === null ? '' : ` until ${clockWords(speed.untilMs, viewer)}`
  switch (speed.by) {
    case 'setting':
      return limit
    case 'timetable':
      return limit === null ? `Full speed${until}, by your timetable` : `${limit}${until}, by your timetable`
    case 'metered':
    case 'battery':
      return limit
    case 'person':
      return `Full speed${until}`
    default:
      return assertNever(speed.by)
  }
}

function limitWords({ bytesPerSecond, kind }: ShownSpeed): string | null {
  switch (kind) {
    case 'full':
      return null
    case 'pause':
      return 'Paused'
    case 'auto':
      return bytesPerSecond === null ? 'Measuring the line' : `Leaves room on the line: ${rateWords(bytesPerSecond)}`
    case 'fixed':
      return `At most ${rateWords(bytesPerSecond ?? 0)}`
    default:
      return assertNever(kind)
  }
}

function rateWords(bytesPerSecond: number): string {
  return `${sizeWords(bytesPerSecond)}/s`
}
