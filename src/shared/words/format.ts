// Times and sizes in words. Times are handed in: nothing here reads a clock.

/** Where and when the reader is. `timeZone` is an IANA name; null means the computer's own. */
export type Viewer = { readonly nowMs: number; readonly timeZone: string | null }

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** "now", "in 20 seconds", "in 5 minutes", and from one hour on "at 14:35" or "on 24 Nov at 14:35". */
export function momentWords(atMs: number, viewer: Viewer): string {
  const waitMs = atMs - viewer.nowMs
  if (waitMs < 1_000) return 'now'
  if (waitMs < 90_000) return `in ${plural(Math.round(waitMs / 1_000), 'second')}`
  if (waitMs < hourMs) return `in ${plural(Math.round(waitMs / minuteMs), 'minute')}`
  return waitMs < dayMs
    ? `at ${clockWords(atMs, viewer)}`
    : `on ${dayWords(atMs, viewer)} at ${clockWords(atMs, viewer)}`
}

/** Hours and minutes of the reader's day, as "14:35". */
export function clockWords(atMs: number, viewer: Viewer): string {
  return format(atMs, viewer, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** The time of day by which it is `atMs`, as "14:35": never a minute too early. Today's day is left out. */
export function latestWords(atMs: number, viewer: Viewer): string {
  const minute = Math.ceil(atMs / minuteMs) * minuteMs
  const clock = clockWords(minute, viewer)
  return minute - viewer.nowMs < dayMs ? clock : `${clock} on ${dayWords(minute, viewer)}`
}

function dayWords(atMs: number, viewer: Viewer): string {
  return format(atMs, viewer, { day: 'numeric', month: 'short' })
}

/** The day in full, as "1 Feb 2020", in world time. */
export function dateWords(atMs: number): string {
  return fullDayWords(atMs, { nowMs: atMs, timeZone: 'UTC' })
}

/** The reader's day in full, as "1 Feb 2020". */
export function fullDayWords(atMs: number, viewer: Viewer): string {
  return format(atMs, viewer, { day: 'numeric', month: 'short', year: 'numeric' })
}

function format(atMs: number, viewer: Viewer, options: Intl.DateTimeFormatOptions): string {
  const zone = viewer.timeZone === null ? {} : { timeZone: viewer.timeZone }
  return new Intl.DateTimeFormat('en-GB', { ...options, ...zone }).format(atMs)
}

const sizeUnits = ['kB', 'MB', 'GB', 'TB', 'PB']

/** "0 bytes", "1 byte", "1.2 MB": powers of 1,000, one decimal below ten. */
export function sizeWords(sizeBytes: number): string {
  if (sizeBytes < 1_000) return plural(sizeBytes, 'byte')
  const power = Math.min(Math.floor(Math.log10(sizeBytes) / 3), sizeUnits.length)
  const scaled = sizeBytes / 1_000 ** power
  const digits = scaled < 9.95 ? scaled.toFixed(1) : String(Math.round(scaled))
  return digits === '1000' && power < sizeUnits.length
    ? `1.0 ${sizeUnits[power] ?? ''}`
    : `${digits} ${sizeUnits[power - 1] ?? ''}`
}

/** "1.2 of 8.4 GB", or "640 kB of 8.4 GB" when the units differ. */
export function bytesWords(done: number, all: number): string {
  const [doneCount = '', doneUnit = ''] = sizeWords(done).split(' ')
  const allWords = sizeWords(all)
  return `${allWords.endsWith(` ${doneUnit}`) ? doneCount : `${doneCount} ${doneUnit}`} of ${allWords}`
}

/** "a minute", "2 min", "6–9 min", "1–2 h": never finer than it can be known. */
export function rangeWords(leastMs: number, mostMs: number): string {
  if (mostMs < minuteMs) return 'a minute'
  if (mostMs < 90 * minuteMs) return range(leastMs / minuteMs, mostMs / minuteMs, 'min')
  return range(leastMs / hourMs, mostMs / hourMs, 'h')
}

function range(least: number, most: number, unit: string): string {
  const from = Math.max(1, Math.floor(least))
  const to = Math.max(1, Math.ceil(most))
  return from === to ? `${to} ${unit}` : `${from}–${to} ${unit}`
}

/** "1 file", "1,250 files". */
export function plural(count: number, noun: string): string {
  return `${countWords(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** "1,250" */
export function countWords(count: number): string {
  return new Intl.NumberFormat('en-GB').format(count)
}

/** Whole percent, never 100 before the end and never above; null below one percent: "0 %" says nothing. */
export function percent(sentBytes: number, sizeBytes: number): number | null {
  if (sizeBytes <= 0) return null
  const whole = Math.min(Math.floor((sentBytes / sizeBytes) * 100), 99)
  return whole < 1 ? null : whole
}
