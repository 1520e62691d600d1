// Opening one regular file for reading: without following links, without blocking on pipes, and with proof that the
// opened file is the one that stands at the path.
import { close, closeSync, constants, fstatSync, lstatSync, open, read, readlinkSync, readSync } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { errorCodeOf } from '#shared/error-code.ts'
import type { Observed, Stat } from '#shared/upload.ts'
import type { DiskLatency } from './disk-latency.ts'
import { isNothingThere, observedOf, statOf } from './file-stat.ts'
import { isRealPath, parentOf } from './paths.ts'
import type { SystemPath } from './paths.ts'
import { reasonOfReadError } from './source.ts'
import type { OpenAnswer, OpenFile } from './source.ts'

/** Smaller files are read synchronously while the disk is quick: five times cheaper, and over before it is felt. */
export const readAtOnceBytes = 64 * 1024

// macOS: refuses a link in any part of the path. Node does not name it.
const openNoFollowAny = process.platform === 'darwin' ? 0x2000_0000 : 0

// Windows has neither of the two; there the walk after opening finds links, and pipes do not live in folders.
const nonBlocking = process.platform === 'win32' ? 0 : constants.O_NONBLOCK
const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW
const openFlags = constants.O_RDONLY | nonBlocking | (openNoFollowAny === 0 ? noFollow : openNoFollowAny)

const openDescriptor = promisify(open)
const readDescriptor = promisify(read)
const closeDescriptor = promisify(close)

/** One path inside a folder whose own real path is known. */
export interface OpenTarget {
  /** The real path: none of its parts is a link, or the file is not opened. */
  readonly absolute: SystemPath
  /** True while the folder the path lies in is the agreed one. Looks at the disk, at once. */
  isFolderThere(): boolean
}

/** Opens the regular file at `place`. Never throws for what a disk can do. */
export async function openFileAt(place: OpenTarget, latency: DiskLatency): Promise<OpenAnswer> {
  let descriptor: number
  try {
    descriptor = await openDescriptor(place.absolute, openFlags)
  } catch (error) {
    return explainRefusal(place, error)
  }
  try {
    const stats = fstatSync(descriptor, { bigint: true })
    const isInPlace = stats.isFile() && (await standsAt(descriptor, stats, place.absolute))
    if (isInPlace && place.isFolderThere())
      return { kind: 'opened', file: new OpenRegularFile(descriptor, stats, place, latency) }
  } catch (error) {
    await closeDescriptor(descriptor)
    return explainRefusal(place, error)
  }
  await closeDescriptor(descriptor)
  return explainRefusal(place, null)
}

async function explainRefusal(place: OpenTarget, error: unknown): Promise<OpenAnswer> {
  if (!place.isFolderThere()) return { kind: 'unreadable', reason: 'folder_missing' }
  const code = errorCodeOf(error)
  // ELOOP: a link. ENXIO: a socket. The look says which, or that it is a file again.
  const isAboutThePath = error === null || isNothingThere(error) || code === 'ELOOP' || code === 'ENXIO'
  if (!isAboutThePath) return { kind: 'unreadable', reason: reasonOfReadError(error) }
  const observed = await observePath(place.absolute)
  if (!place.isFolderThere()) return { kind: 'unreadable', reason: 'folder_missing' }
  return observed === null ? { kind: 'unreadable', reason: 'cannot_read' } : { kind: 'other', observed }
}

/**
 * What stands at the real path `absolute` now; null when the system does not let us look, so that nothing is known. Behind
 * a linked folder nothing stands: that is another place.
 */
export async function observePath(absolute: SystemPath): Promise<Observed | null> {
  try {
    const stats = await lstat(absolute, { bigint: true })
    if (!(await isRealPath(parentOf(absolute)))) return { kind: 'absent' }
    return observedOf(stats)
  } catch (error) {
    return isNothingThere(error) ? { kind: 'absent' } : null
  }
}

/**
 * True when the opened file is the one at `absolute`, reached through no link. Linux tells the path of an open file
 * itself, so swapping a folder for a link and back cannot deceive it. macOS refused links while opening. Elsewhere the
 * path is walked after opening, twice, so that a swap would have to win four times.
 */
async function standsAt(descriptor: number, stats: BigIntStats, absolute: SystemPath): Promise<boolean> {
  if (openNoFollowAny !== 0) return true
  const told = pathOfDescriptor(descriptor)
  if (told !== null) return told === absolute
  for (let walk = 0; walk < 2; walk += 1) {
    if (!(await isRealPath(parentOf(absolute)))) return false
    const there = await lstat(absolute, { bigint: true })
    if (there.ino !== stats.ino || there.dev !== stats.dev) return false
  }
  return true
}

function pathOfDescriptor(descriptor: number): string | null {
  if (process.platform !== 'linux') return null
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`)
  } catch {
    return null
  }
}

class OpenRegularFile implements OpenFile {
  readonly stat: Stat
  readonly #descriptor: number
  readonly #place: OpenTarget
  readonly #latency: DiskLatency
  readonly #reads = new Set<Promise<unknown>>()
  #closed = false

  constructor(descriptor: number, stats: BigIntStats, place: OpenTarget, latency: DiskLatency) {
    this.stat = statOf(stats)
    this.#descriptor = descriptor
    this.#place = place
    this.#latency = latency
  }

  async read(buffer: Uint8Array, position: number): Promise<number> {
    // The number of a closed file may already belong to another file.
    if (this.#closed) throw new Error('read after close')
    if (this.#isSmall()) {
      return this.#latency.time(() => readSync(this.#descriptor, buffer, 0, buffer.byteLength, position))
    }
    const reading = readDescriptor(this.#descriptor, buffer, 0, buffer.byteLength, position)
    this.#reads.add(reading)
    try {
      return (await reading).bytesRead
    } finally {
      this.#reads.delete(reading)
    }
  }

  async observe(): Promise<Observed> {
    if (this.#closed) throw new Error('observe after close')
    const stats = fstatSync(this.#descriptor, { bigint: true })
    if (this.#isSmall() && this.#isStillInPlace(stats)) return { kind: 'file', stat: statOf(stats) }
    const observed = await observePath(this.#place.absolute)
    // A folder that went away does not mean that the file was deleted: the open file is what is known.
    if (observed === null || !this.#place.isFolderThere()) return { kind: 'file', stat: statOf(stats) }
    return observed
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await Promise.allSettled(this.#reads)
    closeSync(this.#descriptor)
  }

  #isSmall(): boolean {
    return this.stat.sizeBytes <= readAtOnceBytes && this.#latency.isQuick()
  }

  #isStillInPlace(stats: BigIntStats): boolean {
    if (pathOfDescriptor(this.#descriptor) !== this.#place.absolute) return false
    const there = this.#latency.time(() => lstatSync(this.#place.absolute, { bigint: true, throwIfNoEntry: false }))
    return there !== undefined && there.ino === stats.ino && there.dev === stats.dev
  }
}
