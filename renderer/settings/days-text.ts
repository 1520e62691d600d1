// A number of days as somebody types it. Pure.
import { leastHistoryDays, mostHistoryDays } from '#shared/contract/ipc-channels.ts'

/** The number, or null for what is none, below a day, or beyond what is kept. */
export function parseDays(text: string): number | null {
  const days = /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : 0
  return days >= leastHistoryDays && days <= mostHistoryDays ? days : null
}
