// Where files that were named are when no link is followed, so that a file is one file however it was named.
import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * The real absolute path of each file in `places`. A last part that is a link stays: such a file is never sent. What cannot
 * be looked at keeps the path it was named by.
 */
export async function realPathsOf(places: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  const folders = new Map<string, string>()
  const real = new Map<string, string>()
  for (const [path, absolute] of places) {
    const folder = dirname(absolute)
    const realFolder = folders.get(folder) ?? (await realpath(folder).catch(() => folder))
    folders.set(folder, realFolder)
    real.set(path, join(realFolder, basename(absolute)))
  }
  return real
}
