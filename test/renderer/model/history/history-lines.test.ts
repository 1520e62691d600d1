// Days and rows as lines, and what a filter asks of main.
import { expect, test } from 'vitest'
import { askedFilter, historyLines, lineOfRow, noFilter } from '#renderer/model/history/history-lines.ts'

const dayMs = 24 * 3_600_000
const dayOf = (atMs: number): string => `day ${Math.floor(atMs / dayMs)}`
const rows = [2.5, 2.1, 1.9, 0.2].map((days) => ({ sentAtMs: days * dayMs }))

test('each day has one heading above its rows', () => {
  const lines = historyLines(rows, dayOf)
  expect(lines.map((line) => (line.kind === 'day' ? line.day : line.index))).toEqual([
    'day 2',
    0,
    1,
    'day 1',
    2,
    'day 0',
    3,
  ])
  expect([0, 1, 2, 3, 4].map((index) => lineOfRow(lines, index))).toEqual([1, 2, 4, 6, null])
  expect(historyLines([], dayOf)).toEqual([])
})

test('a day that is named is asked for as a whole, and one that is half typed is no bound', () => {
  expect(askedFilter(noFilter)).toEqual({ search: '', fromMs: null, toMs: null })
  expect(askedFilter({ search: 'a', from: '2026-03-28', to: '2026-03-29' })).toEqual({
    search: 'a',
    fromMs: new Date(2026, 2, 28).getTime(),
    toMs: new Date(2026, 2, 30).getTime(),
  })
  expect(askedFilter({ ...noFilter, from: '2026-03' })).toEqual(askedFilter(noFilter))
  expect(askedFilter({ ...noFilter, from: '2026-03-29', to: '2026-03-29' })).not.toBeNull()
  expect(askedFilter({ ...noFilter, from: '2026-03-30', to: '2026-03-29' })).toBeNull()
})
