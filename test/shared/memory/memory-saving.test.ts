import { expect, test } from 'vitest'
import { createMemorySaving } from '#shared/memory/memory-saving.ts'

test('memory is saved from a number on and below it no more, and each change is said once', () => {
  const set: string[] = []
  const look = createMemorySaving({ from: 10, atFirst: false, setFlags: (flags) => set.push(flags) })
  for (const held of [0, 9, 10, 11, 9, 0]) look(held)
  expect(set).toEqual(['--optimize-for-size', '--no-optimize-for-size'])
})
