// One line of the log: JSON, without secrets, without control characters, never longer than a screen.
import type { LogLevel } from '#shared/policy/schema.ts'
import { visibleName } from '#shared/words/visible-name.ts'

/** Facts beside a line. File names do not belong here: say how many, or which kind. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>

const longestTextUnits = 2_000

/** What follows the host in an address may be a one-time link, and what stands before it a password. */
const addresses = /\b([a-z][a-z0-9+.-]*:\/\/)([^\s/?#"'<>]*)([^\s"'<>]*)/gi
const authorizations = /\b(authorization|proxy-authorization|cookie|set-cookie)(["']?\s*[:=]\s*).*/gi
const bearers = /\b(bearer|basic|dpop)\s+[\w.~+/=-]+/gi
/** Long words of token letters. The longest words we mean to write are the codes of reasons. */
const tokens = /[\w-]{28,}(?:[.][\w-]+)*/g

/** The text without anything that could be a secret. Rather too little is left than too much. */
export function withoutSecrets(text: string): string {
  return text
    .replace(addresses, (_all, scheme: string, authority: string, rest: string) => {
      const host = authority.slice(authority.lastIndexOf('@') + 1)
      return `${scheme}${host}${rest === '' || rest === '/' ? rest : '/…'}`
    })
    .replace(authorizations, '$1$2…')
    .replace(bearers, '$1 …')
    .replace(tokens, '…')
}

/** The line, with its end. `at` is an ISO time. */
export function logLine(at: string, level: LogLevel, event: string, facts: LogFacts): string {
  const safe = Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? safeText(value) : value])
  return `${JSON.stringify({ at, level, event: safeText(event), ...Object.fromEntries(safe) })}\n`
}

function safeText(text: string): string {
  // Cut first, so that a huge text costs little; a secret that is cut in two is still long or still behind its word.
  const short = text.length > longestTextUnits ? `${text.slice(0, longestTextUnits)} (cut)` : text
  return withoutSecrets(visibleName(short))
}
