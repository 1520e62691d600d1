// A moment in a narrow column: the time for today, the day for the rest.
import { clockWords } from '#shared/words/format.ts'
import type { Viewer } from '#shared/words/format.ts'

/** "14:02" today, "23 Nov" this year, "23 Nov 2025" before. */
export function formatTime(atMs: number, viewer: Viewer): string {
  const day = dayOf(atMs, viewer, true)
  const today = dayOf(viewer.nowMs, viewer, true)
  if (day === today) return clockWords(atMs, viewer)
  return day.slice(-4) === today.slice(-4) ? dayOf(atMs, viewer, false) : day
}

/** "14:02" today, else "23 Nov, 14:02": for the timeline, where the time matters. */
export function timelineWords(atMs: number, viewer: Viewer): string {
  const when = formatTime(atMs, viewer)
  const clock = clockWords(atMs, viewer)
  return when === clock ? clock : `${when}, ${clock}`
}

/** The day as the heading of what happened on it: "Sunday 29 November 2026". */
export function dayHeading(atMs: number, { timeZone }: Viewer): string {
  return headingFormat(timeZone).format(atMs)
}

/** Making one costs more than using it a thousand times. */
const headingFormats = new Map<string | null, Intl.DateTimeFormat>()

function headingFormat(timeZone: string | null): Intl.DateTimeFormat {
  const known = headingFormats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(timeZone === null ? {} : { timeZone }),
  })
  headingFormats.set(timeZone, made)
  return made
}

function dayOf(atMs: number, viewer: Viewer, hasYear: boolean): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(hasYear ? { year: 'numeric' as const } : {}),
    ...(viewer.timeZone === null ? {} : { timeZone: viewer.timeZone }),
  }).format(atMs)
}
