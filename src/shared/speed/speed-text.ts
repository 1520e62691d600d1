// This folder: how fast files may be sent, and when.

// Speeds and timetables as a person writes them in the terminal: "full", "auto", "500", "2MB/s", and
// "Mon-Fri 08:00-18:00 500; Sat,Sun 00:00-24:00 pause".
import { assertNever } from '../assert.ts'
import {
  leastKilobytesPerSecond,
  mostKilobytesPerSecond,
  mostTimetableEntries,
  weekdays,
  type SpeedLimit,
  type TimedSpeed,
  type TimetableEntry,
  type Weekday,
} from './speed.ts'
import { overlapIn } from './timetable.ts'

/** What is wrong with a speed or a timetable that a person wrote. */
export type SpeedFault =
  | { readonly kind: 'none' | 'entry'; readonly text: string }
  | { readonly kind: 'range'; readonly text: string; readonly least: string; readonly most: string }
  | { readonly kind: 'many'; readonly most: number }
  | { readonly kind: 'overlap'; readonly one: string; readonly other: string }

type Refused = { readonly kind: 'refused'; readonly fault: SpeedFault }
type Read<Value> = { readonly kind: 'parsed'; readonly value: Value } | Refused

/** Reads a limit. */
export function parseSpeedLimit(text: string): Read<SpeedLimit> {
  const word = text.trim().toLowerCase()
  if (word === 'full' || word === 'auto') return { kind: 'parsed', value: { kind: word } }
  const [, number, unit] = /^(\d{1,9}(?:\.\d{1,3})?) *(kb\/s|mb\/s)?$/.exec(word) ?? []
  if (number === undefined) return refused({ kind: 'none', text: text.trim() })
  const kilobytesPerSecond = Number(number) * (unit === 'mb/s' ? 1_000 : 1)
  if (kilobytesPerSecond < leastKilobytesPerSecond || kilobytesPerSecond > mostKilobytesPerSecond) {
    const [least, most] = [`${leastKilobytesPerSecond} kB/s`, `${mostKilobytesPerSecond} kB/s`]
    return refused({ kind: 'range', text: text.trim(), least, most })
  }
  return { kind: 'parsed', value: { kind: 'fixed', kilobytesPerSecond } }
}

/** Reads a timetable: entries with `;` between them. */
export function parseTimetable(text: string): Read<readonly TimetableEntry[]> {
  const entries: TimetableEntry[] = []
  const parts = text.split(';').filter((part) => part.trim() !== '')
  if (parts.length > mostTimetableEntries) return refused({ kind: 'many', most: mostTimetableEntries })
  for (const part of parts) {
    const entry = parseEntry(part.trim())
    if (entry.kind === 'refused') return entry
    entries.push(entry.value)
  }
  const overlap = overlapIn(entries)
  if (overlap === null) return { kind: 'parsed', value: entries }
  const [one, other] = overlap.map((index) => (parts[index] ?? '').trim())
  return refused({ kind: 'overlap', one: one ?? '', other: other ?? '' })
}

function parseEntry(text: string): Read<TimetableEntry> {
  const [, dayText = '', fromText = '', toText = '', speedText = ''] =
    /^([a-z,-]+) +(\d{1,2}:\d{2}) *- *(\d{1,2}:\d{2}) +(\S.*)$/i.exec(text) ?? []
  const days = parseDays(dayText)
  const [fromMinute, toMinute] = [parseMinute(fromText), parseMinute(toText)]
  if (days === null || fromMinute === null || toMinute === null || fromMinute === 24 * 60) {
    return refused({ kind: 'entry', text })
  }
  const speed = parseTimedSpeed(speedText)
  if (speed.kind === 'refused') return speed
  return { kind: 'parsed', value: { days, fromMinute, toMinute, speed: speed.value } }
}

function parseTimedSpeed(text: string): Read<TimedSpeed> {
  return /^pause$/i.test(text.trim()) ? { kind: 'parsed', value: { kind: 'pause' } } : parseSpeedLimit(text)
}

/** "Mon", "Mon-Fri", "Sat,Sun", "Fri-Mon"; null for anything else. No day comes twice. */
function parseDays(text: string): readonly Weekday[] | null {
  const days: Weekday[] = []
  for (const part of text.split(',')) {
    const [from, to, more] = part.split('-').map((word) => weekdays.findIndex((day) => isSameWord(day, word)))
    if (from === undefined || from === -1 || to === -1 || more !== undefined) return null
    const count = to === undefined ? 1 : ((to - from + 7) % 7) + 1
    for (let step = 0; step < count; step += 1) days.push(weekdays[(from + step) % 7] ?? 'Mon')
  }
  return new Set(days).size === days.length ? days : null
}

function isSameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** "08:30" as a minute of the day; null for anything else. "24:00" is the day's end. */
function parseMinute(text: string): number | null {
  const [hours, minutes] = text.split(':').map(Number)
  if (hours === undefined || minutes === undefined || minutes > 59) return null
  const minute = hours * 60 + minutes
  return minute <= 24 * 60 ? minute : null
}

/** "500 kB/s", "2 MB/s". */
export function fixedSpeedWords(kilobytesPerSecond: number): string {
  return kilobytesPerSecond >= 1_000 ? `${round(kilobytesPerSecond / 1_000)} MB/s` : `${round(kilobytesPerSecond)} kB/s`
}

/** One entry as it is written: "Mon,Tue 08:00-18:00 500 kB/s". */
export function entryText({ days, fromMinute, speed, toMinute }: TimetableEntry): string {
  return `${days.join(',')} ${minuteText(fromMinute)}-${minuteText(toMinute)} ${speedText(speed)}`
}

function speedText(speed: TimedSpeed): string {
  switch (speed.kind) {
    case 'full':
    case 'auto':
    case 'pause':
      return speed.kind
    case 'fixed':
      return fixedSpeedWords(speed.kilobytesPerSecond)
    default:
      return assertNever(speed)
  }
}

function minuteText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

function round(value: number): string {
  return String(Math.round(value * 1_000) / 1_000)
}

function refused(fault: SpeedFault): Refused {
  return { kind: 'refused', fault }
}
