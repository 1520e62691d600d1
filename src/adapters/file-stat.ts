// What the system tells of a path, in our own words: the one place where stats and file kinds are read.
import type { BigIntStats } from 'node:fs'
import type { Observed, Stat } from '#shared/upload.ts'

/** Our stat of a file. Needs the big numbers: inodes of network drives do not fit into a double. */
export function statOf(stats: BigIntStats): Stat {
  return {
    sizeBytes: Number(stats.size),
    mtimeMs: Number(stats.mtimeNs) / 1e6,
    ctimeMs: Number(stats.ctimeNs) / 1e6,
    fileId: `${stats.dev}:${stats.ino}`,
  }
}

/**
 * True when `stat` is the stat of `stats`. Makes no object: V8 learns from a first scan that stats live long and puts each
 * new one into the old generation, 16 MB for each later scan of 100,000 files.
 */
export function isStatOf(stat: Stat, stats: BigIntStats): boolean {
  return (
    stat.sizeBytes === Number(stats.size) &&
    stat.mtimeMs === Number(stats.mtimeNs) / 1e6 &&
    stat.ctimeMs === Number(stats.ctimeNs) / 1e6 &&
    stat.fileId === `${stats.dev}:${stats.ino}`
  )
}

/**
 * What stands at a path, from its `lstat` (null: nothing). A folder is no upload, so where a file is looked for a folder
 * means `absent`.
 */
export function observedOf(stats: BigIntStats | null): Observed {
  if (stats === null || stats.isDirectory()) return { kind: 'absent' }
  if (stats.isFile()) return { kind: 'file', stat: statOf(stats) }
  if (stats.isSymbolicLink()) return { kind: 'unfit', reason: 'link_skipped' }
  return { kind: 'unfit', reason: 'not_a_regular_file' }
}

/** The system's code of an error (`ENOENT`), or null when it has none. */
export function errorCodeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** True when the error says that nothing is at the path, or that a part of the path is no folder any more. */
export function isNothingThere(error: unknown): boolean {
  const code = errorCodeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}
