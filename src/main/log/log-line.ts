// One line of the log: JSON, without secrets, without control characters, never longer than a screen.
import type { LogLevel } from '#shared/policy/schema.ts'
import { withoutSecrets } from '#shared/without-secrets.ts'
import { visibleName } from '#shared/words/visible-name.ts'

/** Facts beside a line. File names do not belong here: say how many, or which kind. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>

const longestTextUnits = 2_000

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
