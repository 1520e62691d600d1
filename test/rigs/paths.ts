// Paths in tests, in the spelling the product wants them.
import { join } from 'node:path'
import { folderItself, parseRelativePath, systemPathFrom } from '#adapters/files/paths.ts'
import type { RelativePath, SystemPath } from '#adapters/files/paths.ts'

/** A path inside a folder; '' is the folder itself. */
export function inside(path: string): RelativePath {
  const parsed = path === '' ? folderItself : parseRelativePath(path)
  if (parsed === null) throw new Error(`no path inside a folder: ${path}`)
  return parsed
}

/** The system's path of what is in `folder`. */
export function systemPath(folder: string, path = ''): SystemPath {
  return systemPathFrom(join(folder, path))
}
