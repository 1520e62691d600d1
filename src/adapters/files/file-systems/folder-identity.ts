// Who a folder is, told by as much as its file system promises, and whether a folder that was found is the one that was agreed on.
import { assertNever } from '#shared/assert.ts'
import type { FileSystemAt } from './file-system-of.ts'

/** What can be known of a folder that stands somewhere. */
export type FolderEvidence = {
  readonly device: bigint
  readonly inode: bigint
  /** 0 where the file system tells none. */
  readonly birthNs: bigint
  readonly fileSystem: FileSystemAt
  /** The disk's own id (see `disk-id.ts`); null where it has none, or none is needed. */
  readonly disk: string | null
}

/** True when `identityText` needs the disk's own id. */
export function needsDisk({ birthNs, fileSystem }: Omit<FolderEvidence, 'disk'>): boolean {
  const { identity } = fileSystem.traits
  if (identity === 'disk_and_inode' || identity === 'disk_and_path') return true
  return identity === 'birth_and_inode' && isBirthCoarse(birthNs)
}

/**
 * A text that stays the same for one folder across restarts and remounts, and differs for another folder at its place, as far as
 * the file system allows. It is kept in the records, which count places by it.
 */
export function identityText(evidence: FolderEvidence): string {
  const { inode, birthNs, disk, fileSystem } = evidence
  const { identity } = fileSystem.traits
  switch (identity) {
    case 'birth_and_inode':
    case 'layered_inode':
      if (birthNs > 0n) return bornText(evidence)
      return diskText(disk, inode) ?? deviceText(evidence)
    case 'volume_and_inode':
      return deviceText(evidence)
    case 'disk_and_inode':
      return diskText(disk, inode) ?? deviceText(evidence)
    case 'disk_and_path':
      return disk === null || fileSystem.mounted === null
        ? (sourceText(fileSystem) ?? deviceText(evidence))
        : textOf('disk-path', disk, fileSystem.mounted.path)
    case 'source_path_and_inode': {
      const source = sourceText(fileSystem)
      return source === null ? deviceText(evidence) : `${source}:${inode}`
    }
    case 'source_and_path':
      return sourceText(fileSystem) ?? deviceText(evidence)
    default:
      return assertNever(identity)
  }
}

/** True when `found` is the folder that was kept as `kept`, by this Outbox or an older one. What cannot be proved is false. */
export function isSameFolder(kept: string, found: FolderEvidence): boolean {
  if (kept === identityText(found)) return true
  const { device, inode, birthNs, fileSystem } = found
  // Old records have the birth also where it is not asked for any more.
  if (birthNs > 0n && kept === bornText({ ...found, disk: null })) return true
  // The disk could not be asked for its id now.
  if (isBirthCoarse(birthNs) && found.disk === null && kept.startsWith(`${bornText(found)}:`)) return true
  // The first save below it copies a folder into the upper layer: its birth is another, its inode is not.
  if (fileSystem.traits.identity === 'layered_inode') return kept.startsWith(`born:${inode}:`)
  // Old records have the device where there is no birth. It means something only where it is a disk: `0:40` is whatever was mounted.
  return kept === deviceText(found) && birthNs === 0n && isDisk(device)
}

/**
 * True for a birth that tells little: none, or one in whole seconds, as mkfs.ext4 gives the top folder of a disk. Disks that were made by one
 * script have one inode and one birth there.
 */
function isBirthCoarse(birthNs: bigint): boolean {
  return birthNs % 1_000_000_000n === 0n
}

function bornText({ inode, birthNs, disk }: Pick<FolderEvidence, 'inode' | 'birthNs' | 'disk'>): string {
  const born = `born:${inode}:${birthNs}`
  return disk === null || !isBirthCoarse(birthNs) ? born : `${born}:${encodeURIComponent(disk)}`
}

function diskText(disk: string | null, inode: bigint): string | null {
  return disk === null ? null : textOf('disk', disk, String(inode))
}

/** Windows numbers a volume when it formats it. Elsewhere this is the last resort: it changes with the port or the order of mounts. */
function deviceText({ device, inode }: Pick<FolderEvidence, 'device' | 'inode'>): string {
  return `device:${device}:${inode}`
}

function sourceText({ mounted }: FileSystemAt): string | null {
  return mounted === null ? null : textOf('source', mounted.mount.type, mounted.mount.source, mounted.path)
}

function textOf(kind: string, ...parts: readonly string[]): string {
  // A name that is no text cannot be written as one; it is still the same each time.
  return [kind, ...parts.map((part) => encodeURIComponent(part.toWellFormed()))].join(':')
}

/** Linux numbers what is no disk with a major number of 0. */
function isDisk(device: bigint): boolean {
  return ((device >> 8n) & 0xfffn) !== 0n
}
