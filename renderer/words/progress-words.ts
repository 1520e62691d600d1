// The line of numbers: files, bytes, speed and an honest time left. Nothing is said before it can be trusted.
import { countWords, percent, sizeWords } from '#shared/words/format.ts'
import type { Progress } from '#shared/contract/ipc-app-state.ts'
import { health } from './labels.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Bytes a second. What is slower stands still for whoever looks at it. */
const leastPace = 1_000

/** The parts of the line; a narrow window has room for the `most` telling ones only. */
export function progressParts(progress: Progress, most: number): readonly string[] {
  const files = health.files(countWords(progress.filesDone), countWords(progress.filesAll))
  const left = progress.left === null ? [] : [health.left(rangeWords(progress.left.leastMs, progress.left.mostMs))]
  const pace = progress.bytesPerSecond
  const speed = pace === null || pace < leastPace ? [] : [health.speed(sizeWords(pace))]
  if (most < 3) return [files, ...left]
  return [files, bytesWords(progress.bytesDone, progress.bytesAll), ...left, ...speed].slice(0, most)
}

/** Bytes sent as a share from 0 to 1; null before one percent, when a line would show nothing. */
export function shareOf(progress: Progress): number | null {
  const whole = percent(progress.bytesDone, progress.bytesAll)
  return whole === null ? null : progress.bytesDone / progress.bytesAll
}

/** "1.2 of 8.4 GB", or "640 kB of 8.4 GB" when the units differ. */
export function bytesWords(done: number, all: number): string {
  const [doneCount = '', doneUnit = ''] = sizeWords(done).split(' ')
  const allWords = sizeWords(all)
  const isSameUnit = allWords.endsWith(` ${doneUnit}`)
  return health.bytes(isSameUnit ? doneCount : `${doneCount} ${doneUnit}`, allWords)
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
