// Rows that are written, and rows whose time is over.
import { expect, test } from 'vitest'
import { appendRows, dropOld } from '#adapters/history/append.ts'
import type { HistoryDatabase } from '#adapters/history/database.ts'
import { checkChain, readRows, readSums, type RowsAsk } from '#adapters/history/read.ts'
import { parseSearch } from '#adapters/history/search.ts'
import { aHistory } from '#test/rigs/history/a-history.ts'
import { aSentRow, firstSentMs } from '#test/rigs/history/many-rows.ts'

const many = Array.from({ length: 120 }, (_, index) => aSentRow(index))
const all: RowsAsk = { before: null, most: 50, search: null, fromMs: null, toMs: null }

function numbers(db: HistoryDatabase, ask: Partial<RowsAsk>): readonly number[] {
  return readRows(db, { ...all, ...ask }).map(({ id }) => id)
}

test('a row that is written twice, as after a crash between two writes, is there once', () => {
  const db = aHistory(many)
  appendRows(db, [...many.slice(-2), aSentRow(120)])
  expect(numbers(db, { most: 3 })).toEqual([121, 120, 119])
  expect(checkChain(db)).toMatchObject({ rows: 121, breaks: [] })
})

test('the chain stays whole when the oldest rows have had their time', () => {
  const db = aHistory(many)
  expect(dropOld(db, firstSentMs + 40 * 60_000)).toBe(40)
  expect(dropOld(db, firstSentMs + 40 * 60_000)).toBe(0)
  expect(checkChain(db)).toMatchObject({ rows: 80, breaks: [] })
  expect(numbers(db, { search: parseSearch('invoice 39') })).toEqual([])
  expect(numbers(db, { search: parseSearch('invoice 40') })).toEqual([41])
  expect(readSums(db, [firstSentMs - 1e9, firstSentMs + 1e9])).toMatchObject([{ files: 80 }])
  expect(dropOld(db, firstSentMs * 2)).toBe(80)
  expect(checkChain(db)).toMatchObject({ rows: 0, breaks: [] })
  appendRows(db, [aSentRow(200)])
  expect(numbers(db, {})).toEqual([121])
  expect(checkChain(db)).toMatchObject({ rows: 1, breaks: [] })
})
