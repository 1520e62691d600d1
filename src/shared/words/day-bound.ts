// A day that somebody names, as a span of time on this computer.

/**
 * The start of a day ("2026-03-31") where this computer is, or with `end` the start of the day after it, in milliseconds since 1970, so
 * that a day that is named is included; null for what is no day.
 */
export function dayBound(text: string, at: 'start' | 'end'): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return null
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number)
  const start = new Date(year, month - 1, day)
  // 31 February is no day.
  if (start.getMonth() !== month - 1 || start.getDate() !== day) return null
  return at === 'start' ? start.getTime() : new Date(year, month - 1, day + 1).getTime()
}

/** The starts of the last `count` days where this computer is, the day of `nowMs` included, and the start of the day after it. */
export function dayStarts(nowMs: number, count: number): readonly number[] {
  const today = new Date(nowMs)
  return Array.from({ length: count + 1 }, (_, index) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - count + 1 + index).getTime(),
  )
}

/** The day of a moment where this computer is, as "2026-03-31". */
export function dayOf(atMs: number): string {
  const day = new Date(atMs)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
