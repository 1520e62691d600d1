// The results for a reader: lines for a person, JSON lines for a program.
import type { Result } from './run.ts'

const marks: Readonly<Record<Result['outcome'], string>> = {
  as_expected: 'as expected',
  otherwise: 'OTHERWISE',
  new: 'now known',
  failed: 'no answer',
}

/** Question, expectation, what was seen, and how the switches should stand. */
export function linesOf({ outcome, probe, seen, switches }: Result): string {
  const { expected, name, question } = probe
  const set = Object.entries(switches).map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
  return [
    `${marks[outcome].padEnd(13)}${name}: ${question}`,
    `${indent}expected: ${expected}`,
    `${indent}seen:     ${seen}`,
    ...(set.length === 0 ? [] : [`${indent}switches: ${set.join(', ')}`]),
    '',
  ].join('\n')
}

const indent = ' '.repeat(13)

/** The same for a program. */
export function jsonOf({ outcome, probe, seen, switches }: Result): string {
  const { expected, name, question } = probe
  return `${JSON.stringify({ event: 'probe', probe: name, question, expected, seen, outcome, switches })}\n`
}

/** All switches that were found, for the local Dropbox. */
export function switchesOf(results: readonly Result[]): Result['switches'] {
  return Object.assign({}, ...results.map(({ switches }) => switches))
}
