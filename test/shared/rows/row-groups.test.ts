// The groups of the list and what they hold.
import { expect, it } from 'vitest'
import { countOf, emptyCounts, rowFilters, rowGroups, totalOf } from '#shared/rows/row-groups.ts'

it('are counted together, but for those left out unless they are asked for', () => {
  const counts = { attention: 1, active: 2, waiting: 3, sent: 4, left_out: 5 }
  expect(countOf('all', counts)).toBe(10)
  expect(countOf('left_out', counts)).toBe(5)
  expect(totalOf(counts)).toBe(15)
})

it('are all empty at first, and each is a filter', () => {
  expect(Object.entries(emptyCounts)).toEqual(rowGroups.map((group) => [group, 0]))
  expect(rowFilters).toEqual(['all', ...rowGroups])
})
