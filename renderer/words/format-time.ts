// A moment in a narrow column: the time for today, the day for the rest.
import { capitalized, clockWords } from '#shared/words/format.ts'
import { dateFormat } from '#shared/messages/intl-formats.ts'
import type { Viewer } from '#shared/words/format.ts'

const fullDay = { day: 'numeric', month: 'short', year: 'numeric' } as const

/** "14:02" today, "23 Nov" this year, "23 Nov 2025" before. */
export function formatTime(atMs: number, viewer: Viewer): string {
  const day = dayOf(atMs, viewer, fullDay)
  if (day === dayOf(viewer.nowMs, viewer, fullDay)) return clockWords(atMs, viewer)
  const isThisYear = yearOf(atMs, viewer) === yearOf(viewer.nowMs, viewer)
  return isThisYear ? dayOf(atMs, viewer, { day: 'numeric', month: 'short' }) : day
}

/** "14:02" today, else "23 Nov, 14:02": for the timeline, where the time matters. */
export function timelineWords(atMs: number, viewer: Viewer): string {
  const when = formatTime(atMs, viewer)
  const clock = clockWords(atMs, viewer)
  return when === clock ? clock : viewer.language.say('time.dayAndClock', { day: when, clock })
}

/** The day as the heading of what happened on it: "Sunday 29 November 2026". */
export function dayHeading(atMs: number, viewer: Viewer): string {
  const day = dayOf(atMs, viewer, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return capitalized(day, viewer.language)
}

function yearOf(atMs: number, viewer: Viewer): string {
  return dayOf(atMs, viewer, { year: 'numeric' })
}

function dayOf(atMs: number, { language, timeZone }: Viewer, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(language.locale, { atMs, timeZone }, options).format(atMs)
}
