import { expect, test } from 'vitest'
import { failedCalls } from './checks.ts'
import type { Call } from './tool.ts'

const ending = (status: number): Call => ['node', '-e', `console.log('said'); process.exit(${status})`]

test('of tools that run beside each other those that fail are told, with what they said', async () => {
  const failed = await failedCalls([ending(0), ending(1), ending(0), ending(2), ending(0)], 2)
  expect(failed).toHaveLength(2)
  for (const one of failed) expect(one).toEqual({ test: expect.stringMatching(/exit\([12]\)$/u), message: 'said' })
  expect(await failedCalls([], 2)).toEqual([])
})
