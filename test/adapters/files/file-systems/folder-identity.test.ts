// Who a folder is, on each kind of file system: after a remount, beside another folder at its place, and in old records.
import { expect, test } from 'vitest'
import { identityText, isSameFolder, needsDisk } from '#adapters/files/file-systems/folder-identity.ts'
import type { FolderEvidence } from '#adapters/files/file-systems/folder-identity.ts'
import { fileSystemTraits } from '#adapters/files/file-systems/kinds.ts'
import type { FileSystemKind } from '#adapters/files/file-systems/kinds.ts'

type Seen = Partial<Pick<FolderEvidence, 'device' | 'inode' | 'birthNs' | 'disk'>> & {
  readonly type?: string
  readonly source?: string
  readonly path?: string
}

function seen(kind: FileSystemKind, facts: Seen = {}): FolderEvidence {
  const { type = kind, source = 'source', path = '/in', ...numbers } = facts
  const mount = { id: 1, device: '0:40', root: '/', mountPoint: '/mnt', type, source, options: [] }
  const fileSystem = { kind, traits: fileSystemTraits[kind], mounted: { mount, path } }
  return { device: 40n, inode: 7n, birthNs: 0n, disk: null, fileSystem, ...numbers }
}

const isSame = (before: FolderEvidence, now: FolderEvidence): boolean => isSameFolder(identityText(before), now)
const born = { birthNs: 99n }
const disk = { disk: 'uuid AB-CD' }
// As mkfs.ext4 gives the top folder of a disk: whole seconds, and the same inode on each.
const topOf = (id: string | null): FolderEvidence =>
  seen('local', { inode: 2n, birthNs: 1_790_000_000_000_000_000n, disk: id })

test.each<[string, FolderEvidence, FolderEvidence]>([
  ['ext4 on another port', seen('local', born), seen('local', { ...born, device: 41n })],
  ['ext3 with small inodes on another port', seen('local', disk), seen('local', { ...disk, device: 41n })],
  ['the top of an ext4 disk on another port', topOf('fsid 1'), { ...topOf('fsid 1'), device: 41n }],
  ['the top of an ext4 disk that does not tell its id now', topOf('fsid 1'), topOf(null)],
  ['the top of an ext4 disk that did not tell its id then', topOf(null), topOf('fsid 1')],
  ['btrfs after another mount', seen('btrfs', born), seen('btrfs', { ...born, device: 41n })],
  ['a copy-up in an overlay', seen('overlay', born), seen('overlay', { birthNs: 100n })],
  ['ntfs-3g on another port', seen('ntfs_3g', disk), seen('ntfs_3g', { ...disk, device: 2_065n, source: '/dev/sdc1' })],
  ['exfat with other inodes', seen('exfat_fuse', disk), seen('exfat_fuse', { ...disk, inode: 9n })],
  [
    'a FAT stick with other inodes',
    seen('fat', { ...disk, ...born }),
    seen('fat', { ...disk, inode: 9n, birthNs: 0n }),
  ],
  ['sshfs as another device', seen('sshfs'), seen('sshfs', { device: 41n, inode: 9n })],
  ['bindfs as another device', seen('bindfs'), seen('bindfs', { device: 41n })],
  ['Windows, whose birth moved with a change', seen('windows', born), seen('windows', { birthNs: 100n })],
  ['a server whose birth moved', seen('windows_network', born), seen('windows_network', { birthNs: 100n })],
  ['rclone as another device', seen('rclone'), seen('rclone', { device: 41n })],
])('%s is the same folder', (_, before, now) => {
  expect(isSame(before, now)).toBe(true)
})

test.each<[string, FolderEvidence, FolderEvidence]>([
  ['made anew under its inode', seen('local', born), seen('local', { birthNs: 100n })],
  ['with another inode in an overlay', seen('overlay', born), seen('overlay', { ...born, inode: 8n, birthNs: 100n })],
  ['of another disk that was formatted in the same second', topOf('fsid 1'), topOf('fsid 2')],
  ['of another disk', seen('ntfs_3g', disk), seen('ntfs_3g', { disk: 'uuid 12-34' })],
  ['elsewhere on a FAT stick', seen('fat', disk), seen('fat', { ...disk, path: '/other' })],
  ['of another sftp server', seen('sshfs', { source: 'a:/in' }), seen('sshfs', { source: 'b:/in' })],
  ['elsewhere on the sftp server', seen('sshfs'), seen('sshfs', { path: '/other' })],
  ['of another program', seen('sshfs'), seen('sshfs', { type: 'fuse.rclone' })],
  ['with another inode on Windows', seen('windows', born), seen('windows', { ...born, inode: 8n })],
  ['on another volume of Windows', seen('windows', born), seen('windows', { ...born, device: 41n })],
  ['behind another inode', seen('bindfs'), seen('bindfs', { inode: 8n })],
  [
    'whose name holds the mark between parts',
    seen('sshfs', { source: 'a:b', path: '/c' }),
    seen('sshfs', { source: 'a', path: 'b:/c' }),
  ],
])('a folder %s is another one', (_, before, now) => {
  expect(isSame(before, now)).toBe(false)
})

test.each<[string, string, FolderEvidence, boolean]>([
  ['a birth', 'born:7:99', seen('local', born), true],
  ['the birth that mkfs gave', 'born:2:1790000000000000000', topOf('fsid 1'), true],
  ['a birth on Windows', 'born:7:99', seen('windows', born), true],
  ['a birth that is not asked for any more', 'born:7:99', seen('fat', { ...disk, ...born }), true],
  ['a device that is a disk', 'device:2065:7', seen('local', { ...disk, device: 2_065n }), true],
  ['another disk', 'device:2065:7', seen('local', { ...disk, device: 2_081n }), false],
  ['a number of a mount, which says nothing', 'device:40:7', seen('sshfs'), false],
  ['nothing', '', seen('local', born), false],
])('old records with %s', (_, kept, now, expected) => {
  expect(isSameFolder(kept, now)).toBe(expected)
})

test('where the system has no list of mounts, birth or device is all there is', () => {
  const { fileSystem, ...numbers } = seen('local', born)
  const none: FolderEvidence = { ...numbers, fileSystem: { ...fileSystem, mounted: null } }
  expect(identityText(none)).toBe('born:7:99')
  expect(identityText({ ...none, birthNs: 0n })).toBe('device:40:7')
  expect(isSameFolder('device:40:7', { ...none, birthNs: 0n })).toBe(true)
})

test('the disk is asked for only where it tells something', () => {
  expect(needsDisk(seen('local', born))).toBe(false)
  expect(needsDisk(seen('local'))).toBe(true)
  expect(needsDisk(topOf(null))).toBe(true)
  expect(needsDisk(seen('fat', born))).toBe(true)
  expect(needsDisk(seen('sshfs'))).toBe(false)
})
