// Which pages must be read for what is in sight.
import { describe, expect, it } from 'vitest'
import { emptyCounts } from '#shared/rows/row-groups.ts'
import { linesOf } from '#renderer/model/list-layout.ts'
import { emptyList, lastSentMs, pagesFor, pagesInSight, withReadPage } from '#renderer/model/list-state.ts'
import { emptyCache, withPage } from '#renderer/model/row-cache.ts'
import { aRow, aSentRow } from '../harness/some-rows.ts'

const counts = { ...emptyCounts, waiting: 1_000, sent: 1_000 }
const lines = linesOf(counts, new Set(), true)
const page = (offset: number) => ({
  version: 1,
  counts,
  offset,
  rows: Array.from({ length: 200 }, (_, at) => aRow(`${offset + at}`)),
})

describe('the pages for what is in sight', () => {
  it('are none when all of it was read last', () => {
    expect(pagesFor(lines, withPage(emptyCache, page(0)), 0, 40)).toEqual([])
  })

  it('are one around it when a part is missing, or when main tells of another page', () => {
    expect(pagesFor(lines, withPage(emptyCache, page(0)), 190, 230)).toEqual([{ from: 120, to: 320 }])
    const cache = withPage(withPage(emptyCache, page(0)), page(400))
    expect(pagesFor(lines, cache, 0, 40)).toEqual([{ from: 0, to: 200 }])
  })

  it('hold every row in sight, wherever that is', () => {
    for (let line = 0; line < lines.count - 60; line += 37) {
      const [only] = pagesFor(lines, emptyCache, line, line + 60)
      const first = Math.max(0, line - 2)
      expect(only?.from).toBeLessThanOrEqual(first)
      expect(only?.to).toBeGreaterThanOrEqual(Math.min(2_000, line + 60))
    }
  })

  it('are two when a folded group lies between', () => {
    const folded = linesOf({ ...counts, attention: 3 }, new Set(['waiting']), true)
    expect(pagesInSight(folded, 0, 20)).toHaveLength(2)
  })
})

it('knows when the last file was sent, in the order of sending only', () => {
  const read = { version: 1, counts: { ...emptyCounts, sent: 1 }, offset: 0, rows: [aSentRow('a.pdf', 5)] }
  const state = withReadPage(emptyList, read, true)
  expect(lastSentMs(state)).toBe(read.rows[0]?.finishedAtMs)
  expect(lastSentMs({ ...state, query: { ...state.query, sort: 'name' } })).toBeNull()
})
