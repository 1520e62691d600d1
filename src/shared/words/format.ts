// Times and sizes in words. Times are handed in: nothing here reads a clock.

import type { Language } from '../messages/language.ts'
import { dateFormat, listFormat, numberFormat } from '../messages/intl-formats.ts'

/** Where and when the reader is, and the language that is read. `timeZone` is an IANA name; null means the computer's own. */
export type Viewer = { readonly nowMs: number; readonly timeZone: string | null; readonly language: Language }

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** "now", "in 20 seconds", "in 5 minutes", and from one hour on "at 14:35" or "on 24 Nov at 14:35". */
export function momentWords(atMs: number, viewer: Viewer): string {
  const { say } = viewer.language
  const waitMs = atMs - viewer.nowMs
  if (isNow(atMs, viewer)) return say('time.now')
  if (waitMs < 90_000) return say('time.inSeconds', { count: Math.round(waitMs / 1_000) })
  if (waitMs < hourMs) return say('time.inMinutes', { count: Math.round(waitMs / minuteMs) })
  const clock = clockWords(atMs, viewer)
  return waitMs < dayMs ? say('time.at', { clock }) : say('time.onDayAt', { clock, day: dayWords(atMs, viewer) })
}

/** Whether a moment is past, or is before anybody has read when it is. */
export function isNow(atMs: number, { nowMs }: Pick<Viewer, 'nowMs'>): boolean {
  return atMs - nowMs < 1_000
}

/** Hours and minutes of the reader's day, as "14:35". */
export function clockWords(atMs: number, viewer: Viewer): string {
  return dateIn(atMs, viewer, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** The time of day by which it is `atMs`, as "14:35": never a minute too early. Today's day is left out. */
export function latestWords(atMs: number, viewer: Viewer): string {
  const minute = Math.ceil(atMs / minuteMs) * minuteMs
  const clock = clockWords(minute, viewer)
  if (minute - viewer.nowMs < dayMs) return clock
  return viewer.language.say('time.byOnDay', { clock, day: dayWords(minute, viewer) })
}

function dayWords(atMs: number, viewer: Viewer): string {
  return dateIn(atMs, viewer, { day: 'numeric', month: 'short' })
}

/** The day in full, as "1 Feb 2020", in world time. */
export function dateWords(atMs: number, language: Language): string {
  return fullDayWords(atMs, { nowMs: atMs, timeZone: 'UTC', language })
}

/** The reader's day in full, as "1 Feb 2020". */
export function fullDayWords(atMs: number, viewer: Viewer): string {
  return dateIn(atMs, viewer, { day: 'numeric', month: 'short', year: 'numeric' })
}

function dateIn(atMs: number, { language, timeZone }: Viewer, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(language.locale, { atMs, timeZone }, options).format(atMs)
}

const sizeUnits = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const

/** A size as it is said: `unit` null for single bytes. */
type Scaled = { readonly value: number; readonly digits: number; readonly unit: (typeof sizeUnits)[number] | null }

/** "0 bytes", "1 byte", "1.2 MB": powers of 1,000, one decimal below ten. */
export function sizeWords(sizeBytes: number, language: Language): string {
  return scaledWords(scaled(sizeBytes), language)
}

function scaled(sizeBytes: number): Scaled {
  if (sizeBytes < 1_000) return { value: sizeBytes, digits: 0, unit: null }
  const power = Math.min(Math.floor(Math.log10(sizeBytes) / 3), sizeUnits.length)
  const value = sizeBytes / 1_000 ** power
  // 999.6 kB would be read as 1,000 kB.
  if (Math.round(value) >= 1_000 && power < sizeUnits.length) {
    return { value: 1, digits: 1, unit: sizeUnits[power] ?? null }
  }
  return { value, digits: value < 9.95 ? 1 : 0, unit: sizeUnits[power - 1] ?? null }
}

function scaledWords({ digits, unit, value }: Scaled, { locale, say }: Language): string {
  if (unit === null) return say('size.bytes', { count: value })
  return numberFormat(locale, { ...decimals(digits), style: 'unit', unit, unitDisplay: 'short' }).format(value)
}

function decimals(digits: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false }
}

/** "1.2 of 8.4 GB", or "640 kB of 8.4 GB" when the units differ. */
export function bytesWords(done: number, all: number, language: Language): string {
  const [part, whole] = [scaled(done), scaled(all)]
  const isSameUnit =
    part.unit === whole.unit && (part.unit !== null || done === 1) === (whole.unit !== null || all === 1)
  const { locale, say } = language
  const doneWords = isSameUnit
    ? numberFormat(locale, decimals(part.digits)).format(part.value)
    : scaledWords(part, language)
  return say('size.of', { done: doneWords, all: scaledWords(whole, language) })
}

/** "1.2 MB/s" */
export function rateWords(bytesPerSecond: number, language: Language): string {
  return language.say('size.perSecond', { size: sizeWords(bytesPerSecond, language) })
}

/** "a minute", "2 min", "6–9 min", "1–2 h": never finer than it can be known. */
export function rangeWords(leastMs: number, mostMs: number, language: Language): string {
  const { say } = language
  if (mostMs < minuteMs) return say('time.aMinute')
  if (mostMs < 90 * minuteMs) return say('time.minutes', { range: range(leastMs, mostMs, minuteMs, language) })
  return say('time.hours', { range: range(leastMs, mostMs, hourMs, language) })
}

function range(leastMs: number, mostMs: number, unitMs: number, language: Language): string {
  const from = Math.max(1, Math.floor(leastMs / unitMs))
  const to = Math.max(1, Math.ceil(mostMs / unitMs))
  return from === to ? countWords(to, language) : language.say('time.range', { from, to })
}

/** English only, for sentences that are in no catalogue yet: "1 file", "1,250 files". */
export function plural(count: number, noun: string): string {
  return `${numberFormat('en-GB').format(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** "1 file", "1,250 files". */
export function filesWords(count: number, { say }: Language): string {
  return say('count.files', { count })
}

/** "1,250" */
export function countWords(count: number, { locale }: Language): string {
  return numberFormat(locale).format(count)
}

/** The sentences one after the other; those that are '' are left out. */
export function sentences({ say }: Language, ...all: readonly string[]): string {
  return all.reduce(
    (first, second) => (first === '' || second === '' ? first + second : say('text.two', { first, second })),
    '',
  )
}

/** As a sentence or a heading begins. */
export function capitalized(sentence: string, { locale }: Language): string {
  return `${sentence.slice(0, 1).toLocaleUpperCase(locale)}${sentence.slice(1)}`
}

/** "a, b, c": facts that stand one beside the other. */
export function listWords(parts: readonly string[], { locale }: Language): string {
  return listFormat(locale, { type: 'unit', style: 'short' }).format(parts)
}

/** What stands in the language's quotation marks. */
export function quoted(text: string, { say }: Language): string {
  return say('text.quoted', { text })
}

/** Whole percent, never 100 before the end and never above; null below one percent: "0 %" says nothing. */
export function percent(sentBytes: number, sizeBytes: number): number | null {
  if (sizeBytes <= 0) return null
  const whole = Math.min(Math.floor((sentBytes / sizeBytes) * 100), 99)
  return whole < 1 ? null : whole
}
