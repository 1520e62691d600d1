// The results for a reader: a table for a person, JSON lines for a program.
import { requirements } from './requirements.ts'
import type { Outcome, Result } from './requirements.ts'

const marks: Readonly<Record<Outcome, string>> = { passes: 'ok', lacks: 'lacks', fails: 'FAILS', untried: 'untried' }

/** One line of the table, and below it what follows where something is not as it should be. */
export function lineOf({ name, outcome, seen }: Result): string {
  const { isNeeded, what, without } = requirements[name]
  const line = `${isNeeded ? 'needed  ' : 'optional'}  ${marks[outcome].padEnd(7)}  ${name.padEnd(15)}  ${what}`
  const more = outcome === 'passes' || outcome === 'untried' ? '' : `\n${indent}Without it: ${without}.`
  return `${line}${seen === '' ? '' : `\n${indent}Seen: ${seen}.`}${more}\n`
}

const indent = ' '.repeat('optional  untried  '.length + 17)

/** The same for a program. */
export function jsonOf({ name, outcome, seen }: Result): string {
  const { isNeeded, what, without } = requirements[name]
  const part = { check: name, needed: isNeeded, outcome, what, seen }
  return `${JSON.stringify({ event: 'check', ...part, ...(outcome === 'passes' ? {} : { without }) })}\n`
}

export type Counts = {
  readonly needed: Readonly<Record<Outcome, number>>
  readonly optional: Readonly<Record<Outcome, number>>
}

export function countOf(results: readonly Result[]): Counts {
  const count = (isNeeded: boolean, outcome: Outcome) =>
    results.filter((one) => one.outcome === outcome && requirements[one.name].isNeeded === isNeeded).length
  const all = (isNeeded: boolean) => ({
    passes: count(isNeeded, 'passes'),
    lacks: count(isNeeded, 'lacks'),
    fails: count(isNeeded, 'fails'),
    untried: count(isNeeded, 'untried'),
  })
  return { needed: all(true), optional: all(false) }
}

/** The last line: whether an Outbox can work with this server. */
export function verdictOf(counts: Counts): string {
  const { needed, optional } = counts
  const bad = needed.fails + needed.lacks
  const missing = optional.lacks === 0 ? '' : ` It does without ${optional.lacks} optional ${parts(optional.lacks)}.`
  const wrong =
    optional.fails === 0 ? '' : ` ${optional.fails} optional ${parts(optional.fails)} should be mended or left out.`
  if (bad > 0) return `Not yet: ${bad} needed ${parts(bad)} must be mended.${missing}${wrong}\n`
  return `An Outbox can work with this server.${missing}${wrong}\n`
}

function parts(count: number): string {
  return count === 1 ? 'part' : 'parts'
}
