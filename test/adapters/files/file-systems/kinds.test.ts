// The table of file systems: each type has its kind, and no kind that may hang is called synchronously.
import { expect, test } from 'vitest'
import { fileSystemTraits, kindOf } from '#adapters/files/file-systems/kinds.ts'

test.each([
  ['ext4', null, 'local'],
  ['xfs', null, 'local'],
  ['tmpfs', null, 'local'],
  ['ntfs3', null, 'local'],
  ['btrfs', null, 'btrfs'],
  ['overlay', null, 'overlay'],
  ['vfat', null, 'fat'],
  ['exfat', null, 'fat'],
  ['fuseblk', 5n, 'ntfs_3g'],
  ['fuseblk', 1n, 'exfat_fuse'],
  ['fuseblk', null, 'exfat_fuse'],
  ['fuse.sshfs', null, 'sshfs'],
  ['fuse.mergerfs', null, 'mergerfs'],
  ['fuse.unionfs', null, 'unionfs_fuse'],
  ['fuse.bindfs', null, 'bindfs'],
  ['fuse.gocryptfs', null, 'gocryptfs'],
  ['fuse.rclone', null, 'rclone'],
  ['fuse.gvfsd-fuse', null, 'other_fuse'],
  ['fuse', null, 'other_fuse'],
  ['davfs', null, 'davfs'],
  ['nfs4', null, 'nfs'],
  ['cifs', null, 'smb'],
  ['smb3', null, 'smb'],
  ['9p', null, 'host_folder'],
  ['virtiofs', null, 'host_folder'],
  ['newfs', null, 'unknown'],
  ['constructor', null, 'unknown'],
] as const)('%s with root %s is %s', (type, rootInode, kind) => {
  expect(kindOf(type, rootInode)).toBe(kind)
})

test('what may hang is scanned every minute, and known by more than a device number', () => {
  for (const [kind, traits] of Object.entries(fileSystemTraits)) {
    if (traits.mayCallSynchronously) continue
    expect([kind, traits.scanEveryMs, traits.quietMs >= 5_000]).toEqual([kind, 60_000, true])
  }
})
