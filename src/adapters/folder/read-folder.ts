// Looking at what is in the watched folder, folder by folder: the truth, while events are only a hint.
import { lstatSync } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { assert } from '#shared/assert.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import { checkPath } from '#shared/names.ts'
import type { NamePolicy } from '#shared/names.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { Observed } from '#shared/upload.ts'
import { createDiskLatency, latencyOn } from '../files/disk-latency.ts'
import type { DiskLatency } from '../files/disk-latency.ts'
import { nameOfBytes } from '../files/file-name.ts'
import { isNothingThere, observedOf } from '../files/file-stat.ts'
import { folderIdOf } from './folder-id.ts'
import type { FileIdRule } from '../files/file-systems/kinds.ts'
import { isMountPoint } from '../files/file-systems/mount-points.ts'
import { pathIn, systemPathOf } from '../files/paths.ts'
import type { RelativePath, SystemPath } from '../files/paths.ts'
import type { FolderAtRoot } from '../files/root-identity.ts'
import { otherDriveRule } from './names/ignore.ts'
import type { Ignore, IgnoreRule } from './names/ignore.ts'
import { textOfStats } from './stat-text.ts'
import type { StatText } from './stat-text.ts'
import { reasonOfReadError } from '../files/source.ts'

/** What one name in a folder stands for. */
export type Entry =
  /** A file, or something that cannot be uploaded, with the reason. */
  | Exclude<Observed, { kind: 'absent' }>
  /** Left out by a rule. A folder that is left out is not looked into. */
  | { readonly kind: 'excluded'; readonly rule: IgnoreRule }
  | { readonly kind: 'folder'; readonly folderId: string }

export type FolderReading =
  | ({ readonly kind: 'read'; readonly folder: RelativePath } & Names)
  /** The folder is gone, or another stands in its place. Nothing is known of its files. */
  | { readonly kind: 'vanished'; readonly folder: RelativePath }
  /** The folder may not be looked into. Nothing is known of its files. */
  | { readonly kind: 'unreadable'; readonly folder: RelativePath; readonly reason: WaitingReason }

/** All names in a folder. */
type Names = {
  /** What is new or differs from what was known, and each folder. */
  readonly entries: ReadonlyMap<string, Entry>
  /** Names of files that are as they were known. */
  readonly unchanged: ReadonlySet<string>
}

/** Where and how to look. */
export type ScanContext = {
  /** The watched folder's path without links. */
  readonly realPath: SystemPath
  /** The file system the watched folder is on: others are not entered. */
  readonly device: bigint
  /** Folders inside may tell other devices and still be on that file system. */
  readonly hasSubvolumes: boolean
  /** What tells one file from another there. */
  readonly fileId: FileIdRule
  readonly ignore: Ignore
  readonly names: NamePolicy
  readonly latency: DiskLatency
  /** Told of each file that would be sent, with what the system says of it. */
  readonly onFile?: (stats: BigIntStats) => void
}

/** Where to look in the folder that was found, by `rules`. */
export function scanContextOf(
  { realPath, device, evidence }: FolderAtRoot,
  {
    latency: quick = createDiskLatency(),
    ...rules
  }: Pick<ScanContext, 'ignore' | 'names' | 'onFile'> & {
    readonly latency?: DiskLatency
    readonly fileId?: FileIdRule
  },
): ScanContext {
  const { kind, traits } = evidence.fileSystem
  const place = { realPath, device, hasSubvolumes: kind === 'btrfs', fileId: traits.fileId }
  return { ...place, latency: latencyOn(traits, quick), ...rules }
}

const sliceMs = 8 // of work at a time, then others have their turn: half a frame of the window
const looksAtOnce = 16 // asynchronous looks under way, on a slow disk

/** What is known of a name: a file by the text of its stat. */
export type KnownEntry = StatText | Exclude<Entry, { kind: 'file' }>

/** What was known of a folder before: of files that are unchanged only that is told, which spares most of the work. */
export type KnownFolder = {
  /** The id the folder had when it was found in its own folder; null for the watched folder itself. */
  readonly folderId: string | null
  readonly entries: ReadonlyMap<string, KnownEntry>
}

/** The id of the folder that `known` is; null where it is none. */
export function folderIdIn(known: KnownEntry | undefined): string | null {
  return typeof known === 'object' && known.kind === 'folder' ? known.folderId : null
}

/** Reads one folder and looks at each of its names, following no link. `folder` is relative, '' for the watched folder. */
export async function readFolder(place: ScanContext, folder: RelativePath, known: KnownFolder): Promise<FolderReading> {
  const absolute = systemPathOf(place.realPath, folder)
  try {
    const before = await lstat(absolute, { bigint: true })
    const folderId = folderIdOf(before, place.fileId)
    if (!before.isDirectory() || folderId !== (known.folderId ?? folderId)) return { kind: 'vanished', folder }
    const names = (await readdir(absolute, { encoding: 'latin1' })).map(nameOfBytes)
    const found = await lookAtNames({ place, folder, known: known.entries }, names)
    // A folder that was swapped meanwhile showed the names of another.
    const after = await lstat(absolute, { bigint: true })
    return folderIdOf(after, place.fileId) === folderId
      ? { kind: 'read', folder, ...found }
      : { kind: 'vanished', folder }
  } catch (error) {
    if (isNothingThere(error)) return { kind: 'vanished', folder }
    return { kind: 'unreadable', folder, reason: reasonOfReadError(error) }
  }
}

/** Looks at one path. Null: nothing is there. Throws when the system does not let us look. */
export async function readEntry(place: ScanContext, folder: RelativePath, name: string): Promise<Entry | null> {
  const entry = await lookAtName({ place, folder, known: new Map() }, name)
  assert(entry !== 'unchanged', 'nothing was known')
  return entry
}

type FolderScan = {
  readonly place: ScanContext
  readonly folder: RelativePath
  readonly known: ReadonlyMap<string, KnownEntry>
}

/** `unchanged`: a file as it was known; null: nothing is there. */
type Found = Entry | 'unchanged' | null

const nameNotAllowed: Entry = { kind: 'unfit', reason: 'name_not_allowed' }

async function lookAtNames(look: FolderScan, names: readonly string[]): Promise<Names> {
  const entries = new Map<string, Entry>()
  const unchanged = new Set<string>()
  function add(name: string, found: Found): void {
    if (found === 'unchanged') unchanged.add(name)
    else if (found !== null) entries.set(name, found)
  }
  let sliceStartMs = performance.now()
  for (let index = 0; index < names.length; index += looksAtOnce) {
    const some = names.slice(index, index + looksAtOnce)
    if (look.place.latency.isQuick()) {
      for (const name of some) add(name, lookAtNameAtOnce(look, name))
    } else {
      const found = await Promise.all(some.map((name) => lookAtName(look, name)))
      for (const [offset, entry] of found.entries()) add(some[offset] ?? '', entry)
    }
    if (performance.now() - sliceStartMs < sliceMs) continue
    await setImmediate()
    sliceStartMs = performance.now()
  }
  return { entries, unchanged }
}

async function lookAtName(look: FolderScan, name: string): Promise<Found> {
  const decided = entryByName(look, name)
  if (decided !== null) return decided
  const path = pathIn(look.folder, name)
  try {
    return entryOf(look, name, await lstat(systemPathOf(look.place.realPath, path), { bigint: true }))
  } catch (error) {
    return entryOfError(error)
  }
}

function lookAtNameAtOnce(look: FolderScan, name: string): Found {
  const decided = entryByName(look, name)
  if (decided !== null) return decided
  const absolute = systemPathOf(look.place.realPath, pathIn(look.folder, name))
  try {
    const stats = look.place.latency.time(() => lstatSync(absolute, { bigint: true, throwIfNoEntry: false }))
    return stats === undefined ? null : entryOf(look, name, stats)
  } catch (error) {
    return entryOfError(error)
  }
}

function entryOfError(error: unknown): Entry | null {
  if (errorCodeOf(error) === 'ENAMETOOLONG') return nameNotAllowed
  if (isNothingThere(error)) return null
  throw error
}

/** What the name alone decides: no look at the disk is needed, and an invalid name could not even be asked for. */
function entryByName(look: FolderScan, name: string): Entry | null {
  const known = look.known.get(name)
  if (typeof known === 'string' || known?.kind === 'folder') return null
  // A rule that leaves out folders leaves out files of that name, too.
  const rule = look.place.ignore(name, 'folder')
  if (rule !== null) return { kind: 'excluded', rule }
  return name.isWellFormed() ? null : nameNotAllowed
}

function entryOf(look: FolderScan, name: string, stats: BigIntStats): Exclude<Found, null> {
  const known = look.known.get(name)
  if (stats.isDirectory()) {
    const rule = look.place.ignore(name, 'folder', look.folder)
    if (rule !== null) return { kind: 'excluded', rule }
    if (isOnOtherDrive(look, name, stats)) return { kind: 'excluded', rule: otherDriveRule }
    // One line for the folder tells more than the same line for each of its files.
    return isNameAllowed(look, name)
      ? { kind: 'folder', folderId: folderIdOf(stats, look.place.fileId) }
      : nameNotAllowed
  }
  const wasFile = typeof known === 'string'
  if (wasFile && stats.isFile() && known === textOfStats(stats, look.place.fileId)) return 'unchanged'
  const rule = look.place.ignore(name, 'file', look.folder, stats.isFile() ? Number(stats.size) : undefined)
  if (rule !== null) return { kind: 'excluded', rule }
  const observed = observedOf(stats, look.place.fileId)
  if (observed.kind !== 'file') return observed.kind === 'unfit' ? observed : nameNotAllowed
  if (wasFile) return observed
  if (!isNameAllowed(look, name)) return nameNotAllowed
  look.place.onFile?.(stats)
  return observed
}

/** A subvolume has a number of its own, and is a part of the same disk all the same, unless it is mounted there. */
function isOnOtherDrive({ place, folder }: FolderScan, name: string, { dev }: BigIntStats): boolean {
  if (dev === place.device) return false
  return !place.hasSubvolumes || isMountPoint(systemPathOf(place.realPath, pathIn(folder, name)))
}

function isNameAllowed(look: FolderScan, name: string): boolean {
  return checkPath(pathIn(look.folder, name), look.place.names) === null
}
