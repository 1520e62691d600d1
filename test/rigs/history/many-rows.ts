// A history of many made-up rows, for tests and benchmarks.
import { openHistory, renewHistory } from '#adapters/history/database.ts'
import { appendRows } from '#adapters/history/append.ts'
import { assert } from '#shared/assert.ts'
import type { SentRow } from '#shared/rows/sent-file.ts'

export const firstSentMs = 1_764_000_000_000
const everyMs = 60_000

/** Row `number` from 0: a minute after the one before. */
export function aSentRow(number: number, change: Partial<SentRow> = {}): SentRow {
  const path = `Projects/Site ${number % 977}/Invoice ${number}.pdf`
  return {
    path,
    how: 'sent',
    contentHash: ((BigInt(number + 1) * 0x9e3779b97f4a7c15f39cc0605cedc835n) % 2n ** 256n)
      .toString(16)
      .padStart(64, '0'),
    sizeBytes: 1_000 + number,
    destination: `/Acme/Uploads/laptop/${path}`,
    rev: null,
    addedAtMs: firstSentMs + number * everyMs - 5_000,
    sentAtMs: firstSentMs + number * everyMs,
    tries: 1,
    folder: '/home/kim/Outbox',
    server: 'https://uploads.acme.example',
    device: 'laptop',
    account: null,
    original: 'kept',
    ...change,
  }
}

/** Makes the history in `dataDir`. */
export function makeHistory(dataDir: string, count: number): void {
  renewHistory(dataDir, 'begin')
  const opened = openHistory(dataDir, false)
  assert(opened.kind === 'opened', 'a new history opens')
  opened.db.exec('PRAGMA synchronous = OFF')
  for (let from = 0; from < count; from += 5_000) {
    const many = Math.min(5_000, count - from)
    appendRows(
      opened.db,
      Array.from({ length: many }, (_, index) => aSentRow(from + index)),
    )
  }
  opened.db.close()
}
