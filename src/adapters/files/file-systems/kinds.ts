// What each kind of file system promises: the one table. Most of it was seen (docs/file-systems.md says what, with which version).

/** How a folder is known again after a remount or a restart. */
export type IdentityRule =
  /** By inode and time of birth; where an old disk of this kind tells no birth: by disk and inode. */
  | 'birth_and_inode'
  /** By the volume's number and the inode: the birth may be made up, see `onWindows`. */
  | 'volume_and_inode'
  /** By inode alone: the first save copies the folder into the upper layer, which gives it another birth. */
  | 'layered_inode'
  /** By the disk's own id and the inode: the device's name depends on the port. */
  | 'disk_and_inode'
  /** By the disk's own id and the path on it: inode numbers are made up at each mount. */
  | 'disk_and_path'
  /** By type, source, path below the mount and inode: the inode is the one of the folder behind it. */
  | 'source_path_and_inode'
  /** By type, source and path below the mount. */
  | 'source_and_path'

/** What tells one file from another that has its name. The device's number never does: it changes with the order of mounts. */
export type FileIdRule =
  /** The inode, and the time of birth where there is one. */
  | 'inode_and_birth'
  /** The inode alone. */
  | 'inode'
  /** Nothing: inode numbers change while it is mounted. Size and times are all that is known. */
  | 'none'

export type FileSystemTraits = {
  readonly identity: IdentityRule
  readonly fileId: FileIdRule
  /**
   * False: other computers, or programs on the side behind the mount, change files without anybody being told. Changes are then
   * found by scans.
   */
  readonly tellsChanges: boolean
  /** From one scan to the next while all is well, in milliseconds. */
  readonly scanEveryMs: number
  /** The shortest time a file must rest there before it is read, in milliseconds. */
  readonly quietMs: number
  /** False: a call may not come back for as long as a server, a network or a program hangs. */
  readonly mayCallSynchronously: boolean
}

/** Kinds that behave alike in everything above are one kind. */
export type FileSystemKind =
  /** ext2-4, xfs, ntfs (in the kernel), zfs, f2fs, tmpfs, ...: a disk of this computer. */
  | 'local'
  | 'btrfs'
  | 'overlay'
  /** FAT and exFAT in the kernel: no inodes on the disk. */
  | 'fat'
  /** NTFS by a program (`fuseblk`). */
  | 'ntfs_3g'
  /** exFAT by a program (`fuseblk`). */
  | 'exfat_fuse'
  | 'sshfs'
  | 'mergerfs'
  | 'unionfs_fuse'
  | 'bindfs'
  | 'gocryptfs'
  | 'rclone'
  | 'davfs'
  | 'nfs'
  | 'smb'
  /** A folder of the host in a virtual machine: 9p, virtiofs, VirtualBox, VMware. */
  | 'host_folder'
  /** Other file systems that a program makes. */
  | 'other_fuse'
  /** A drive of Windows. */
  | 'windows'
  /** A network drive of Windows (`\\server\share`). */
  | 'windows_network'
  /** A type that this table does not have, or a system that tells none. */
  | 'unknown'

const minuteMs = 60_000
const onDisk = {
  identity: 'birth_and_inode',
  fileId: 'inode_and_birth',
  tellsChanges: true,
  scanEveryMs: 10 * minuteMs,
  quietMs: 2_000,
  mayCallSynchronously: true,
} as const satisfies FileSystemTraits

/** What hears only of changes made through this very mount, and may hang. */
const behindMount = {
  identity: 'source_and_path',
  fileId: 'none',
  tellsChanges: false,
  scanEveryMs: minuteMs,
  quietMs: 5_000,
  mayCallSynchronously: false,
} as const satisfies FileSystemTraits

/**
 * NTFS counts the uses of an inode in its number, so that none is given out twice. A birth would say nothing more, and may be wrong: a
 * server that keeps none (Samba without `store dos attributes`) tells the earliest of the other times, which each change moves, and
 * Windows itself gives a new file the birth of the one that had its name seconds ago.
 */
const onWindows = { identity: 'volume_and_inode', fileId: 'inode' } as const

export const fileSystemTraits: Readonly<Record<FileSystemKind, FileSystemTraits>> = {
  local: onDisk,
  btrfs: onDisk,
  overlay: { ...onDisk, identity: 'layered_inode' },
  fat: { ...onDisk, identity: 'disk_and_path', fileId: 'none' },
  ntfs_3g: { ...behindMount, identity: 'disk_and_inode', fileId: 'inode_and_birth', tellsChanges: true },
  exfat_fuse: { ...behindMount, identity: 'disk_and_path', tellsChanges: true },
  sshfs: behindMount,
  mergerfs: behindMount,
  unionfs_fuse: behindMount,
  bindfs: { ...behindMount, identity: 'source_path_and_inode', fileId: 'inode_and_birth' },
  gocryptfs: { ...behindMount, identity: 'source_path_and_inode', fileId: 'inode_and_birth' },
  // Reading a file that rclone has not stored yet puts its storing off, which takes five seconds.
  rclone: { ...behindMount, fileId: 'inode_and_birth', quietMs: 8_000 },
  davfs: behindMount,
  // Servers keep inodes; what a client has in its cache is up to a minute old.
  nfs: { ...behindMount, fileId: 'inode_and_birth' },
  // A birth that the server makes up moves with each change; see `onWindows`.
  smb: { ...behindMount, fileId: 'inode' },
  host_folder: { ...behindMount, fileId: 'inode_and_birth' },
  other_fuse: behindMount,
  windows: { ...onDisk, ...onWindows },
  windows_network: { ...behindMount, ...onWindows },
  unknown: onDisk,
}

const kindOfType: Readonly<Record<string, FileSystemKind>> = {
  ...Object.fromEntries(
    [
      'ext2',
      'ext3',
      'ext4',
      'xfs',
      'zfs',
      'f2fs',
      'jfs',
      'ntfs',
      'ntfs3',
      'bcachefs',
      'tmpfs',
      'reiserfs',
      'hfsplus',
    ].map((type) => [type, 'local'] as const),
  ),
  btrfs: 'btrfs',
  overlay: 'overlay',
  vfat: 'fat',
  exfat: 'fat',
  msdos: 'fat',
  'fuse.sshfs': 'sshfs',
  'fuse.mergerfs': 'mergerfs',
  'fuse.unionfs': 'unionfs_fuse',
  'fuse.unionfs-fuse': 'unionfs_fuse',
  fuse: 'other_fuse',
  'fuse.bindfs': 'bindfs',
  'fuse.gocryptfs': 'gocryptfs',
  'fuse.rclone': 'rclone',
  davfs: 'davfs',
  'fuse.davfs': 'davfs',
  nfs: 'nfs',
  nfs4: 'nfs',
  cifs: 'smb',
  smb3: 'smb',
  smbfs: 'smb',
  '9p': 'host_folder',
  virtiofs: 'host_folder',
  vboxsf: 'host_folder',
  'fuse.vmhgfs-fuse': 'host_folder',
  prl_fs: 'host_folder',
  ceph: 'nfs',
  lustre: 'nfs',
  gpfs: 'nfs',
  beegfs: 'nfs',
  afs: 'nfs',
  coda: 'nfs',
}

/** NTFS counts its root as file 5; FUSE counts it as 1 where a program has no numbers of its own. */
const ntfsRoot = 5n

/**
 * The kind of a mount of `type`. `rootInode` is the inode number at the mount point: NTFS and exFAT by a program have one type. Null
 * where it was not looked at.
 */
export function kindOf(type: string, rootInode: bigint | null): FileSystemKind {
  if (type === 'fuseblk') return rootInode === ntfsRoot ? 'ntfs_3g' : 'exfat_fuse'
  return (
    (Object.hasOwn(kindOfType, type) ? kindOfType[type] : undefined) ??
    (type.startsWith('fuse.') ? 'other_fuse' : 'unknown')
  )
}
