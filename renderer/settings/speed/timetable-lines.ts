// The text of the timetable, an entry a line.
import { parseTimetable } from '#shared/speed/speed-text.ts'
import type { Parsed } from '#shared/parsed.ts'
import type { TimetableEntry } from '#shared/speed/speed.ts'

/** Reads what a person typed. Empty lines are dropped; a semicolon ends an entry as a new line does. */
export function parseTimetableLines(text: string): Parsed<readonly TimetableEntry[]> {
  return parseTimetable(text.replaceAll('\n', ';'))
}
