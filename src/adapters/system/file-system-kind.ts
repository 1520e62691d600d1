// Which file systems a ledger is not safe on: where another computer may write too, or where locks and syncs are promises
// of a server.
import fs from 'node:fs'

export type UnsafeFileSystem = 'network_folder' | 'user_space_folder'

/** `f_type` as Linux's statfs(2) and include/uapi/linux/magic.h list it. */
const networkTypes: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB 1
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2 and 3
  0x5346414f, // AFS
  0x6b414653, // AFS of the kernel
  0x73757245, // Coda
  0x01021997, // 9P: also a folder of the host inside a virtual machine
  0x00c36400, // Ceph
  0x786f4256, // VirtualBox shared folder
  0x47504653, // GPFS
  0x0bd00bd0, // Lustre
])

/** sshfs, rclone mounts, some cloud drives; also NTFS drivers, which are sound, but cannot be told apart. */
const fuseType = 0x65735546

/** What a file system type means for a ledger; null when nothing is known against it. */
export function unsafeFileSystem(type: number): UnsafeFileSystem | null {
  const unsigned = type >>> 0 // 32-bit systems give it with a sign
  if (networkTypes.has(unsigned)) return 'network_folder'
  return unsigned === fuseType ? 'user_space_folder' : null
}

/** The same for the folder `dir`. Linux tells types; on Windows a `\\server\share` path tells; elsewhere null. */
export function fileSystemWarning(dir: string): UnsafeFileSystem | null {
  if (process.platform === 'win32') return dir.startsWith('\\\\') ? 'network_folder' : null
  return process.platform === 'linux' ? unsafeFileSystem(fs.statfsSync(dir).type) : null
}
