// Cuts the power under a writing process: the ledger is on a small ext4 inside a file, and the file is copied while the
// writer is stopped. What the inner file system still had in its cache is not in the copy, as after a power cut.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import { lastWholeBatch } from './ledger-batch.ts'
import { startLedgerChild } from './ledger-child.ts'
import { openTestLedger } from './open-test-ledger.ts'
import { makeDisk, mount, unmount } from './small-disk.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

/** What was acknowledged when the power went, and what was there when it came back. */
export type PowerCut = { readonly acknowledged: number; readonly found: number; readonly recovered: string | null }

/** Lets a ledger be written in `folder` until `batches` were acknowledged, cuts the power, and starts on what is left. */
export async function cutPower(folder: string, name: string, batches: number): Promise<PowerCut> {
  const disk = makeDisk(folder, name)
  const copy = { image: join(folder, `${name}-cut.img`), mountedAt: join(folder, `${name}-cut`) }
  fs.mkdirSync(copy.mountedAt)
  // The file system's own writing of the cache, each 5 s otherwise, must not help the ledger.
  mount(disk.image, disk.mountedAt, ',commit=300')
  const child = startLedgerChild([join(disk.mountedAt, 'data')])
  let acknowledged = 0
  try {
    await child.reach(batches)
    child.process.kill('SIGSTOP')
    // Everything the child said before it stopped must be counted; more than that cannot come.
    await settled(() => child.acknowledged())
    acknowledged = child.acknowledged()
    execFileSync('cp', ['--sparse=always', disk.image, copy.image])
  } finally {
    child.process.kill('SIGKILL')
    await child.ended
    unmount(disk.mountedAt)
  }
  if (acknowledged < batches) throw new Error(`the writer ended early: ${child.output()}`)
  mount(copy.image, copy.mountedAt)
  try {
    const { ledger, recovered } = await openTestLedger(join(copy.mountedAt, 'data'))
    const found = lastWholeBatch(await loadedFrom(ledger))
    await ledger.close()
    return { acknowledged, found, recovered: recovered?.because ?? null }
  } finally {
    unmount(copy.mountedAt)
    fs.rmSync(disk.image)
    fs.rmSync(copy.image)
  }
}

/** Waits until `read` answers the same for a while. */
async function settled(read: () => number): Promise<void> {
  for (let before = -1; before !== read();) {
    before = read()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
