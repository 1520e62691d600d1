// What nobody knows about links, as switches.
import { expect, test } from 'vitest'
import { defaultSwitches, linkSwitchCombinations, nameOfSwitches } from '#emulator/model/switches.ts'

test('every combination is there once, with a name of its own, and the usual one among them', () => {
  const combinations = linkSwitchCombinations()
  expect(combinations).toHaveLength(36)
  expect(new Set(combinations.map(nameOfSwitches)).size).toBe(36)
  const { consumeOn, onAbort, on409, tombstoneTtlMs } = defaultSwitches
  expect(combinations).toContainEqual({ consumeOn, onAbort, on409, tombstoneTtlMs })
})
