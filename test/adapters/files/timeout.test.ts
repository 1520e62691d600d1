import { expect, test } from 'vitest'
import { Stalled, withinStall } from '#adapters/files/timeout.ts'

test('work that ends in time is its own answer, and work that hangs is given up', async () => {
  expect(await withinStall(Promise.resolve('done'), 10_000)).toBe('done')
  await expect(withinStall(Promise.reject(new Error('failed')), 10_000)).rejects.toThrow('failed')
  await expect(withinStall(new Promise(() => undefined), 10)).rejects.toBeInstanceOf(Stalled)
})
