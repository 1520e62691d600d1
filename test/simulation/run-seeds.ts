// Many seeds in a row; every fiftieth runs twice and must leave the same trace.
import { simulate } from './world.ts'

export type SeedsOptions = { readonly from: number; readonly count: number; readonly stopAtFirst: boolean }

export type SeedsSummary = {
  readonly runs: number
  readonly steps: number
  readonly sends: number
  readonly crashes: number
  /** One line a failing seed: what broke, and the one command that repeats it. */
  readonly failures: readonly string[]
}

const twiceEvery = 50

export async function runSeeds(options: SeedsOptions): Promise<SeedsSummary> {
  const failures: string[] = []
  let runs = 0
  let steps = 0
  let sends = 0
  let crashes = 0
  for (let seed = options.from; seed < options.from + options.count; seed++) {
    const result = await simulate(seed)
    runs++
    steps += result.steps
    sends += result.sends
    crashes += result.crashes
    const problems = [...result.problems]
    if (seed % twiceEvery === 0 && (await simulate(seed)).traceHash !== result.traceHash) {
      problems.push('the same seed leaves the same trace: it did not')
    }
    if (problems.length > 0) failures.push(`seed ${seed}: ${problems.join('; ')} -> npm run simulate -- --seed ${seed}`)
    if (problems.length > 0 && options.stopAtFirst) break
  }
  return { runs, steps, sends, crashes, failures }
}
