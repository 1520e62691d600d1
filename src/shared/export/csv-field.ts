// This folder: what people take out of Outbox to read it elsewhere.

// Values as CSV (RFC 4180), for people who open it with a spreadsheet.
import { visibleName } from '../words/visible-name.ts'

/** What a spreadsheet would take for a formula begins with an apostrophe: it is shown as text and never run. */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = value.isWellFormed() ? value : visibleName(value)
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
