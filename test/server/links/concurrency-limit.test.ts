// Turns: few at once, the rest in a row that has an end.
import { expect, test } from 'vitest'
import { ConcurrencyLimit } from '#server/links/concurrency-limit.ts'

function aGate(): { readonly passed: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { passed: promise, open: resolve }
}

test('only so many run at once, and the others in the order they came', async () => {
  const limit = new ConcurrencyLimit({ most: 2, mostWaiting: 10, longestWaitMs: 60_000 })
  const begun: number[] = []
  const gates = Array.from({ length: 5 }, aGate)
  const runs = gates.map(({ passed }, index) =>
    limit.run(async () => {
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
  const first = limit.run(() => gate.passed)
  const second = limit.run(() => Promise.resolve('done'))
  expect(await limit.run(() => Promise.resolve('done'))).toBe('crowded')
  expect(await second).toBe('crowded')
  gate.open()
  await first
  expect(await limit.run(() => Promise.resolve('done'))).toBe('done')
})

test('work that fails gives its turn back', async () => {
  const limit = new ConcurrencyLimit({ most: 1, mostWaiting: 0, longestWaitMs: 20 })
  await expect(limit.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await limit.run(() => Promise.resolve('done'))).toBe('done')
})
