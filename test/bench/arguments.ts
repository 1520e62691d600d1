// What was written behind `npm run bench --`.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Scale } from './measure.ts'

export type BenchAsk =
  | { readonly kind: 'run'; readonly only: string | null; readonly json: boolean; readonly scale: Scale }
  | { readonly kind: 'refused'; readonly because: string }

/** Reads the arguments; `names` are the measures there are. */
export function parseArguments(words: readonly string[], names: readonly string[]): BenchAsk {
  try {
    const options = {
      json: { type: 'boolean' },
      only: { type: 'string' },
      full: { type: 'boolean' },
      against: { type: 'string' },
    } as const
    const { values } = parseArgs({ args: [...words], options, strict: true, allowPositionals: false })
    const only = values.only ?? null
    if (only !== null && !names.includes(only)) {
      return { kind: 'refused', because: `There is no measure "${only}". There are: ${names.join(', ')}.` }
    }
    const against = values.against === undefined ? null : resolve(values.against)
    return { kind: 'run', only, json: values.json === true, scale: { full: values.full === true, against } }
  } catch (error) {
    return { kind: 'refused', because: error instanceof Error ? error.message : 'The options cannot be read.' }
  }
}
