// Which file system a path is on, and what that promises.
import { readFile, stat } from 'node:fs/promises'
import type { SystemPath } from '../paths.ts'
import { fileSystemTraits, kindOf } from './kinds.ts'
import type { FileSystemKind, FileSystemTraits } from './kinds.ts'
import { mountOf, parseMountinfo, pathInFileSystem } from './mountinfo.ts'
import type { Mount } from './mountinfo.ts'

export type FileSystemAt = {
  readonly kind: FileSystemKind
  readonly traits: FileSystemTraits
  /** Where and what is mounted, and the path from the root of that file system; null where the system has no such list. */
  readonly mounted: { readonly mount: Mount; readonly path: string } | null
}

/**
 * The file system that the real path `path` is on. `device` is the number its stat tells, where somebody looked already. On Linux this
 * asks no disk but for `fuseblk`, whose two kinds only the mount point's inode tells apart. Windows tells no types: a path of a server
 * is a network drive, any other a disk. macOS tells no types through Node either: what is there is taken for a disk, network
 * drives too, whose births and inodes the system keeps.
 */
export async function fileSystemOf(path: SystemPath, device: bigint | null = null): Promise<FileSystemAt> {
  if (process.platform === 'win32') return withoutList(isNetworkPath(path) ? 'windows_network' : 'windows')
  if (process.platform !== 'linux') return withoutList('local')
  const mount = mountOf(await readMounts(), path, device)
  if (mount === null) return withoutList('unknown')
  const kind = kindOf(mount.type, mount.type === 'fuseblk' ? await inodeAt(mount.mountPoint) : null)
  return { kind, traits: fileSystemTraits[kind], mounted: { mount, path: pathInFileSystem(mount, path) } }
}

/** What is mounted at present, as this process sees it; nothing where the system does not tell. */
export async function readMounts(): Promise<readonly Mount[]> {
  return parseMountinfo(await readFile('/proc/self/mountinfo', 'utf8').catch(() => ''))
}

function withoutList(kind: FileSystemKind): FileSystemAt {
  return { kind, traits: fileSystemTraits[kind], mounted: null }
}

async function inodeAt(mountPoint: string): Promise<bigint | null> {
  return stat(mountPoint, { bigint: true }).then(
    ({ ino }) => ino,
    () => null,
  )
}

function isNetworkPath(path: string): boolean {
  return /^\\\\(?![?.]\\(?!UNC\\))/i.test(path)
}
