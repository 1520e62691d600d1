// This folder: a path that a person asks about, whatever it is.

// What stands at a path that a person names, and whether it lies in a folder. Opens nothing.
import { lstat } from 'node:fs/promises'
import { basename, isAbsolute, relative, resolve } from 'node:path'
import { isNothingThere, statOf } from '../files/file-stat.ts'
import {
  childOf,
  isRealPath,
  parentOf,
  realPathOf,
  relativePathOf,
  systemPathFrom,
  type RelativePath,
} from '../files/paths.ts'

export type LookedAt = {
  readonly kind: 'file' | 'folder' | 'symbolic_link' | 'behind_link' | 'special' | 'absent' | 'unknown'
  /** Of a file. */
  readonly stat: { readonly sizeBytes: number; readonly mtimeMs: number } | null
}

/** Where `asked` lies in the folder at `root`; '' for the folder itself, null for elsewhere. Links on the way to the root are followed. */
export async function pathInFolder(root: string, asked: string): Promise<RelativePath | null> {
  const direct = pathFrom(systemPathFrom(root), systemPathFrom(asked))
  if (direct !== null) return direct
  try {
    const absolute = systemPathFrom(asked)
    const [realRoot, realParent] = [await realPathOf(root), await realPathOf(parentOf(absolute))]
    return pathFrom(realRoot, childOf(realParent, basename(absolute)))
  } catch {
    return null
  }
}

function pathFrom(root: string, absolute: string): RelativePath | null {
  const between = relative(root, absolute)
  if (between === '') return '' as RelativePath
  return isAbsolute(between) ? null : relativePathOf(between)
}

/** Looks at `asked`; `root` is the folder below which no link is followed, null for none. */
export async function lookAtPath(asked: string, root: string | null): Promise<LookedAt> {
  const absolute = systemPathFrom(asked)
  try {
    const stats = await lstat(absolute, { bigint: true })
    const { mtimeMs, sizeBytes } = statOf(stats)
    if (root !== null && (await isBehindLink(asked, root))) return { kind: 'behind_link', stat: null }
    if (stats.isSymbolicLink()) return { kind: 'symbolic_link', stat: null }
    if (stats.isDirectory()) return { kind: 'folder', stat: null }
    return stats.isFile() ? { kind: 'file', stat: { sizeBytes, mtimeMs } } : { kind: 'special', stat: null }
  } catch (error) {
    return { kind: isNothingThere(error) ? 'absent' : 'unknown', stat: null }
  }
}

/** The folder itself may be reached by a link: the person chose it. */
async function isBehindLink(asked: string, root: string): Promise<boolean> {
  const inFolder = pathFrom(systemPathFrom(root), systemPathFrom(asked))
  if (inFolder === null || inFolder === '') return false
  const real = systemPathFrom(resolve(await realPathOf(root), inFolder))
  return !(await isRealPath(parentOf(real)))
}

/** The real path of a file that is named, or the path itself where there is none. */
export async function realOrSame(asked: string): Promise<string> {
  const absolute = systemPathFrom(asked)
  try {
    return childOf(await realPathOf(parentOf(absolute)), basename(absolute))
  } catch {
    return absolute
  }
}
