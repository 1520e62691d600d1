// A thousand storms. A failing seed prints the one command that repeats it.
import { expect, it } from 'vitest'
import { runSeeds } from './run-seeds.ts'
import { simulate } from './world.ts'

const seedCount = 1_000

it('nothing is lost, doubled or torn in a thousand storms', { timeout: 300_000 }, async () => {
  const summary = await runSeeds({ from: 0, count: seedCount, stopAtFirst: false })
  expect(summary.failures).toEqual([])
  // A world without sends and crashes would prove nothing.
  expect(summary.runs).toBe(seedCount)
  expect(summary.sends).toBeGreaterThan(seedCount * 5)
  expect(summary.crashes).toBeGreaterThan(seedCount)
})

it('the same seed leaves the same trace, another seed another', async () => {
  const [one, again, other] = [await simulate(7), await simulate(7), await simulate(8)]
  expect(again).toEqual(one)
  expect(other.traceHash).not.toBe(one.traceHash)
})
