// Which rows are chosen, and where the keyboard is, also when rows move.
import { describe, expect, it } from 'vitest'
import { emptyCounts } from '#shared/rows/row-groups.ts'
import { emptyCache, withPage } from '#renderer/model/row-cache.ts'
import {
  chooseNone,
  chooseOne,
  chooseRange,
  followRows,
  noSelection,
  toggleOne,
  withChanged,
} from '#renderer/model/selection.ts'
import { aRow } from '../harness/some-rows.ts'

const one = aRow('one.txt')
const two = aRow('two.txt')
const three = aRow('three.txt')
const ids = (selection: typeof noSelection): number[] => [...selection.rows.keys()]

describe('the selection', () => {
  it('chooses one row and forgets the others', () => {
    expect(ids(chooseOne(two, 1))).toEqual([two.id])
  })

  it('adds a row and takes it away again', () => {
    const both = toggleOne(chooseOne(one, 0), two, 1)
    expect(ids(both)).toEqual([one.id, two.id])
    expect(ids(toggleOne(both, one, 0))).toEqual([two.id])
  })

  it('keeps the anchor of a range, so that it can grow and shrink', () => {
    const range = chooseRange(chooseOne(one, 0), [one, two, three], { kind: 'row', id: three.id, offset: 2 })
    expect(range.anchor).toBe(0)
    expect(ids(chooseRange(range, [one, two], null))).toEqual([one.id, two.id])
  })

  it('follows a row that moved with the keyboard', () => {
    const cache = withPage(emptyCache, { version: 2, counts: emptyCounts, offset: 0, rows: [two, three, one] })
    expect(followRows(chooseOne(one, 0), cache).cursor).toEqual({ kind: 'row', id: one.id, offset: 2 })
  })

  it('keeps the keyboard at its place when the row went away, and the row chosen', () => {
    const cache = withPage(emptyCache, { version: 2, counts: emptyCounts, offset: 0, rows: [two, three] })
    const after = followRows(chooseOne(one, 0), cache)
    expect(after.cursor).toEqual({ kind: 'row', id: two.id, offset: 0 })
    expect(ids(after)).toEqual([one.id])
  })

  it('takes over what changed in a chosen row, and nothing else', () => {
    const selection = chooseOne(one, 0)
    const changed = { ...one, failures: 3 }
    expect(withChanged(selection, [changed]).rows.get(one.id)).toBe(changed)
    expect(withChanged(selection, [two])).toBe(selection)
  })

  it('lets go of all rows but not of the keyboard', () => {
    const after = chooseNone(chooseOne(one, 0))
    expect(ids(after)).toEqual([])
    expect(after.cursor).toEqual({ kind: 'row', id: one.id, offset: 0 })
  })
})
