// What the system tells of a path, in our own words: the one place where stats and file kinds are read.
import { statSync } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { errorCodeOf } from '#shared/error-code.ts'
import type { Observed, Stat } from '#shared/upload.ts'
import type { FileIdRule } from './file-systems/kinds.ts'

/**
 * Where the system does not know `statx` (old kernels, some sandboxes) Node tells the time of the last change as that of
 * birth, which would make each changed file another file. Nothing in /proc was ever born: a birth there is such a made-up one.
 */
const areBirthsTrue =
  process.platform !== 'linux' || statSync('/proc', { bigint: true, throwIfNoEntry: false })?.birthtimeNs === 0n

/** For whoever does not know on which file system a file is; see `onWindows` in kinds.ts. */
export const usualFileId: FileIdRule = process.platform === 'win32' ? 'inode' : 'inode_and_birth'

/**
 * Our stat of a file, where `rule` tells one file from another. Needs the big numbers: inodes of network drives do not fit into a
 * double.
 */
export function statOf(stats: BigIntStats, rule: FileIdRule = usualFileId): Stat {
  return {
    sizeBytes: Number(stats.size),
    mtimeMs: Number(stats.mtimeNs) / 1e6,
    ctimeMs: Number(stats.ctimeNs) / 1e6,
    fileId: fileIdOf(stats, rule),
  }
}

/**
 * Who the file is. The time of birth is part of it where the file system tells one: ext4 gives the inode of a deleted file
 * to the next one at once, so that another document under the same name would pass for the old one. The device's number is not: it
 * changes with the order in which disks are mounted. '' where nothing tells.
 */
export function fileIdOf(stats: BigIntStats, rule: FileIdRule = usualFileId): string {
  if (rule === 'none') return ''
  const birthNs = rule === 'inode' ? 0n : birthNsOf(stats)
  // Joined: a template leaves the text and its parts behind, 3 MB for 100,000 files.
  return birthNs > 0n ? [stats.ino, birthNs].join('@') : String(stats.ino)
}

/** When the file was made, in nanoseconds since 1970; 0 where that is not known. */
export function birthNsOf(stats: BigIntStats): bigint {
  return areBirthsTrue && stats.birthtimeNs > 0n ? stats.birthtimeNs : 0n
}

/** Smaller files may lie in the directory itself, where no block is counted for them. */
const mostInlineBytes = 4_096n

/**
 * True when the bytes of the file are not on this computer: iCloud and OneDrive keep a placeholder, and fetch them when somebody
 * reads. Told by the file having a size and no block; other systems say so of files that are whole (FUSE drives, inline data).
 */
export function isToBeFetched(stats: BigIntStats, platform: NodeJS.Platform = process.platform): boolean {
  const isKnownThere = platform === 'darwin' || platform === 'win32'
  return isKnownThere && stats.isFile() && stats.size > mostInlineBytes && stats.blocks === 0n
}

/**
 * What stands at a path, from its `lstat` (null: nothing). A folder is no upload, so where a file is looked for a folder
 * means `absent`.
 */
export function observedOf(stats: BigIntStats | null, rule: FileIdRule = usualFileId): Observed {
  if (stats === null || stats.isDirectory()) return { kind: 'absent' }
  if (stats.isFile()) return { kind: 'file', stat: statOf(stats, rule) }
  if (stats.isSymbolicLink()) return { kind: 'unfit', reason: 'symbolic_link' }
  return { kind: 'unfit', reason: 'not_a_regular_file' }
}

/** True when the error says that nothing is at the path, or that a part of the path is no folder any more. */
export function isNothingThere(error: unknown): boolean {
  const code = errorCodeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}
