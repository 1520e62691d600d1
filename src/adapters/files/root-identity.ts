// Who the watched folder is, so that an unmounted, replaced or re-created folder is never taken for an emptied one.
import type { BigIntStats } from 'node:fs'
import { statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { birthNsOf, isNothingThere } from './file-stat.ts'
import { realPathOf } from './paths.ts'
import type { SystemPath } from './paths.ts'

export type RootFinding =
  | {
      readonly kind: 'folder'
      /** The path without links. */
      readonly realPath: SystemPath
      /** The file system it is on. Changes with each start or remount: never remembered. */
      readonly device: bigint
      readonly identity: string
    }
  | { readonly kind: 'missing' }
  /** Something else stands there, or the system does not let us look. */
  | { readonly kind: 'not_a_folder' }

/**
 * A text that stays the same for one folder across restarts and remounts, and differs for another folder at its place.
 * Device numbers change at every start on btrfs and network drives, so the time of birth takes their place where the
 * file system knows it.
 */
export function identityOf(stats: BigIntStats): string {
  const birthNs = birthNsOf(stats)
  return birthNs > 0n ? `born:${stats.ino}:${birthNs}` : `device:${stats.dev}:${stats.ino}`
}

/** Looks at the folder a person named. Links on the way to it are followed: the person chose them. */
export async function lookAtRoot(root: string): Promise<RootFinding> {
  try {
    const realPath = await realPathOf(root)
    const stats = await stat(realPath, { bigint: true })
    if (!stats.isDirectory()) return { kind: 'not_a_folder' }
    return { kind: 'folder', realPath, device: stats.dev, identity: identityOf(stats) }
  } catch (error) {
    return isNothingThere(error) ? { kind: 'missing' } : { kind: 'not_a_folder' }
  }
}

/** True when the folder `identity` still stands at `realPath`. At once: for use right after the path was walked. */
export function isRootAt(realPath: SystemPath, identity: string): boolean {
  try {
    const stats = statSync(realPath, { bigint: true, throwIfNoEntry: false })
    return stats?.isDirectory() === true && identityOf(stats) === identity
  } catch {
    return false
  }
}
