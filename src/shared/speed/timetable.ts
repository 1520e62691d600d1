// What the rules of speed say of a moment. Pure but for the time zone of the computer.
import { weekdays } from './speed.ts'
import type { SpeedAuthority, SpeedRules, TimedSpeed, TimetableEntry, Weekday } from './speed.ts'

export type SpeedNow = {
  readonly speed: TimedSpeed
  /** The setting that always holds, the timetable, what the computer is connected to, or a person who wanted full speed for a while. */
  readonly by: SpeedAuthority
  /** Until when, in milliseconds since 1970; null: until somebody changes it, or the timetable begins. */
  readonly untilMs: number | null
}

const dayMinutes = 24 * 60
const weekMinutes = 7 * dayMinutes

/** How fast may be sent at `nowMs`, a moment of the computer's clock. */
export function speedAt(rules: SpeedRules, nowMs: number): SpeedNow {
  const { fullUntilMs, limit, pauseNow, timetable } = rules
  if (fullUntilMs !== null && nowMs < fullUntilMs) {
    return { speed: { kind: 'full' }, by: 'person', untilMs: fullUntilMs }
  }
  if (pauseNow !== null) return { speed: { kind: 'pause' }, by: pauseNow, untilMs: null }
  const minute = minuteOfWeek(nowMs)
  for (const entry of timetable) {
    for (const { from, minutes } of spansOf(entry)) {
      const passed = (minute - from + weekMinutes) % weekMinutes
      if (passed < minutes) {
        return { speed: entry.speed, by: 'timetable', untilMs: minutesLater(nowMs, minutes - passed) }
      }
    }
  }
  return { speed: limit, by: 'setting', untilMs: null }
}

/** Two entries that speak of the same minute of the week, by their places in the timetable; null when no two do. */
export function overlapIn(timetable: readonly TimetableEntry[]): readonly [number, number] | null {
  const spans = timetable.flatMap((entry, index) => spansOf(entry).map((span) => ({ ...span, index })))
  for (const [at, one] of spans.entries()) {
    for (const other of spans.slice(at + 1)) {
      const isWithin = (minute: number, span: Span): boolean =>
        (minute - span.from + weekMinutes) % weekMinutes < span.minutes
      if (isWithin(one.from, other) || isWithin(other.from, one)) return [one.index, other.index]
    }
  }
  return null
}

/** From a minute of the week on, Monday's first being 0, for so many minutes. */
export type Span = { readonly from: number; readonly minutes: number }

/** When an entry holds. One whose ends are the same minute holds for a whole day. */
export function spansOf({ days, fromMinute, toMinute }: TimetableEntry): readonly Span[] {
  const minutes = toMinute > fromMinute ? toMinute - fromMinute : toMinute - fromMinute + dayMinutes
  return days.map((day) => ({ from: dayNumber(day) * dayMinutes + fromMinute, minutes }))
}

function dayNumber(day: Weekday): number {
  return weekdays.indexOf(day)
}

function minuteOfWeek(atMs: number): number {
  const at = new Date(atMs)
  return ((at.getDay() + 6) % 7) * dayMinutes + at.getHours() * 60 + at.getMinutes()
}

/** So many minutes later by the clock on the wall, which now and then skips an hour. Whole minutes. */
function minutesLater(atMs: number, minutes: number): number {
  const at = new Date(atMs)
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()]
  return new Date(year, month, day, at.getHours(), at.getMinutes() + minutes).getTime()
}
