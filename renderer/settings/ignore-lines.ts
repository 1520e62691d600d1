// The text of the ignore patterns, one a line, and what may be wrong with it.
import { longestIgnorePattern, mostIgnorePatterns } from '#shared/contract/ipc-channels.ts'
import { settings } from '../words/labels.ts'

export type IgnoreLines =
  { readonly kind: 'patterns'; readonly patterns: string[] } | { readonly kind: 'refused'; readonly text: string }

/** Reads what a person typed. Empty lines and doubles are dropped. */
export function parseIgnoreLines(text: string): IgnoreLines {
  const patterns = [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
  const path = patterns.find((pattern) => /[/\\]/.test(pattern))
  if (path !== undefined) return { kind: 'refused', text: settings.badPattern(path.slice(0, 40)) }
  const long = patterns.find((pattern) => pattern.length > longestIgnorePattern)
  if (long !== undefined) return { kind: 'refused', text: settings.longPattern(long.slice(0, 40)) }
  if (patterns.length > mostIgnorePatterns) return { kind: 'refused', text: settings.manyPatterns(mostIgnorePatterns) }
  return { kind: 'patterns', patterns }
}
