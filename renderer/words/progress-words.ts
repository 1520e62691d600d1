// The line of numbers: files, bytes, speed and an honest time left. Nothing is said before it can be trusted.
import type { Language } from '#shared/messages/language.ts'
import { bytesWords, percent, rangeWords, rateWords } from '#shared/words/format.ts'
import type { Progress } from '#shared/contract/ipc-app-state.ts'

/** Bytes a second. What is slower stands still for whoever looks at it. */
const leastPace = 1_000

/** The parts of the line; a narrow window has room for the `most` telling ones only. */
export function progressParts(progress: Progress, most: number, language: Language): readonly string[] {
  const { say } = language
  const files = say('health.files', { done: progress.filesDone, all: progress.filesAll })
  const left =
    progress.left === null
      ? []
      : [say('health.left', { range: rangeWords(progress.left.leastMs, progress.left.mostMs, language) })]
  const pace = progress.bytesPerSecond
  const speed = pace === null || pace < leastPace ? [] : [rateWords(pace, language)]
  if (most < 3) return [files, ...left]
  return [files, bytesWords(progress.bytesDone, progress.bytesAll, language), ...left, ...speed].slice(0, most)
}

/** Bytes sent as a share from 0 to 1; null before one percent, when a line would show nothing. */
export function shareOf(progress: Progress): number | null {
  const whole = percent(progress.bytesDone, progress.bytesAll)
  return whole === null ? null : progress.bytesDone / progress.bytesAll
}
