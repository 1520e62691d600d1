// How long a server asks us to wait: the Retry-After header, which comes in seconds, as three kinds of date, or as garbage.

export type RetryAfterRules = { readonly nowMs: number; readonly longestMs: number }

const shortestMs = 1_000 // a server that says "now" is still given a breath

/**
 * Milliseconds to wait, at least a second and at most `longestMs`: a server that says "in 30 years" is asked again sooner.
 * Null when the header is absent or unreadable. Dates count from `nowMs`.
 */
export function parseRetryAfter(header: string | null, { nowMs, longestMs }: RetryAfterRules): number | null {
  if (header === null) return null
  const text = header.trim()
  if (text.length > maxLength) return null
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return clamp(Number(text) * 1_000, longestMs)
  const atMs = parseHttpDate(text)
  return atMs === null ? null : clamp(atMs - nowMs, longestMs)
}

/** Milliseconds since 1970 of a date in one of the three forms of RFC 9110, or null. */
export function parseHttpDate(text: string): number | null {
  const isKnownForm = fixdate.test(text) || rfc850.test(text)
  const atMs = isKnownForm ? Date.parse(text) : asctime.test(text) ? Date.parse(`${text} GMT`) : Number.NaN
  return Number.isNaN(atMs) ? null : atMs
}

const maxLength = 64

const fixdate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/
const rfc850 = /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/
const asctime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/

function clamp(waitMs: number, longestMs: number): number {
  return Math.min(longestMs, Math.max(shortestMs, Math.round(waitMs)))
}
