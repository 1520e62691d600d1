// Somebody removes the data folder under a running Outbox: SQLite would write into a file without a name and call it saved.
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFilePlace } from '#adapters/ledger/file-place.ts'
import { anUpload } from '#test/contract/sample-uploads.ts'
import { isWindows } from '#test/rigs/possible.ts'
import { openTestLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const batchOf = (path: string) => ({ uploads: [anUpload({ path })], forgotten: [], notes: [], sent: [] })
const pathsOf = (loaded: readonly { readonly path: string }[]) => loaded.map(({ path }) => path).toSorted()
const refused = { kind: 'failed', reason: 'store_unwritable' }

// Windows lets nobody take away a file that is open.
test.skipIf(isWindows)('nothing is called saved while the file is away; put back, it goes on', async () => {
  const [data, aside] = [join(temporaryFolder(), 'data'), join(temporaryFolder(), 'aside')]
  mkdirSync(data)
  const { ledger, alarms } = await openTestLedger(data)
  expect(await ledger.save(batchOf('one'))).toEqual({ kind: 'saved' })
  renameSync(data, aside)
  for (const path of ['two', 'three']) expect(await ledger.save(batchOf(path))).toEqual(refused)
  expect(await ledger.writeMeta('a key', 'value')).toEqual(refused)
  expect(alarms).toEqual([expect.stringContaining('its file was taken away')])
  renameSync(aside, data)
  expect(await ledger.save(batchOf('four'))).toEqual({ kind: 'saved' })
  await ledger.close()
  const again = await openTestLedger(data)
  expect([pathsOf(await again.ledger.load()), again.recovered]).toEqual([['four', 'one'], null])
  await again.ledger.close()
})

test.skipIf(isWindows)('a new one that another Outbox makes there is left alone, also at the end', async () => {
  const data = join(temporaryFolder(), 'data')
  mkdirSync(data)
  const first = await openTestLedger(data)
  expect(await first.ledger.save(batchOf('one'))).toEqual({ kind: 'saved' })
  rmSync(data, { recursive: true })
  expect(await first.ledger.save(batchOf('two'))).toEqual(refused)
  mkdirSync(data)
  const second = await openTestLedger(data)
  expect(await second.ledger.save(batchOf('other'))).toEqual({ kind: 'saved' })
  expect(await first.ledger.save(batchOf('three'))).toEqual(refused)
  await first.ledger.close()
  expect(await second.ledger.save(batchOf('another'))).toEqual({ kind: 'saved' })
  await second.ledger.close()
  const third = await openTestLedger(data)
  expect([pathsOf(await third.ledger.load()), third.recovered]).toEqual([['another', 'other'], null])
  await third.ledger.close()
})

test('being away is told once', () => {
  const told: string[] = []
  const place = createFilePlace(join(temporaryFolder(), 'nothing there'), () => void told.push('away'))
  expect([place.isTakenAway(), place.isTakenAway(), told]).toEqual([true, true, ['away']])
})

// Windows says of a name that is too long that nothing has it.
test.skipIf(isWindows)('a place that cannot be looked at is not taken for empty', () => {
  const told: string[] = []
  const far = createFilePlace(join(temporaryFolder(), 'x'.repeat(5_000)), () => void told.push('far'))
  expect([far.isTakenAway(), told]).toEqual([false, []])
})
