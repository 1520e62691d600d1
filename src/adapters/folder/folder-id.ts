// Which folder stands at a path, for as long as this process runs: not to be remembered.
import { lstat } from 'node:fs/promises'
import type { BigIntStats } from 'node:fs'
import type { FileIdRule } from '../files/file-systems/kinds.ts'
import { birthNsOf, isNothingThere } from '../files/file-stat.ts'
import type { SystemPath } from '../files/paths.ts'

/**
 * Two folders that stand at one path one after the other have two ids. On Linux the time of birth is part of it: ext4 gives the inode
 * of a removed folder to the next one at once. Where inode numbers change while a disk is mounted, no folder would ever be the one
 * that was found.
 */
export function folderIdOf(stats: BigIntStats, rule: FileIdRule): string {
  if (rule === 'none') return String(stats.dev)
  const birthNs = process.platform === 'linux' && rule !== 'inode' ? birthNsOf(stats) : 0n
  return birthNs > 0n ? `${stats.dev}:${stats.ino}:${birthNs}` : `${stats.dev}:${stats.ino}`
}

/** What `folderIdAt` answers where there is no folder. */
export const noFolder = 'no folder'

/** The id of the folder at `absolute`; null where the system does not let us look. Links are not followed. */
export async function folderIdAt(absolute: SystemPath, rule: FileIdRule): Promise<string | null> {
  try {
    const stats = await lstat(absolute, { bigint: true })
    return stats.isDirectory() ? folderIdOf(stats, rule) : noFolder
  } catch (error) {
    return isNothingThere(error) ? noFolder : null
  }
}
