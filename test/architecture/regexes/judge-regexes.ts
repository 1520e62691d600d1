// Which regular expressions take a time that grows with the text and no faster, as recheck judges them. That costs up to ten seconds for a
// single one, so that the judged ones stand in a list, and only others are judged.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { check } from 'recheck'
import { z } from 'zod'

export const judgedFile = fileURLToPath(new URL('judged.json', import.meta.url))

/** The expressions that were found linear. `npm run regexes` writes the list. */
export function judgedRegexes(): ReadonlySet<string> {
  return new Set(z.array(z.string()).parse(JSON.parse(readFileSync(judgedFile, 'utf8'))))
}

const longestMs = 60_000

/** What is wrong with an expression like `/a+/u`; null when no text makes it slow. */
export async function slownessOf(regex: string): Promise<string | null> {
  const end = regex.lastIndexOf('/')
  const found = await check(regex.slice(1, end), regex.slice(end + 1), { timeout: longestMs })
  if (found.status === 'safe') return null
  return found.status === 'vulnerable' ? found.complexity.summary : `nobody can say (${found.error.kind})`
}
