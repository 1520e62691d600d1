import { expect, test } from 'vitest'
import { compileGlob, longestGlobUnits } from '#adapters/folder/names/glob.ts'
import { slowness } from '#test/rigs/time/slowness.ts'

test.each([
  ['*.tmp', 'a.tmp', true],
  ['*.tmp', 'A.TMP', true],
  ['*.tmp', '.tmp', true],
  ['*.tmp', 'a.tmp2', false],
  ['~$*', '~$report.docx', true],
  ['~$*', 'report~$', false],
  ['report ?.pdf', 'Report 1.pdf', true],
  ['report ?.pdf', 'report 12.pdf', false],
  ['*a*b*', 'xxaxxbxx', true],
  ['*a*b*', 'xxbxxaxx', false],
  ['a*', 'a', true],
  ['', '', true],
  ['', 'a', false],
  ['[a]+', 'a', false],
  ['*.*', 'no dot', false],
])('%s takes %s: %s', (pattern, name, taken) => {
  expect(compileGlob(pattern)(name)).toBe(taken)
})

test('the worst pattern for the worst name is decided at once', () => {
  const pattern = '*a'.repeat(longestGlobUnits / 2) + 'b'
  const startMs = performance.now()
  for (let round = 0; round < 100; round += 1) expect(compileGlob(pattern)('a'.repeat(255))).toBe(false)
  expect((performance.now() - startMs) / slowness()).toBeLessThan(5_000)
})
