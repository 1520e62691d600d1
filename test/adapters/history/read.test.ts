// Pages, sums and proofs of a history that was really written.
import { describe, expect, test } from 'vitest'
import type { HistoryDatabase } from '#adapters/history/database.ts'
import { quarterMs } from '#adapters/history/append.ts'
import { checkChain, readFolders, readNewest, readRow, readRows, readSums, rowsByHash } from '#adapters/history/read.ts'
import type { RowsAsk } from '#adapters/history/read.ts'
import { parseSearch } from '#adapters/history/search.ts'
import { aHistory } from '#test/rigs/history/a-history.ts'
import { aSentRow, firstSentMs } from '#test/rigs/history/many-rows.ts'

const many = Array.from({ length: 120 }, (_, index) => aSentRow(index))
const all: RowsAsk = { before: null, most: 50, search: null, fromMs: null, toMs: null }

function numbers(db: HistoryDatabase, ask: Partial<RowsAsk>): readonly number[] {
  return readRows(db, { ...all, ...ask }).map(({ id }) => id)
}

test('pages come newest first and meet without a gap', () => {
  const db = aHistory(many)
  const pages = [null, 71, 21].map((before) => numbers(db, { before }))
  expect(pages.flat()).toEqual(Array.from({ length: 120 }, (_, index) => 120 - index))
  expect(readRows(db, { ...all, most: 1 })[0]?.row).toEqual(many[119])
})

test('a row is found by its number', () => {
  const db = aHistory(many)
  expect(readRow(db, 7)).toEqual(many[6])
  expect(readRow(db, 121)).toBeNull()
})

test('the start of a hash is asked of the index, not of all rows', () => {
  const plan = aHistory(many).prepare(`EXPLAIN QUERY PLAN ${rowsByHash}`).all('0', '1', 0, 9)
  expect(JSON.stringify(plan)).toContain('USING INDEX sent_by_hash')
})

describe('a search', () => {
  const named = [
    aSentRow(0, { path: 'Rechnungen/März.pdf', destination: '/Acme/Rechnungen/März.pdf' }),
    aSentRow(1, { path: 'a.txt', destination: '/Acme/a (from laptop).txt' }),
    aSentRow(2, { path: '50%_off "now".txt', destination: null }),
    aSentRow(3, { path: 'deadbeef.txt', destination: null }),
    aSentRow(4, { path: 'b.txt', destination: null, contentHash: `deadbeef${'0'.repeat(56)}` }),
  ]
  test.each([
    ['märz', [1]],
    ['MA\u0308RZ.PDF', [1]],
    ['rechnungen/', [1]],
    ['from laptop', [2]],
    ['%_o', [3]],
    ['"now"', [3]],
    ['deadbeef', [5, 4]],
    [`deadbeef${'0'.repeat(56)}`, [5]],
    [`deadbeef${'0'.repeat(55)}1`, []],
    ['a.', [2]],
    ['m', [1]],
    ['är', []],
    ['xyz', []],
    // Its pieces are there, but not in a row.
    ['pdfpdf', []],
  ])('for %j finds %j', (typed, expected) => {
    expect(numbers(aHistory(named), { search: parseSearch(typed) })).toEqual(expected)
  })

  test('goes on after a page', () => {
    const db = aHistory(many)
    const search = parseSearch('invoice 1')
    const found = numbers(db, { search, most: 200 })
    expect(found).toEqual(
      many.flatMap(({ path }, index) => (path.includes('Invoice 1') ? [index + 1] : [])).toReversed(),
    )
    expect(numbers(db, { search, most: 3, before: found[2] ?? 0 })).toEqual(found.slice(3, 6))
  })
})

test('days are looked at by the time of sending, also where the clock was put back', () => {
  const back = aSentRow(500, { sentAtMs: firstSentMs + 30 * 60_000 })
  const db = aHistory([...many, back])
  const span = { fromMs: firstSentMs + 25 * 60_000, toMs: firstSentMs + 35 * 60_000 }
  expect(numbers(db, span)).toEqual([121, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26])
  expect(numbers(db, { ...span, search: parseSearch('invoice 29') })).toEqual([30])
  expect(numbers(db, { fromMs: firstSentMs + 1e9 })).toEqual([])
  expect(numbers(db, { toMs: firstSentMs })).toEqual([])
})

test('sums are those of the rows', () => {
  const db = aHistory(many)
  const startMs = Math.floor(firstSentMs / quarterMs) * quarterMs
  const starts = [startMs - quarterMs, startMs, startMs + 4 * quarterMs, startMs + 40 * quarterMs]
  const sums = readSums(db, starts)
  expect(sums[0]).toEqual({ startMs: startMs - quarterMs, files: 0, bytes: 0 })
  expect(sums.reduce((total, { files }) => total + files, 0)).toBe(120)
  expect(sums.reduce((total, { bytes }) => total + bytes, 0)).toBe(120_000 + (119 * 120) / 2)
})

test('the newest row of a file is found by folder and path', () => {
  const again = aSentRow(3, { sentAtMs: firstSentMs + 1e9 })
  const byName = aSentRow(3, { folder: null, path: '/home/kim/a \uD800.txt' })
  const db = aHistory([...many, again, byName])
  expect(readNewest(db, again.folder, again.path)).toEqual(again)
  expect(readNewest(db, null, byName.path)).toEqual(byName)
  expect(readNewest(db, '/elsewhere', again.path)).toBe(null)
  expect(readFolders(db)).toEqual(['/home/kim/Outbox'])
})

describe('the chain', () => {
  test('of a whole history has no break, and ends at the last row', () => {
    const { rows, breaks, last } = checkChain(aHistory(many))
    expect({ rows, breaks, id: last.id }).toEqual({ rows: 120, breaks: [], id: 120 })
    expect(last.link).toMatch(/^[0-9a-f]{64}$/)
    expect(checkChain(aHistory([])).breaks).toEqual([])
  })

  test.each([
    ['UPDATE sent SET size_bytes = 1 WHERE id = 7', [{ kind: 'changed', id: 7 }]],
    ["UPDATE sent SET path = 'other' WHERE id = 120", [{ kind: 'changed', id: 120 }]],
    ['UPDATE sent SET sent_at_ms = 0 WHERE id = 1', [{ kind: 'changed', id: 1 }]],
    [
      "UPDATE sent SET link = 'x' WHERE id = 5",
      [
        { kind: 'changed', id: 5 },
        { kind: 'changed', id: 6 },
      ],
    ],
    ["UPDATE sent SET size_bytes = x'00' WHERE id = 7", [{ kind: 'changed', id: 7, row: null }]],
    ['DELETE FROM sent WHERE id IN (9, 10)', [{ kind: 'missing', from: 9, to: 10 }]],
    ['DELETE FROM sent WHERE id < 3', [{ kind: 'missing', from: 1, to: 2 }]],
    ['DELETE FROM sent WHERE id > 100', [{ kind: 'missing', from: 101, to: 120 }]],
    ['DELETE FROM sent', [{ kind: 'missing', from: 1, to: 120 }]],
    // A row is taken out and the others are moved up.
    [
      'DELETE FROM sent WHERE id = 4; UPDATE sent SET id = -id WHERE id > 4; UPDATE sent SET id = -id - 1 WHERE id < 0',
      null,
    ],
  ])('tells what was done to it: %s', (sql, expected) => {
    const db = aHistory(many)
    db.exec(sql)
    const { breaks } = checkChain(db)
    if (expected === null) expect(breaks.length).toBeGreaterThan(100)
    else expect(breaks).toMatchObject(expected)
  })
})
