// The list as it is: each of its lines does what it says.
import { expect, test } from 'vitest'
import { builtInRules, createIgnore } from '#adapters/folder/names/ignore.ts'
import { ignoredNames } from '#adapters/folder/names/ignored-names.ts'

test('each pattern is found by the quick ways, and says who makes such files', () => {
  const ignore = createIgnore()
  for (const { leavesOut, madeBy, name, pattern } of ignoredNames) {
    for (const letters of ['a b', 'É.x-1', '7']) {
      const sample = pattern.replaceAll('*', letters).replaceAll('?', 'p')
      const isNumbered = pattern === '*.ldb' && letters === '7'
      expect(ignore(sample, 'file')?.name, sample).toBe(isNumbered ? undefined : name)
      expect(ignore(sample, 'folder') === null, sample).toBe(leavesOut === 'file')
    }
    expect(madeBy, pattern).toMatch(/^\w.+/)
  }
  expect(new Set(ignoredNames.map(({ pattern }) => pattern.toLowerCase())).size).toBe(ignoredNames.length)
  expect(builtInRules).toHaveLength(ignoredNames.length)
})
