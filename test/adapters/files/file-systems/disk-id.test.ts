// The id of the disk the tests run on.
import { expect, test } from 'vitest'
import { diskIdOf } from '#adapters/files/file-systems/disk-id.ts'
import { readMounts } from '#adapters/files/file-systems/file-system-of.ts'
import { mountOf } from '#adapters/files/file-systems/mountinfo.ts'
import { realPathOf } from '#adapters/files/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('an ext4 disk tells its id, the same each time', async (context) => {
  const path = await realPathOf(temporaryFolder())
  const mount = mountOf(await readMounts(), path)
  if (mount?.type !== 'ext4') return context.skip('this is no ext4 disk')
  const id = await diskIdOf(mount, path)
  expect(id).toMatch(/^fsid [0-9a-f]+$/)
  expect(await diskIdOf(mount, path)).toBe(id)
})

test('what is no disk, and a disk nobody knows, have none', async () => {
  const path = await realPathOf(temporaryFolder())
  const mount = {
    id: 1,
    device: '0:9',
    root: '/',
    mountPoint: '/',
    type: 'fuse.sshfs',
    source: 'host:/in',
    options: [],
  }
  expect(await diskIdOf(mount, path)).toBe(null)
  expect(await diskIdOf({ ...mount, type: 'vfat', source: '/dev/no-such-disk' }, path)).toBe(null)
})
