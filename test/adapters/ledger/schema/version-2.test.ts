// A ledger of version 2 is taken over: what was done in it gets its row of the history.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { readLedger } from '#adapters/ledger/reader.ts'
import { aFingerprint, anUpload } from '#test/contract/sample-uploads.ts'
import { openTestLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import { putMeta } from '#adapters/ledger/records/statements.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

test('its uploads stay as they are, and those that are done leave a row each', async () => {
  const dataDir = temporaryFolder()
  const stored = { ...aFingerprint(), targetId: 1, destination: '/Acme/a', receipt: null }
  const done = anUpload({ path: 'done', stored, state: { kind: 'done', atMs: 5 } })
  const gone = anUpload({ path: 'gone', stored, state: { kind: 'gone', atMs: 5 } })
  const first = await openTestLedger(dataDir)
  await first.ledger.save({ uploads: [done, gone], forgotten: [], notes: [], sent: [] })
  await first.ledger.close()
  const db = new DatabaseSync(join(dataDir, 'ledger.db'))
  db.exec('DROP TABLE sent; PRAGMA user_version = 2')
  putMeta(db)('ledger', 'outbox-ledger 2')
  db.close()
  expect(readLedger(dataDir)).toEqual({ kind: 'older_data' })

  const { ledger, recovered } = await openTestLedger(dataDir)
  expect(recovered).toBe(null)
  expect(await loadedFrom(ledger)).toEqual([done, gone])
  const read = readLedger(dataDir)
  if (read.kind !== 'readable') throw new Error(read.kind)
  expect(read.view.waiting()).toMatchObject([{ path: 'done', folder: '/watched', sentAtMs: 5, tries: null }])
  read.view.close()
  await ledger.close()
})
