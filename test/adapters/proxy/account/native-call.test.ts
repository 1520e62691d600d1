import { expect, test } from 'vitest'
import { onThread } from '#adapters/proxy/account/native-call.ts'

test('a call answers its number, or fails with what kept it from being made', async () => {
  type Done = (error: Error | null, answer: unknown) => void
  const call = onThread<readonly [number]>({ async: (...args) => (args[1] as Done)(null, Number(args[0]) + 1) })
  expect(await call(41)).toBe(42)
  const broken = onThread<readonly []>({ async: (...args) => (args[0] as Done)(new Error('too many calls'), null) })
  await expect(broken()).rejects.toThrow('too many calls')
})
