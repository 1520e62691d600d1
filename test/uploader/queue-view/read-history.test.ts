// What happened to one upload, read beside the one who writes it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readHistory } from '#uploader/queue-view/read-history.ts'
import { openTestLedger, testNowMs, testPlace } from '#test/rigs/ledger/open-test-ledger.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const key = { place: testPlace, path: 'a' }

test('the last notes, oldest first, while the ledger is open', async () => {
  const dataFolder = temporaryFolder()
  const { ledger } = await openTestLedger(dataFolder)
  onTestFinished(() => ledger.close())
  const notes = [1, 2, 3].map((at) => ({ path: 'a', atMs: testNowMs + at, note: { kind: 'retried' } as const }))
  await ledger.save({ uploads: [], forgotten: [], notes, sent: [] })
  expect(readHistory(dataFolder, key, 2).map(({ atMs }) => atMs - testNowMs)).toEqual([2, 3])
  expect(readHistory(dataFolder, { ...key, path: 'b' }, 2)).toEqual([])
})

test('nothing where there are no records, and where nobody can read them', () => {
  const dataFolder = temporaryFolder()
  expect(readHistory(dataFolder, key, 2)).toEqual([])
  writeFileSync(join(dataFolder, 'ledger.db'), 'not a database '.repeat(1_000))
  expect(readHistory(dataFolder, key, 2)).toEqual([])
})
