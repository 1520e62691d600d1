// Turns: few at once, the rest in a row that has an end.
import { expect, test } from 'vitest'
import { ConcurrencyLimit } from '#server/fairness/concurrency-limit.ts'
import type { ConcurrencyOptions } from '#server/fairness/concurrency-limit.ts'

const laptop = { device: 'laptop', isLarge: false }

function aGate(): { readonly passed: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { passed: promise, open: resolve }
}

test('only so many run at once, and the others in the order they came', async () => {
  const limit = new ConcurrencyLimit({ most: 2, mostWaiting: 10, longestWaitMs: 60_000 })
  const begun: number[] = []
  const gates = Array.from({ length: 5 }, aGate)
  const runs = gates.map(({ passed }, index) =>
    limit.run(laptop, async () => {
      begun.push(index)
      await passed
      return index
    }),
  )
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  gates[1]?.open()
  await runs[1]
  await Promise.resolve()
  expect(begun).toEqual([0, 1, 2])
  for (const { open } of gates) open()
  expect(await Promise.all(runs)).toEqual([0, 1, 2, 3, 4])
  expect(begun).toEqual([0, 1, 2, 3, 4])
})

test('one too many is turned away at once, and so is one whose turn does not come', async () => {
  const limit = new ConcurrencyLimit({ most: 1, mostWaiting: 1, longestWaitMs: 20 })
  const gate = aGate()
  const first = limit.run(laptop, () => gate.passed)
  const second = limit.run(laptop, () => Promise.resolve('done'))
  expect(await limit.run(laptop, () => Promise.resolve('done'))).toBe('crowded')
  expect(await second).toBe('crowded')
  gate.open()
  await first
  expect(await limit.run(laptop, () => Promise.resolve('done'))).toBe('done')
})

test('work that fails gives its turn back', async () => {
  const limit = new ConcurrencyLimit({ most: 1, mostWaiting: 0, longestWaitMs: 20 })
  await expect(limit.run(laptop, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await limit.run(laptop, () => Promise.resolve('done'))).toBe('done')
})

/** A place for one, which is taken; `begun` tells whose work began, in order. */
function aFullHouse(options: Partial<ConcurrencyOptions> = {}) {
  const limit = new ConcurrencyLimit({ most: 1, mostWaiting: 1_000, longestWaitMs: 60_000, ...options })
  const gate = aGate()
  const begun: string[] = []
  const taken = limit.run({ device: 'greedy', isLarge: false }, () => gate.passed)
  const ask = (device: string, isLarge = false) =>
    limit.run({ device, isLarge }, async () => {
      begun.push(device)
      await Promise.resolve()
      return 'done'
    })
  return { ask, begun, gate, taken }
}

test('a device that asks a thousand times keeps nine others waiting for one turn each', async () => {
  const { ask, begun, gate } = aFullHouse()
  const greedy = Array.from({ length: 991 }, () => ask('greedy'))
  const modest = Array.from({ length: 9 }, (_, index) => ask(`modest ${index}`))
  gate.open()
  expect(await Promise.all(modest)).toEqual(modest.map(() => 'done'))
  expect(begun.slice(0, 10).toSorted()).toEqual(['greedy', ...modest.map((_, index) => `modest ${index}`)])
  expect(await Promise.all(greedy)).toEqual(greedy.map(() => 'done'))
})

test('where all places to wait are taken, who has most of them gives one up for who has none', async () => {
  const { ask, gate } = aFullHouse({ mostWaiting: 4 })
  const greedy = Array.from({ length: 4 }, () => ask('greedy'))
  const modest = [ask('modest'), ask('modest')]
  expect(await greedy[3]).toBe('crowded')
  expect(await greedy[2]).toBe('crowded')
  expect(await ask('modest')).toBe('crowded') // both have the same now
  gate.open()
  expect(await Promise.all([greedy[0], greedy[1], ...modest])).toEqual(['done', 'done', 'done', 'done'])
})

test('large files have half of the places at most, and small ones are not behind them', async () => {
  const limit = new ConcurrencyLimit({ most: 4, mostWaiting: 10, longestWaitMs: 60_000 })
  const gate = aGate()
  const large = Array.from({ length: 5 }, () => limit.run({ device: 'films', isLarge: true }, () => gate.passed))
  expect(await limit.run(laptop, () => Promise.resolve('done'))).toBe('done')
  expect(await limit.run({ device: 'films', isLarge: false }, () => Promise.resolve('done'))).toBe('done')
  gate.open()
  expect(await Promise.all(large)).toHaveLength(5)
})
