// Power cuts (F03): every batch that was acknowledged before is there after, whole.
import { expect, test } from 'vitest'
import { orSayWhy } from '#test/rigs/possible.ts'
import { cutPower } from '#test/rigs/ledger/power-cut.ts'
import { canMountDisk } from '#test/rigs/ledger/small-disk.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'

const folder = folderForAll()

const cuts = 10

test.runIf(orSayWhy(canMountDisk(folder), 'power cuts', 'no loop device can be mounted here (root, mkfs.ext4)'))(
  `${cuts} power cuts lose no acknowledged batch`,
  // Ten real disks are made, mounted and checked: on a machine with other work that takes minutes, not seconds.
  { timeout: 300_000 },
  async () => {
    for (let cut = 0; cut < cuts; cut++) {
      // Early cuts hit the making of the ledger, late ones a long log and its moving in.
      const { acknowledged, found, recovered } = await cutPower(folder, `disk-${cut}`, 1 + cut * 9)
      expect(recovered).toBe(null)
      expect(found).toBeGreaterThanOrEqual(acknowledged)
      expect(found).toBeLessThanOrEqual(acknowledged + 1)
    }
  },
)
