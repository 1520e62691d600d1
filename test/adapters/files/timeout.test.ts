import { expect, test } from 'vitest'
import { TimedOut, withinTimeout } from '#adapters/files/timeout.ts'

test('work that ends in time is its own answer, and work that hangs is given up', async () => {
  expect(await withinTimeout(Promise.resolve('done'), 10_000)).toBe('done')
  await expect(withinTimeout(Promise.reject(new Error('failed')), 10_000)).rejects.toThrow('failed')
  await expect(withinTimeout(new Promise(() => undefined), 10)).rejects.toBeInstanceOf(TimedOut)
})
