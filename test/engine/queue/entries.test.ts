import { expect, it } from 'vitest'
import { Entries } from '#engine/queue/entries.ts'
import { anUpload } from '../builders.ts'

it('keeps the order of arrival, and puts before all others what is wanted first', () => {
  const entries = new Entries(() => 'small')
  for (const path of ['a', 'b', 'c']) entries.add(anUpload({ path }))
  expect(entries.of(['c', 'x', 'a']).map(({ upload }) => upload.path)).toEqual(['c', 'a'])
  entries.putFirst(['c', 'b'])
  const order = [...entries.values()].toSorted((one, other) => one.order - other.order)
  expect(order.map(({ upload }) => upload.path)).toEqual(['c', 'b', 'a'])
  expect(order[0]?.sizeClass()).toBe('small')
  expect([entries.delete('a'), entries.delete('a'), [...entries.uploads()].length]).toEqual([true, false, 2])
})
