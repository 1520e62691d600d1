// Groups and filters agree with the contract.
import { expect, it } from 'vitest'
import { rowGroups } from '#shared/contract/ipc-rows.ts'
import { countOf, groupOrder, totalOf } from '#renderer/words/row-groups.ts'

it('are the groups of the contract, in its order', () => {
  expect(groupOrder).toEqual(rowGroups)
})

it('count all files but those left out', () => {
  const counts = { attention: 1, active: 2, waiting: 3, sent: 4, left_out: 5 }
  expect(countOf('all', counts)).toBe(10)
  expect(countOf('left_out', counts)).toBe(5)
  expect(totalOf(counts)).toBe(15)
})
