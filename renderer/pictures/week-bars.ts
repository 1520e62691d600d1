// Where the bars of a timetable lie in the picture of a week: each within one day.
import { spansOf } from '#shared/speed/timetable.ts'
import type { TimedSpeed, TimetableEntry } from '#shared/speed/speed.ts'

export type WeekBar = {
  /** 0 is Monday. */
  readonly day: number
  readonly fromMinute: number
  readonly minutes: number
  readonly kind: TimedSpeed['kind']
}

const dayMinutes = 24 * 60

/** What goes over midnight is two bars, also from Sunday to Monday. */
export function barsOf(timetable: readonly TimetableEntry[]): readonly WeekBar[] {
  return timetable.flatMap((entry) =>
    spansOf(entry).flatMap(({ from, minutes }) => {
      const day = Math.floor(from / dayMinutes)
      const fromMinute = from % dayMinutes
      const today = Math.min(minutes, dayMinutes - fromMinute)
      const { kind } = entry.speed
      const bars: WeekBar[] = [{ day, fromMinute, minutes: today, kind }]
      if (minutes > today) bars.push({ day: (day + 1) % 7, fromMinute: 0, minutes: minutes - today, kind })
      return bars
    }),
  )
}
