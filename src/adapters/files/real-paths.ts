// Where files that were named are when no link is followed, so that a file is one file however it was named.
import { basename, sep } from 'node:path'
import { isAtOrInside } from '#shared/at-or-inside.ts'
import { childOf, parentOf, realPathOf, systemPathFrom } from './paths.ts'
import type { SystemPath } from './paths.ts'

/** The real path of one file. */
export async function realPathOfFile(absolute: string): Promise<SystemPath> {
  const folder = parentOf(systemPathFrom(absolute))
  return childOf(await realOrSame(folder), basename(absolute))
}

/**
 * The real path of each file in `places` (absolute). A last part that is a link stays: such a file is never sent. What cannot
 * be looked at keeps the path it was named by.
 */
export async function realPathsOf(places: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, SystemPath>> {
  const folders = new Map<string, SystemPath>()
  const real = new Map<string, SystemPath>()
  for (const [path, absolute] of places) {
    const folder = parentOf(systemPathFrom(absolute))
    const realFolder = folders.get(folder) ?? (await realOrSame(folder))
    folders.set(folder, realFolder)
    real.set(path, childOf(realFolder, basename(absolute)))
  }
  return real
}

async function realOrSame(folder: SystemPath): Promise<SystemPath> {
  return realPathOf(folder).catch(() => folder)
}

/** The first of `files` (absolute) that lies in none of `folders`, whatever links lead there; null: all do. */
export async function oneOutside(files: readonly string[], folders: readonly string[]): Promise<string | null> {
  const inside = await Promise.all(folders.map((folder) => realOrSame(systemPathFrom(folder))))
  for (const file of files) {
    const parent = parentOf(await realPathOfFile(file))
    if (!inside.some((folder) => isAtOrInside(parent, folder, sep))) return file
  }
  return null
}
