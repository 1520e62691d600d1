// Five hundred storms, a thousand in the long run. A failing seed prints the one command that repeats it.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { z } from 'zod'
import type { SeedsSummary } from './run-seeds.ts'
import { simulate } from './world.ts'
import { amount } from '#test/rigs/amount.ts'

const seedCount = amount(500, 1_000)
const programs = 2

const program = fileURLToPath(new URL('seeds-child.ts', import.meta.url))
const summarySchema = z.object({
  runs: z.int(),
  steps: z.int(),
  sends: z.int(),
  crashes: z.int(),
  failures: z.array(z.string()),
})

async function runInProgram(from: number, count: number): Promise<SeedsSummary> {
  const child = fork(program, [String(from), String(count)])
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`the seeds from ${from} on ended: ${code}`)),
  )
  const [summary] = await Promise.race([once(child, 'message'), ended])
  await ended.catch(() => undefined) // it ends when it has told
  return summarySchema.parse(summary)
}

it('nothing is lost, doubled or torn in hundreds of storms', { timeout: 600_000 }, async () => {
  const each = seedCount / programs
  const parts = await Promise.all(Array.from({ length: programs }, (_, part) => runInProgram(part * each, each)))
  const sum = (of: 'runs' | 'sends' | 'crashes'): number => parts.reduce((all, part) => all + part[of], 0)
  expect(parts.flatMap(({ failures }) => failures)).toEqual([])
  // A world without sends and crashes would prove nothing.
  expect(sum('runs')).toBe(seedCount)
  expect(sum('sends')).toBeGreaterThan(seedCount * 5)
  expect(sum('crashes')).toBeGreaterThan(seedCount)
})

it('the same seed leaves the same trace, another seed another', async () => {
  const [one, again, other] = [await simulate(7), await simulate(7), await simulate(8)]
  expect(again).toEqual(one)
  expect(other.traceHash).not.toBe(one.traceHash)
})
