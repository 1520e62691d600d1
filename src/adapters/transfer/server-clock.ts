// What time it is at the company server: the Date of its answers, which is there when our own clock is wrong.
import { parseHttpDate } from '#shared/retry-after.ts'
import type { HttpAnswer } from '../http/types.ts'

/** The server's time in milliseconds since 1970, in whole seconds; null when it tells none that can be read. */
export function serverTimeMs(answer: HttpAnswer): number | null {
  const { date } = answer.headers
  return date === undefined ? null : parseHttpDate(date)
}

/** Dates come in whole seconds: less is no movement. */
const movedMs = 1_000

/** Tells `report` how far the server's clock is ahead of ours: by the first answer, and when it has moved since. */
export function createClockReport(report: (aheadMs: number) => void): (answer: HttpAnswer, nowMs: number) => void {
  let reportedMs: number | null = null
  return (answer, nowMs) => {
    const timeMs = serverTimeMs(answer)
    if (timeMs === null) return
    const aheadMs = timeMs - nowMs
    if (reportedMs !== null && Math.abs(aheadMs - reportedMs) < movedMs) return
    reportedMs = aheadMs
    report(aheadMs)
  }
}
