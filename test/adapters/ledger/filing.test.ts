// When rows that wait in the ledger move into the history.
import { expect, test } from 'vitest'
import { createFiling } from '#adapters/ledger/filing.ts'
import type { WaitingRow } from '#adapters/ledger/sent-rows.ts'
import { aSentRow } from '#test/rigs/history/many-rows.ts'

test('many rows, or some for ten seconds, are a reason to move them', () => {
  const rows: WaitingRow[] = [{ id: 1, row: aSentRow(1) }]
  let isWritten = false
  const filing = createFiling({ write: () => isWritten, close: () => undefined })
  const connection = { readWaiting: () => [...rows], dropWaiting: () => void rows.splice(0) }
  expect(filing.isDue(0, 1_000)).toBe(true)
  filing.file(connection, 1_000)
  expect(rows).toHaveLength(1)
  expect([filing.isDue(0, 10_999), filing.isDue(0, 11_000)]).toEqual([false, true])
  isWritten = true
  filing.file(connection, 11_000)
  expect(rows).toEqual([])
  expect([filing.isDue(0, 99_000), filing.isDue(1, 12_000), filing.isDue(199, 12_000)]).toEqual([false, false, true])
  // A clock that was put back does not put it off.
  filing.file(connection, 12_000)
  expect(filing.isDue(1, 5_000)).toBe(true)
})

test('very many move bit by bit, so that no save waits for all of them', () => {
  const rows: WaitingRow[] = Array.from({ length: 1_200 }, (_, index) => ({ id: index, row: aSentRow(index) }))
  const filing = createFiling({ write: () => true, close: () => undefined })
  const connection = {
    readWaiting: (most: number) => rows.slice(0, most),
    dropWaiting: (dropped: readonly WaitingRow[]) => void rows.splice(0, dropped.length),
  }
  const left: number[] = []
  for (let nowMs = 0; filing.isDue(0, nowMs); nowMs += 10_000) {
    filing.file(connection, nowMs)
    left.push(rows.length)
  }
  expect(left).toEqual([700, 200, 0])
})
