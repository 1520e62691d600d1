// What was read of the list: places, versions and changes.
import { describe, expect, it } from 'vitest'
import { emptyCounts } from '#shared/rows/row-groups.ts'
import { emptyCache, isLive, offsetOf, withPage, withRows } from '#renderer/model/row-cache.ts'
import { aRow } from '../harness/some-rows.ts'

const rows = Array.from({ length: 6 }, (_, at) => aRow(`${at}.txt`))
const counts = { ...emptyCounts, waiting: 6 }
const page = (version: number, offset: number, count: number) => ({
  version,
  counts,
  offset,
  rows: rows.slice(offset, offset + count),
})

describe('the cache of rows', () => {
  it('joins pages of the same version of the list', () => {
    const cache = withPage(withPage(emptyCache, page(3, 0, 2)), page(3, 4, 2))
    expect([...cache.rows.keys()]).toEqual([0, 1, 4, 5])
    expect(cache.live).toEqual({ from: 4, to: 6 })
  })

  it('forgets all rows of an older version, because they may have moved', () => {
    const cache = withPage(withPage(emptyCache, page(3, 0, 2)), page(4, 4, 2))
    expect([...cache.rows.keys()]).toEqual([4, 5])
  })

  it('changes a row in place and leaves the others the same objects', () => {
    const before = withPage(emptyCache, page(3, 0, 3))
    const changed = { ...(rows[1] ?? aRow('x')), failures: 7 }
    const after = withRows(before, [changed])
    expect(after.rows.get(1)).toBe(changed)
    expect(after.rows.get(0)).toBe(rows[0])
    expect(withRows(before, [aRow('elsewhere.txt')])).toBe(before)
  })

  it('knows where a row is', () => {
    const cache = withPage(emptyCache, page(3, 2, 3))
    expect(offsetOf(cache, rows[3]?.id ?? 0)).toBe(3)
    expect(offsetOf(cache, rows[0]?.id ?? 0)).toBeNull()
  })

  it('knows rows it is not told changes of', () => {
    const cache = withPage(withPage(emptyCache, page(3, 0, 3)), page(3, 3, 3))
    expect(isLive(cache, { from: 3, to: 6 })).toBe(true)
    expect(isLive(cache, { from: 2, to: 4 })).toBe(false)
  })
})
