import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canMount, mountFolder } from '#test/rigs/file-system/mounted.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { areOnHangingDrives } from '#uploader/sources/hanging-drives.ts'

test.runIf(canMount('drives that may hang'))('one path on a drive that may hang is enough', async () => {
  await using mounted = await mountFolder('fat')
  const here = temporaryFolder()
  expect(await areOnHangingDrives([here, join(here, 'nothing')])).toBe(false)
  expect(await areOnHangingDrives([here, join(mounted.folder, 'file')])).toBe(true)
})
