// What was written behind `npm run bench --`.
import { parseArgs } from 'node:util'

export type BenchAsk =
  | { readonly kind: 'run'; readonly only: string | null; readonly json: boolean }
  | { readonly kind: 'refused'; readonly because: string }

/** Reads the arguments; `names` are the measures there are. */
export function parseArguments(words: readonly string[], names: readonly string[]): BenchAsk {
  try {
    const options = { json: { type: 'boolean' }, only: { type: 'string' } } as const
    const { values } = parseArgs({ args: [...words], options, strict: true, allowPositionals: false })
    const only = values.only ?? null
    if (only !== null && !names.includes(only)) {
      return { kind: 'refused', because: `There is no measure "${only}". There are: ${names.join(', ')}.` }
    }
    return { kind: 'run', only, json: values.json === true }
  } catch (error) {
    return { kind: 'refused', because: error instanceof Error ? error.message : 'The options cannot be read.' }
  }
}
