// File systems a ledger is not safe on are told by the numbers of statfs.
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { fileSystemWarning, unsafeFileSystem } from '#adapters/system/file-system-kind.ts'

test.each([
  ['NFS', 0x6969, 'network_folder'],
  ['CIFS', 0xff534d42, 'network_folder'],
  ['CIFS with a sign', 0xff534d42 | 0, 'network_folder'],
  ['SMB 2', 0xfe534d42, 'network_folder'],
  ['a folder of the host', 0x01021997, 'network_folder'],
  ['FUSE', 0x65735546, 'user_space_folder'],
  ['ext4', 0xef53, null],
  ['xfs', 0x58465342, null],
  ['btrfs', 0x9123683e, null],
  ['tmpfs', 0x01021994, null],
  ['overlay', 0x794c7630, null],
] as const)('%s', (_, type, expected) => {
  expect(unsafeFileSystem(type)).toBe(expected)
})

test('a local folder is not warned of', () => {
  expect(fileSystemWarning(temporaryFolder())).toBe(null)
})
