// Whether the token file would be sent itself, to wherever everybody who reads that folder in Dropbox can read it.
import type { BigIntStats } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { isAtOrInside } from '#shared/at-or-inside.ts'
import { realPathOf } from '../files/paths.ts'

/**
 * True when `tokenFile` is one of, or lies in one of, `sent`: the folder or the files that are sent. Links are resolved first, and a
 * token file with a second name (a hard link) is looked for under that name, too.
 */
export async function isAmongSent(tokenFile: string, sent: readonly string[]): Promise<boolean> {
  const token = await realOrSame(tokenFile)
  const places = await Promise.all(sent.map(realOrSame))
  if (places.some((place) => isAtOrInside(token, place, sep))) return true
  const stats = await stat(token, { bigint: true }).catch(() => null)
  // Nearly every file has one name: then nothing is searched.
  if (stats === null || stats.nlink < 2n) return false
  for (const place of places) if (await holds(place, stats)) return true
  return false
}

/** True when `path` is that file, or a folder in which it has a name. What cannot be looked at is not sent either. */
async function holds(path: string, file: BigIntStats): Promise<boolean> {
  const stats = await lstat(path, { bigint: true }).catch(() => null)
  if (stats === null || stats.dev !== file.dev) return false
  if (!stats.isDirectory()) return stats.isFile() && stats.ino === file.ino
  for (const name of await readdir(path).catch(() => [])) if (await holds(join(path, name), file)) return true
  return false
}

/** What is not there is refused by others, in better words. */
async function realOrSame(path: string): Promise<string> {
  try {
    return await realPathOf(path)
  } catch {
    return path
  }
}
