// kill -9 in the middle of writes (F01): every acknowledged batch is there afterwards, and none by half.
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { lastWholeBatch } from '#test/rigs/ledger/ledger-batch.ts'
import { startLedgerChild } from '#test/rigs/ledger/ledger-child.ts'
import { openTestLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

const kills = 30

test(`${kills} kills of a writing process lose no acknowledged batch and leave none by half`, async () => {
  // One ledger for all: each round starts where the last was killed, so recovery itself is killed too.
  const dataDir = temporaryFolder()
  let last = 0
  for (let round = 0; round < kills; round++) {
    const child = startLedgerChild([dataDir, String(last + 1)])
    // In some rounds right after the first answer, in others deep in the writing.
    await child.reach(last + 1 + (round % 5) * 7)
    child.process.kill('SIGKILL')
    expect((await child.ended).signal, child.output()).toBe('SIGKILL')

    const { ledger, recovered } = await openTestLedger(dataDir)
    expect(recovered).toBe(null)
    const found = lastWholeBatch(await loadedFrom(ledger))
    expect(found).toBeGreaterThanOrEqual(child.acknowledged())
    // At most the one under way came in addition.
    expect(found).toBeLessThanOrEqual(child.acknowledged() + 1)
    await ledger.close()
    last = found
  }
  expect(last).toBeGreaterThan(kills)
})
