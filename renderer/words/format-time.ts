// A moment in a narrow column: the time for today, the day for the rest.
import { clockWords } from '#shared/words/format.ts'
import type { Reader } from '#shared/words/format.ts'

/** "14:02" today, "23 Nov" this year, "23 Nov 2025" before. */
export function formatTime(atMs: number, reader: Reader): string {
  const day = dayOf(atMs, reader, true)
  const today = dayOf(reader.nowMs, reader, true)
  if (day === today) return clockWords(atMs, reader)
  return day.slice(-4) === today.slice(-4) ? dayOf(atMs, reader, false) : day
}

/** "14:02" today, else "23 Nov, 14:02": for the timeline, where the time matters. */
export function timelineWords(atMs: number, reader: Reader): string {
  const when = formatTime(atMs, reader)
  const clock = clockWords(atMs, reader)
  return when === clock ? clock : `${when}, ${clock}`
}

function dayOf(atMs: number, reader: Reader, hasYear: boolean): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(hasYear ? { year: 'numeric' as const } : {}),
    ...(reader.timeZone === null ? {} : { timeZone: reader.timeZone }),
  }).format(atMs)
}
