import { expect, test } from 'vitest'
import { countPasses, type Call } from './tool.ts'

const ending = (status: number): Call => ['node', '-e', `process.exit(${status})`]

test('tools that run beside each other are counted by what they end with', async () => {
  expect(await countPasses([ending(0), ending(1), ending(0), ending(2), ending(0)], 2)).toBe(3)
  expect(await countPasses([], 2)).toBe(0)
})
