// The line of numbers: files, bytes, speed and an honest time left. Nothing is said before it can be trusted.
import { bytesWords, countWords, percent, rangeWords, sizeWords } from '#shared/words/format.ts'
import type { Progress } from '#shared/contract/ipc-app-state.ts'
import { health } from './labels.ts'

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
