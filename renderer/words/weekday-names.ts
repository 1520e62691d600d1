// The days of a week, in the words of a language.
import { dateFormat } from '#shared/messages/intl-formats.ts'

const dayMs = 86_400_000
const someMondayMs = Date.UTC(2026, 10, 23)

/** Short names from Monday to Sunday, in the language `locale`: "Mon", "Mo", "月". */
export function weekdayNames(locale: string): readonly string[] {
  return Array.from({ length: 7 }, (_, day) => {
    const atMs = someMondayMs + day * dayMs
    return dateFormat(locale, { atMs, timeZone: 'UTC' }, { weekday: 'short' }).format(atMs)
  })
}
