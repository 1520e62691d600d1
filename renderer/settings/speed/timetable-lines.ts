// The text of the timetable, an entry a line.
import { parseTimetable } from '#shared/speed/speed-text.ts'
import type { Parsed } from '#shared/parsed.ts'
import type { TimetableEntry } from '#shared/speed/speed.ts'
import { speedFaultWords } from '#shared/speed/wrong-speed-words.ts'
import { say } from '../../words/say.ts'

/** Reads what a person typed. Empty lines are dropped; a semicolon ends an entry as a new line does. */
export function parseTimetableLines(text: string): Parsed<readonly TimetableEntry[]> {
  const read = parseTimetable(text.replaceAll('\n', ';'))
  return read.kind === 'parsed' ? read : { kind: 'refused', because: speedFaultWords(read.fault, say) }
}
