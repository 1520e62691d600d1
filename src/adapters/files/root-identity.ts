// Who the watched folder is, so that an unmounted, replaced or re-created folder is never taken for an emptied one.
import type { BigIntStats } from 'node:fs'
import { statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { birthNsOf, isNothingThere } from './file-stat.ts'
import { diskIdOf } from './file-systems/disk-id.ts'
import { fileSystemOf } from './file-systems/file-system-of.ts'
import { identityText, isSameFolder, needsDisk } from './file-systems/folder-identity.ts'
import type { FolderEvidence } from './file-systems/folder-identity.ts'
import type { FileSystemTraits } from './file-systems/kinds.ts'
import { parentOf, realPathOf } from './paths.ts'
import type { SystemPath } from './paths.ts'
import { withinTimeout } from './timeout.ts'

/** A folder that does not answer for so long is away: a network drive without its network. */
export const rootTimeoutMs = 10_000

export type FolderAtRoot = {
  readonly kind: 'folder'
  /** The path without links. */
  readonly realPath: SystemPath
  /** The file system it is on. Changes with each start or remount: never remembered. */
  readonly device: bigint
  /** The text that is kept for it (see `folder-identity.ts`). */
  readonly identity: string
  readonly evidence: FolderEvidence
  /** What its stat said, as far as that stays while the file system is mounted. */
  readonly standing: string
  /** The folder that holds it, and when that was changed last, by the file system's clock. */
  readonly parent: { readonly standing: string; readonly device: bigint; readonly changedNs: bigint }
}

export type RootFinding =
  | FolderAtRoot
  | { readonly kind: 'missing' }
  /** Something else stands there, or the system does not let us look. */
  | { readonly kind: 'not_a_folder' }

/** Looks at the folder a person named. Links on the way to it are followed: the person chose them. */
export async function lookAtRoot(root: string): Promise<RootFinding> {
  try {
    const realPath = await realPathOf(root)
    const stats = await stat(realPath, { bigint: true })
    if (!stats.isDirectory()) return { kind: 'not_a_folder' }
    const above = await stat(parentOf(realPath), { bigint: true })
    const evidence = await evidenceOf(realPath, stats)
    const { traits } = evidence.fileSystem
    return {
      kind: 'folder',
      realPath,
      device: stats.dev,
      identity: identityText(evidence),
      evidence,
      standing: standingOf(stats, traits),
      parent: { standing: standingOf(above, traits), device: above.dev, changedNs: above.ctimeNs },
    }
  } catch (error) {
    return isNothingThere(error) ? { kind: 'missing' } : { kind: 'not_a_folder' }
  }
}

/** The same for a start or a single question: what does not answer within ten seconds cannot be looked at. */
export async function lookAtRootInTime(root: string): Promise<RootFinding> {
  return withinTimeout(lookAtRoot(root), rootTimeoutMs).catch(() => ({ kind: 'not_a_folder' }))
}

/** True when `look` found the folder that is known by the text `identity`. */
export function isFolder(look: FolderAtRoot, identity: string): boolean {
  return isSameFolder(identity, look.evidence)
}

/**
 * True when the folder `now` was made in the place of `before` after that was looked at: the same path without links, in the same
 * folder, on the same disk. Nothing that is in it was there before. A folder that was moved there is older, and a drive that is mounted
 * or unmounted is not in the same folder.
 */
export function isMadeAnew(before: FolderAtRoot, now: FolderAtRoot): boolean {
  const isSamePlace = before.realPath === now.realPath && before.parent.standing === now.parent.standing
  const isOneDisk = before.device === now.device && now.parent.device === now.device
  return isSamePlace && isOneDisk && now.evidence.birthNs > before.parent.changedNs
}

/**
 * True when the folder of that look still stands at its path. To be asked after the path was walked: what was seen there is of the folder
 * that is found standing afterwards. A drive that may hang is given ten seconds; one that does not answer then is away.
 */
export async function isRootAt({ realPath, standing, evidence }: FolderAtRoot): Promise<boolean> {
  const { traits } = evidence.fileSystem
  try {
    const stats = traits.mayCallSynchronously
      ? statSync(realPath, { bigint: true, throwIfNoEntry: false })
      : await withinTimeout(stat(realPath, { bigint: true }), rootTimeoutMs)
    return stats?.isDirectory() === true && standingOf(stats, traits) === standing
  } catch {
    return false
  }
}

async function evidenceOf(realPath: SystemPath, stats: BigIntStats): Promise<FolderEvidence> {
  const fileSystem = await fileSystemOf(realPath, stats.dev)
  const known = { device: stats.dev, inode: stats.ino, birthNs: birthNsOf(stats), fileSystem }
  const mount = fileSystem.mounted?.mount ?? null
  return { ...known, disk: mount !== null && needsDisk(known) ? await diskIdOf(mount, realPath) : null }
}

function standingOf(stats: BigIntStats, { identity, fileId }: FileSystemTraits): string {
  if (fileId === 'none') return String(stats.dev)
  // A copy-up gives the folder another birth while it stands, and so may a change on Windows.
  const isBirthKept = identity !== 'layered_inode' && fileId !== 'inode'
  return isBirthKept ? `${stats.dev}:${stats.ino}:${birthNsOf(stats)}` : `${stats.dev}:${stats.ino}`
}
