// The text of the ignore patterns, one a line, and what may be wrong with it.
import { longestIgnorePattern, mostIgnorePatterns } from '#shared/contract/ipc-channels.ts'
import type { Parsed } from '#shared/parsed.ts'
import { say } from '../words/say.ts'

/** Reads what a person typed. Empty lines and doubles are dropped. */
export function parseIgnoreLines(text: string): Parsed<readonly string[]> {
  const patterns = [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
  const path = patterns.find((pattern) => /[/\\]/.test(pattern))
  if (path !== undefined)
    return { kind: 'refused', because: say('settings.badPattern', { pattern: path.slice(0, 40) }) }
  const long = patterns.find((pattern) => pattern.length > longestIgnorePattern)
  if (long !== undefined)
    return { kind: 'refused', because: say('settings.longPattern', { pattern: long.slice(0, 40) }) }
  if (patterns.length > mostIgnorePatterns)
    return { kind: 'refused', because: say('settings.manyPatterns', { most: mostIgnorePatterns }) }
  return { kind: 'parsed', value: patterns }
}
