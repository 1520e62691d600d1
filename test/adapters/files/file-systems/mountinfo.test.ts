// The list of mounts, with lines as Linux wrote them.
import { expect, test } from 'vitest'
import { deviceText, mountOf, parseMountinfo, pathInFileSystem } from '#adapters/files/file-systems/mountinfo.ts'

const recorded = String.raw`22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard,resv_strict
41 27 8:17 / /run/media/anna/My\040stick rw,nosuid,nodev,relatime shared:12 master:1 - fuseblk /dev/sdb1 rw,user_id=0,blksize=4096
42 27 0:52 / /mnt/ssh rw,nosuid,nodev,relatime shared:31 - fuse.sshfs anna@files:/srv/in\040box rw,user_id=1000
43 27 0:41 /@home /home rw,relatime shared:3 - btrfs /dev/nvme0n1p2 rw,ssd,subvolid=256,subvol=/@home
44 27 0:43 /in /srv/in rw,relatime - btrfs /dev/nvme0n1p3 rw,subvol=/in
45 27 0:60 / /mnt/a/b rw - tmpfs tmpfs rw
46 27 0:61 / /mnt/a rw - tmpfs tmpfs rw
this is no line
`
const mounts = parseMountinfo(recorded)

test('lines are read with their escapes and optional fields', () => {
  expect(mounts).toHaveLength(8)
  expect(mounts[2]).toEqual({
    id: 41,
    device: '8:17',
    root: '/',
    mountPoint: '/run/media/anna/My stick',
    type: 'fuseblk',
    source: '/dev/sdb1',
    options: ['rw', 'user_id=0', 'blksize=4096'],
  })
  expect(mounts[3]?.source).toBe('anna@files:/srv/in box')
  expect(parseMountinfo('')).toEqual([])
})

test.each([
  ['/', '/'],
  ['/home', '/home'],
  ['/home/anna/x', '/home'],
  ['/homework', '/'],
  ['/run/media/anna/My stick/Scans', '/run/media/anna/My stick'],
  ['/mnt/ssh', '/mnt/ssh'],
])('%s is on the mount at %s', (path, mountPoint) => {
  expect(mountOf(mounts, path)?.mountPoint).toBe(mountPoint)
})

test('a mount that is hidden by a later one above it is found out by the device', () => {
  expect(mountOf(mounts, '/mnt/a/b/c')?.mountPoint).toBe('/mnt/a/b')
  expect(mountOf(mounts, '/mnt/a/b/c', 61n)?.mountPoint).toBe('/mnt/a')
  // A number that no mount has (btrfs, overlay) changes nothing.
  expect(mountOf(mounts, '/mnt/a/b/c', 99n)?.mountPoint).toBe('/mnt/a/b')
})

test('of two mounts at one place the later one counts', () => {
  const two = parseMountinfo('1 0 0:1 / /x rw - ext4 /dev/a rw\n2 1 0:2 / /x rw - fuse.sshfs h: rw\n')
  expect(mountOf(two, '/x/y')?.type).toBe('fuse.sshfs')
  expect(mountOf([], '/x')).toBe(null)
})

test.each([
  ['/home/anna/in', '/@home/anna/in'],
  ['/home', '/@home'],
  ['/srv/in', '/in'],
  ['/mnt/ssh', '/'],
  ['/mnt/ssh/a', '/a'],
  ['/etc', '/etc'],
  ['/', '/'],
])('%s is %s in its file system', (path, expected) => {
  const mount = mountOf(mounts, path)
  expect(mount === null ? null : pathInFileSystem(mount, path)).toBe(expected)
})

test('device numbers are spelled as the list spells them', () => {
  expect(deviceText(65_024n)).toBe('254:0')
  expect(deviceText(2_065n)).toBe('8:17')
  expect(deviceText(52n)).toBe('0:52')
  expect(deviceText((1n << 20n) | (3n << 8n) | 5n)).toBe('3:261')
})
