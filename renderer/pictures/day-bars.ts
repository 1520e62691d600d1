// This folder: pictures that are drawn from names and numbers.

// The last days as bars: files above a line, bytes below it, each as a part of the most of its kind. Pure.

export type Day = { readonly startMs: number; readonly files: number; readonly bytes: number }

/** From 0 to 1. */
export type DayBar = { readonly startMs: number; readonly files: number; readonly bytes: number }

/** A day with one file is seen beside one with a hundred thousand. */
const leastShare = 0.05

export function dayBarsOf(days: readonly Day[]): readonly DayBar[] {
  const mostFiles = Math.max(...days.map(({ files }) => files), 0)
  const mostBytes = Math.max(...days.map(({ bytes }) => bytes), 0)
  return days.map(({ bytes, files, startMs }) => ({
    startMs,
    files: shareOf(files, mostFiles),
    bytes: shareOf(bytes, mostBytes),
  }))
}

function shareOf(count: number, most: number): number {
  return count <= 0 ? 0 : Math.max(count / most, leastShare)
}

export function sumOf(days: readonly Day[]): { readonly files: number; readonly bytes: number } {
  return days.reduce((sum, day) => ({ files: sum.files + day.files, bytes: sum.bytes + day.bytes }), {
    files: 0,
    bytes: 0,
  })
}

/** Where the keyboard goes from the day at `at`; null for a key that moves nowhere. The later day is where reading goes on. */
export function dayAfterKey(key: string, at: number, count: number, isRightToLeft: boolean): number | null {
  const last = count - 1
  const step = isRightToLeft ? -1 : 1
  const within = (day: number): number => Math.min(last, Math.max(0, day))
  switch (key) {
    case 'ArrowLeft':
      return within(at - step)
    case 'ArrowRight':
      return within(at + step)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
