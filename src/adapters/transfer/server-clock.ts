// What time it is at the company server, which tells it also when our own clock is wrong: in its answer, or by the Date.
import { tryParse } from '#shared/try-parse.ts'
import { serverTimeSchema } from '#shared/contract/link-api.ts'
import { parseHttpDate } from '#shared/http/retry-after.ts'
import { jsonOf } from './answer-json.ts'
import type { HttpAnswer } from '../http/types.ts'

/**
 * The server's time in milliseconds since 1970; null when it tells none that can be read. A Date has whole seconds, and a
 * proxy may have written it by another clock, so what the server says itself goes first.
 */
export function serverTimeMs(answer: HttpAnswer): number | null {
  const json = jsonOf(answer)
  const told = typeof json === 'object' && json !== null && 'serverTime' in json ? json.serverTime : null
  const own = tryParse(serverTimeSchema, told)
  if (own.success) return Date.parse(own.data)
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
