// A disk that fails and works again, then a power cut (F03, F04). What a failed sync left in memory looks as if it were on
// the disk. A batch written behind it would be acknowledged, and lost with it.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openForReading } from '#adapters/ledger/records/ledger-file.ts'
import { canMakeDiskFail, makeFailingDisk } from '#test/rigs/ledger/failing-disk.ts'
import { lastWholeBatch, ledgerBatch } from '#test/rigs/ledger/ledger-batch.ts'
import { openTestLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import { orSayWhy } from '#test/rigs/possible.ts'
import type { FolderLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import type { FailingDisk } from '#test/rigs/ledger/failing-disk.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

const folder = folderForAll()

const canFail = orSayWhy(
  canMakeDiskFail(folder),
  'power cut after a failing disk',
  'no such disk can be made here (root, loop device, tmpfs, mkfs.ext4, e2fsck, findmnt)',
)

/** So many that the ledger has to grow when its log is moved in, which the failing disk does not let it. */
const batches = 12

type Failing = { readonly disk: FailingDisk; readonly dataDir: string; readonly ledger: FolderLedger }

/** A ledger with some batches, of which the next could not be written. */
async function failing(name: string): Promise<Failing> {
  mkdirSync(join(folder, name))
  const disk = makeFailingDisk(join(folder, name))
  onTestFinished(() => disk.remove())
  const dataDir = join(disk.mountedAt, 'data')
  mkdirSync(dataDir)
  const { ledger } = await openTestLedger(dataDir)
  onTestFinished(() => ledger.close())
  for (let number = 1; number <= batches; number += 1) {
    expect(await ledger.save(ledgerBatch(number))).toEqual({ kind: 'saved' })
  }
  disk.fail()
  expect(await ledger.save(ledgerBatch(batches + 1))).toEqual({ kind: 'failed', reason: 'store_unwritable' })
  return { disk, dataDir, ledger }
}

/** The last batch that a power cut now would leave. */
async function leftByPowerCut(disk: FailingDisk): Promise<number> {
  return disk.afterPowerCut(async (mountedAt) => {
    const { ledger, recovered } = await openTestLedger(join(mountedAt, 'data'))
    const last = lastWholeBatch(await loadedFrom(ledger))
    await ledger.close()
    expect(recovered).toBe(null)
    return last
  })
}

test.runIf(canFail)('what is acknowledged when the disk works again survives a power cut', async () => {
  const { disk, ledger } = await failing('alone')
  expect(await leftByPowerCut(disk)).toBe(batches)
  disk.work()
  expect(await ledger.save(ledgerBatch(batches + 1))).toEqual({ kind: 'saved' })
  expect(await leftByPowerCut(disk)).toBe(batches + 1)
})

test.runIf(canFail)('nothing is acknowledged while a reader keeps the log from being moved in', async () => {
  const { disk, dataDir, ledger } = await failing('with-reader')
  // As "outbox status" does; what it reads makes SQLite take the failed batch for a written one.
  const reader = openForReading(join(dataDir, 'ledger.db'))
  onTestFinished(() => void (reader.isOpen && reader.close()))
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM uploads').get()
  disk.work()
  const answer = await ledger.save(ledgerBatch(batches + 1))
  expect(await leftByPowerCut(disk)).toBe(answer.kind === 'saved' ? batches + 1 : batches)
  expect(answer).toEqual({ kind: 'failed', reason: 'store_unwritable' })
  reader.close()
  expect(await ledger.save(ledgerBatch(batches + 1))).toEqual({ kind: 'saved' })
  expect(await leftByPowerCut(disk)).toBe(batches + 1)
})
