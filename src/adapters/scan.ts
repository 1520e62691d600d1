// Looking at what is in the watched folder, folder by folder: the truth, while events are only a hint.
import { lstatSync } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { checkPath } from '#shared/names.ts'
import type { NamePolicy } from '#shared/names.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { Observed } from '#shared/upload.ts'
import type { DiskPace } from './disk-pace.ts'
import { nameOfBytes } from './file-name.ts'
import { errorCodeOf, isNothingThere, observedOf } from './file-stat.ts'
import { otherDriveRule } from './ignore.ts'
import type { Ignore, IgnoreRule } from './ignore.ts'
import { reasonOfReadError } from './source.ts'

/** What one name in a folder stands for. */
export type Entry =
  /** A file, or something that cannot be uploaded, with the reason. */
  | { readonly kind: 'observed'; readonly observed: Observed }
  /** Left out by a rule. A folder that is left out is not looked into. */
  | { readonly kind: 'excluded'; readonly rule: IgnoreRule }
  | { readonly kind: 'folder'; readonly folderId: string }

export type FolderReading =
  | { readonly kind: 'read'; readonly folder: string; readonly entries: ReadonlyMap<string, Entry> }
  /** The folder is gone, or another stands in its place. Nothing is known of its files. */
  | { readonly kind: 'vanished'; readonly folder: string }
  /** The folder may not be looked into. Nothing is known of its files. */
  | { readonly kind: 'unreadable'; readonly folder: string; readonly reason: WaitingReason }

/** Where and how to look. */
export type ScanPlace = {
  /** The watched folder's path without links. */
  readonly realPath: string
  /** The file system the watched folder is on: others are not entered. */
  readonly device: bigint
  readonly ignore: Ignore
  readonly names: NamePolicy
  readonly pace: DiskPace
}

const sliceMs = 8 // of work at a time, then others have their turn: half a frame of the window
const looksAtOnce = 16 // asynchronous looks under way, on a slow disk

/** `folder/name`; the watched folder itself is ''. */
export function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

/** Reads one folder and looks at each of its names, following no link. `folder` is relative, '' for the watched folder. */
export async function readFolder(place: ScanPlace, folder: string): Promise<FolderReading> {
  const absolute = folder === '' ? place.realPath : `${place.realPath}/${folder}`
  try {
    const before = await lstat(absolute, { bigint: true })
    if (!before.isDirectory()) return { kind: 'vanished', folder }
    const names = (await readdir(absolute, { encoding: 'latin1' })).map(nameOfBytes)
    const entries = await lookAtNames(place, folder, names)
    // A folder that was swapped meanwhile showed the names of another.
    const after = await lstat(absolute, { bigint: true })
    const isSame = after.isDirectory() && folderIdOf(after) === folderIdOf(before)
    return isSame ? { kind: 'read', folder, entries } : { kind: 'vanished', folder }
  } catch (error) {
    if (isNothingThere(error)) return { kind: 'vanished', folder }
    return { kind: 'unreadable', folder, reason: reasonOfReadError(error) }
  }
}

/** Looks at one path. Null: nothing is there, or it lies behind a link or in something that is no folder. */
export async function readEntry(place: ScanPlace, folder: string, name: string): Promise<Entry | null> {
  const decided = entryByName(place, name)
  if (decided !== null) return decided
  try {
    return entryOf(
      place,
      pathIn(folder, name),
      await lstat(`${place.realPath}/${pathIn(folder, name)}`, { bigint: true }),
    )
  } catch (error) {
    if (errorCodeOf(error) === 'ENAMETOOLONG') return nameNotAllowed
    if (isNothingThere(error)) return null
    throw error
  }
}

const nameNotAllowed: Entry = { kind: 'observed', observed: { kind: 'unfit', reason: 'name_not_allowed' } }

async function lookAtNames(place: ScanPlace, folder: string, names: string[]): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let sliceStartMs = performance.now()
  for (let index = 0; index < names.length; index += looksAtOnce) {
    const some = names.slice(index, index + looksAtOnce)
    if (place.pace.isQuick()) {
      for (const name of some) addEntry(entries, name, readEntryAtOnce(place, folder, name))
    } else {
      const found = await Promise.all(some.map((name) => readEntry(place, folder, name)))
      for (const [offset, entry] of found.entries()) addEntry(entries, some[offset] ?? '', entry)
    }
    if (performance.now() - sliceStartMs < sliceMs) continue
    await setImmediate()
    sliceStartMs = performance.now()
  }
  return entries
}

function addEntry(entries: Map<string, Entry>, name: string, entry: Entry | null): void {
  if (entry !== null) entries.set(name, entry)
}

function readEntryAtOnce(place: ScanPlace, folder: string, name: string): Entry | null {
  const decided = entryByName(place, name)
  if (decided !== null) return decided
  const path = pathIn(folder, name)
  try {
    const stats = place.pace.time(() => lstatSync(`${place.realPath}/${path}`, { bigint: true, throwIfNoEntry: false }))
    return stats === undefined ? null : entryOf(place, path, stats)
  } catch (error) {
    if (errorCodeOf(error) === 'ENAMETOOLONG') return nameNotAllowed
    throw error
  }
}

/** What the name alone decides: no look at the disk is needed, and an invalid name could not even be asked for. */
function entryByName(place: ScanPlace, name: string): Entry | null {
  const rule = place.ignore(name)
  if (rule !== null) return { kind: 'excluded', rule }
  return name.isWellFormed() ? null : nameNotAllowed
}

function entryOf(place: ScanPlace, path: string, stats: BigIntStats): Entry {
  if (stats.isDirectory()) {
    if (stats.dev !== place.device) return { kind: 'excluded', rule: otherDriveRule }
    // One line for the folder tells more than the same line for each of its files.
    return checkPath(path, place.names) === null ? { kind: 'folder', folderId: folderIdOf(stats) } : nameNotAllowed
  }
  const observed = observedOf(stats)
  if (observed.kind === 'file' && checkPath(path, place.names) !== null) return nameNotAllowed
  return { kind: 'observed', observed }
}

function folderIdOf(stats: BigIntStats): string {
  return `${stats.dev}:${stats.ino}`
}
