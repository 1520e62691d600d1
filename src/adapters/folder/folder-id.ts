// Which folder stands at a path, for as long as this process runs: not to be remembered.
import { lstat } from 'node:fs/promises'
import type { BigIntStats } from 'node:fs'
import { birthNsOf, isNothingThere } from '../files/file-stat.ts'
import type { SystemPath } from '../files/paths.ts'

/**
 * Two folders that stand at one path one after the other have two ids. On Linux the time of birth is part of it: ext4 gives the inode
 * of a removed folder to the next one at once. (Windows would tell it as well, but where its birth is made up, as under wine, each
 * change of a folder makes it another; one watch hears the whole tree there.)
 */
export function folderIdOf(stats: BigIntStats): string {
  const birthNs = process.platform === 'linux' ? birthNsOf(stats) : 0n
  return birthNs > 0n ? `${stats.dev}:${stats.ino}:${birthNs}` : `${stats.dev}:${stats.ino}`
}

/** What `folderIdAt` answers where there is no folder. */
export const noFolder = 'no folder'

/** The id of the folder at `absolute`; null where the system does not let us look. Links are not followed. */
export async function folderIdAt(absolute: SystemPath): Promise<string | null> {
  try {
    const stats = await lstat(absolute, { bigint: true })
    return stats.isDirectory() ? folderIdOf(stats) : noFolder
  } catch (error) {
    return isNothingThere(error) ? noFolder : null
  }
}
