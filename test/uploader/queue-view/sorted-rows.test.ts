// A sorted list that is changed row by row must always be the one a new sort would give.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SortedRows, type SortedRow } from '#uploader/queue-view/sorted-rows.ts'

const row = fc.record({ path: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), value: fc.integer({ min: 0, max: 3 }) })

function sorted(rows: Iterable<SortedRow>, descending: boolean): readonly SortedRow[] {
  const list = new SortedRows([...rows], descending)
  return list.slice(0, list.length)
}

it('whatever comes, goes and moves', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.boolean(), (changes, descending) => {
      const list = new SortedRows([], descending)
      const known = new Map<string, SortedRow>()
      for (const change of changes) {
        const before = known.get(change.path)
        if (before !== undefined) list.remove(before)
        if (before?.value === change.value) known.delete(change.path)
        else {
          list.insert(change)
          known.set(change.path, change)
        }
      }
      expect(list.slice(0, list.length)).toEqual(sorted(known.values(), descending))
    }),
  )
})

it('turned around, rows of one value keep their order', () => {
  const rows = ['b', 'a', 'c'].map((path) => ({ path, value: path === 'c' ? 1 : 0 }))
  expect(sorted(rows, false).map(({ path }) => path)).toEqual(['a', 'b', 'c'])
  expect(sorted(rows, true).map(({ path }) => path)).toEqual(['c', 'a', 'b'])
})
