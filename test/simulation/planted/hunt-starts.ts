// Where the hunt of a thousand seeds begins for each planted bug, so that it is short. Any of the thousand may find it: a
// start that became wrong, as each change of the simulated world may make it, costs time and nothing else.
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const file = new URL('hunt-starts.json', import.meta.url)
const starts = z.record(z.string(), z.int().nonnegative()).parse(JSON.parse(readFileSync(file, 'utf8')))

/** The first seed of the hunt; 0 where nothing is known of the bug. */
export function startOf(name: string): number {
  return starts[name] ?? 0
}

/** Keeps the starts for the next hunts; a hunt from 0 needs none. */
export function keepStarts(found: ReadonlyMap<string, number>): void {
  const known = [...found].filter(([, seed]) => seed > 0).toSorted(([one], [other]) => (one < other ? -1 : 1))
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`)
}
