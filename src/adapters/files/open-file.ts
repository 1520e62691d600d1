// Opening one regular file for reading: without following links, without blocking on pipes, and with proof that the
// opened file is the one that stands at the path.
import type { BigIntStats } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { errorCodeOf } from '#shared/error-code.ts'
import type { DiskLatency } from './disk-latency.ts'
import { isNothingThere } from './file-stat.ts'
import { observePath } from './observe-path.ts'
import type { OpenTarget } from './observe-path.ts'
import { isRealPath, parentOf } from './paths.ts'
import type { SystemPath } from './paths.ts'
import {
  areLinksRefused,
  closeDescriptor,
  HeldFile,
  openAgain,
  openForReading,
  pathOfDescriptor,
  ReopenedFile,
  statOfDescriptor,
} from './reading.ts'
import { reasonOfReadError } from './source.ts'
import type { OpenAnswer, OpenFile } from './source.ts'

/** Only on Windows does an open file keep other programs from replacing it. */
const isHeldOpenHere = process.platform !== 'win32'

export type OpenOptions = {
  /** False: the file is opened anew for each read, so that other programs can replace it meanwhile. */
  readonly isHeldOpen?: boolean
  /** See `Source`. */
  readonly wasRead?: boolean
}

/** Opens the regular file at `place`. Never throws for what a disk can do. */
export async function openFileAt(
  place: OpenTarget,
  latency: DiskLatency,
  { isHeldOpen = isHeldOpenHere, wasRead = false }: OpenOptions = {},
): Promise<OpenAnswer> {
  let descriptor: number
  try {
    descriptor = await (wasRead ? openAgain(place.absolute, latency) : openForReading(place.absolute))
  } catch (error) {
    return explainRefusal(place, error)
  }
  let file: OpenFile | null = null
  try {
    const stats = await statOfDescriptor(descriptor, latency)
    const isInPlace = stats.isFile() && (await standsAt(descriptor, stats, place.absolute))
    if (isInPlace && (await place.isFolderThere())) {
      file = isHeldOpen ? new HeldFile(descriptor, stats, place, latency) : new ReopenedFile(stats, place, latency)
    }
  } catch (error) {
    await closeDescriptor(descriptor)
    return explainRefusal(place, error)
  }
  if (file === null || !isHeldOpen) await closeDescriptor(descriptor)
  return file === null ? explainRefusal(place, null) : { kind: 'opened', file }
}

async function explainRefusal(place: OpenTarget, error: unknown): Promise<OpenAnswer> {
  if (!(await place.isFolderThere())) return { kind: 'unreadable', reason: 'folder_missing' }
  const code = errorCodeOf(error)
  // ELOOP: a link. ENXIO: a socket. The look says which, or that it is a file again.
  const isAboutThePath = error === null || isNothingThere(error) || code === 'ELOOP' || code === 'ENXIO'
  if (!isAboutThePath) return { kind: 'unreadable', reason: reasonOfReadError(error) }
  const observed = await observePath(place.absolute, place.fileId)
  if (!(await place.isFolderThere())) return { kind: 'unreadable', reason: 'folder_missing' }
  return observed === null ? { kind: 'unreadable', reason: 'cannot_read' } : { kind: 'other', observed }
}

/**
 * True when the opened file is the one at `absolute`, reached through no link. Linux tells the path of an open file
 * itself, so swapping a folder for a link and back cannot deceive it. macOS refused links while opening. Elsewhere the
 * path is walked after opening, twice, so that a swap would have to win four times.
 */
async function standsAt(descriptor: number, stats: BigIntStats, absolute: SystemPath): Promise<boolean> {
  if (areLinksRefused) return true
  const told = pathOfDescriptor(descriptor)
  if (told !== null) return told === absolute
  for (let walk = 0; walk < 2; walk += 1) {
    if (!(await isRealPath(parentOf(absolute)))) return false
    const there = await lstat(absolute, { bigint: true })
    if (there.ino !== stats.ino || there.dev !== stats.dev) return false
  }
  return true
}
