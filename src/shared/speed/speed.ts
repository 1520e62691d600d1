// How fast files may be sent: what is set, and what holds right now.

/** How fast all files together may leave this computer. */
export type SpeedLimit =
  /** As fast as the line takes it. */
  | { readonly kind: 'full' }
  /** A fifth of the line is left to others, as far as it can be measured. */
  | { readonly kind: 'auto' }
  | { readonly kind: 'fixed'; readonly kilobytesPerSecond: number }

/** What holds at certain times. */
export type TimedSpeed = SpeedLimit | { readonly kind: 'pause' }

export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
export type Weekday = (typeof weekdays)[number]

/**
 * On each of these days, from one minute of the day to another: 0 to 1,440, by the computer's clock. One that ends before it begins
 * ends on the next day.
 */
export type TimetableEntry = {
  readonly days: readonly Weekday[]
  readonly fromMinute: number
  readonly toMinute: number
  readonly speed: TimedSpeed
}

export type SpeedRules = {
  /** What holds when the timetable says nothing. */
  readonly limit: SpeedLimit
  readonly timetable: readonly TimetableEntry[]
  /** Until then nothing limits, whatever is set; null: what is set holds. Milliseconds since 1970. */
  readonly fullUntilMs: number | null
  /** Nothing is sent for now, because the settings want a pause on such a network or on the battery; null: not so. */
  readonly pauseNow: PauseCondition | null
}

/** What of the computer may pause everything: a network paid for by the byte, or its battery. */
export type PauseCondition = 'metered' | 'battery'

export const noLimit: SpeedRules = { limit: { kind: 'full' }, timetable: [], fullUntilMs: null, pauseNow: null }

/** Of a fixed limit. Slower, a file of 150 MB would take longer than its link lives. */
export const leastKilobytesPerSecond = 32
/** 10 Gbit/s. */
export const mostKilobytesPerSecond = 1_250_000

export const mostTimetableEntries = 50

/** Whose word on the speed holds; see `timetable.ts`. */
export type SpeedAuthority = 'setting' | 'timetable' | 'person' | PauseCondition

/** What holds right now, as it is shown. */
export type ShownSpeed = {
  readonly kind: TimedSpeed['kind']
  /** The limit in force; null: none, or not measured yet. */
  readonly bytesPerSecond: number | null
  readonly by: SpeedAuthority
  readonly untilMs: number | null
}
