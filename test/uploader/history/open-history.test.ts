// The history as it is read beside an uploader that writes: rows that wait and rows that are filed are one list.
import fs from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import type { Batch } from '#engine/ports.ts'
import { openSentHistory, type SentHistory } from '#uploader/history/open-history.ts'
import { openTestLedger, testNowMs } from '#test/rigs/ledger/open-test-ledger.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const bytes = { contentHash: 'a'.repeat(64), sizeBytes: 3 }
const rest = { how: 'sent', ...bytes, targetId: 1, destination: null, rev: null, tries: 1, original: 'kept' } as const

function batchOf(...paths: string[]): Batch {
  const sent = paths.map((path) => ({ ...rest, path, addedAtMs: testNowMs, sentAtMs: testNowMs }))
  return { uploads: [], forgotten: [], notes: [], sent }
}

function open(dataDir: string): SentHistory {
  const answer = openSentHistory(dataDir, 'the data folder', english)
  if (answer.kind === 'refused') throw new Error(answer.code)
  onTestFinished(() => answer.history.close())
  return answer.history
}

function paths(history: SentHistory, most: number, before: number | null = null): unknown {
  const { rows, next } = history.page({ before, most, search: '', fromMs: null, toMs: null })
  return [rows.map(({ row }) => row.path), next]
}

test('rows that wait stand before the others, under the numbers that they will have', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  await ledger.save(batchOf('a'))
  await ledger.save(batchOf('b', 'c'))
  const history = open(dataDir)
  expect(paths(history, 2)).toEqual([['c', 'b'], 2])
  expect(paths(history, 2, 2)).toEqual([['a'], null])
  expect(paths(history, 9)).toEqual([['c', 'b', 'a'], null])
  const found = history.page({ before: null, most: 9, search: 'B', fromMs: null, toMs: null })
  expect(found.rows.map(({ id }) => id)).toEqual([2])
  expect(history.sums([testNowMs - 3_600_000, testNowMs + 3_600_000])).toMatchObject([{ files: 3, bytes: 9 }])
  expect(history.check()).toMatchObject({ chain: { rows: 1, breaks: [] }, waiting: 2 })
  expect([history.newest('/watched', 'c')?.path, history.newest('/watched', 'a')?.path]).toEqual(['c', 'a'])
  expect(history.folders()).toEqual(['/watched'])
  await ledger.close()
  expect(paths(open(dataDir), 9)).toEqual([['c', 'b', 'a'], null])
})

test('before the first file is sent it is empty', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  expect(paths(open(dataDir), 9)).toEqual([[], null])
  expect(open(dataDir).check()).toMatchObject({ chain: { rows: 0, breaks: [] }, waiting: 0 })
  await ledger.close()
})

test('why it cannot be read is a sentence', async () => {
  const dataDir = temporaryFolder()
  expect(openSentHistory(dataDir, 'D', english)).toMatchObject({ kind: 'refused', code: 'no_records' })
  const { ledger } = await openTestLedger(dataDir)
  await ledger.close()
  fs.writeFileSync(join(dataDir, 'history.db'), 'garbage')
  expect(openSentHistory(dataDir, 'D', english)).toMatchObject({ kind: 'refused', code: 'history_damaged' })
})
