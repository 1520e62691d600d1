// `npm run simulate -- (--seeds N [--from S] | --seed S)`: more seeds than the tests take, or one seed step by step.
import { parseArgs } from 'node:util'
import { runSeeds } from './run-seeds.ts'
import { simulate } from './world.ts'

const usage = 'usage: npm run simulate -- (--seeds N [--from S] | --seed S)'

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { seeds: { type: 'string' }, from: { type: 'string' }, seed: { type: 'string' } },
    strict: true,
  })
  if (values.seed !== undefined) return showSeed(Number(values.seed))
  if (values.seeds === undefined) throw new Error(usage)
  const startedMs = performance.now()
  const summary = await runSeeds({ from: Number(values.from ?? 0), count: Number(values.seeds), stopAtFirst: false })
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(
    `${summary.runs} seeds, ${summary.steps} steps, ${summary.sends} sends, ${summary.crashes} crashes in ${seconds} s`,
  )
  for (const failure of summary.failures.slice(0, 20)) console.log(failure)
  console.log(`${summary.runs - summary.failures.length} passed, ${summary.failures.length} failed`)
  return summary.failures.length === 0 ? 0 : 1
}

async function showSeed(seed: number): Promise<number> {
  const result = await simulate(seed, (line) => console.log(line))
  console.log(JSON.stringify(result.faults, null, 1))
  for (const problem of result.problems) console.log(`seed ${seed}: ${problem}`)
  return result.problems.length === 0 ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : usage)
  process.exitCode = 1
}
