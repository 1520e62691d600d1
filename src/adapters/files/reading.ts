// A regular file while it is read. It is held open, or, where other programs could not replace a file that is open, opened anew for
// each block.
import {
  close,
  closeSync,
  constants,
  fstat,
  fstatSync,
  lstatSync,
  open,
  openSync,
  read,
  readlinkSync,
  readSync,
} from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { promisify } from 'node:util'
import { isSameSave } from '#shared/upload.ts'
import type { Observed, Stat } from '#shared/upload.ts'
import type { DiskLatency } from './disk-latency.ts'
import { isNothingThere, isToBeFetched, statOf } from './file-stat.ts'
import { observePath } from './observe-path.ts'
import type { OpenTarget } from './observe-path.ts'
import type { SystemPath } from './paths.ts'
import type { OpenFile } from './source.ts'

/** Smaller files are read synchronously while the disk is quick: five times cheaper, and over before it is felt. */
const readAtOnceBytes = 64 * 1024

/** macOS: refuses a link in any part of the path. Node does not name it. */
const openNoFollowAny = process.platform === 'darwin' ? 0x2000_0000 : 0

/** True where opening itself refuses every link on the way. */
export const areLinksRefused = openNoFollowAny !== 0

// Windows has neither of the two; there the walk after opening finds links, and pipes do not live in folders.
const nonBlocking = process.platform === 'win32' ? 0 : constants.O_NONBLOCK
const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW
const openFlags = constants.O_RDONLY | nonBlocking | (openNoFollowAny === 0 ? noFollow : openNoFollowAny)

const openDescriptor = promisify(open)
const readDescriptor = promisify(read)
export const closeDescriptor = promisify(close)
const statDescriptor: (descriptor: number, options: { bigint: true }) => Promise<BigIntStats> = promisify(fstat)

/** What the system says of an open file. Other drives than disks may have to ask somebody, and so may their `close`. */
export async function statOfDescriptor(descriptor: number, latency: DiskLatency): Promise<BigIntStats> {
  if (!latency.isQuick()) return statDescriptor(descriptor, { bigint: true })
  return latency.time(() => fstatSync(descriptor, { bigint: true }))
}

/** Opens without following a last link and without blocking on a pipe. Throws the system's error. */
export function openForReading(absolute: SystemPath): Promise<number> {
  return openDescriptor(absolute, openFlags)
}

/** The same for a file that was read moments ago: at once while the disk is quick. On Windows a scanner of viruses may stand in between. */
export async function openAgain(absolute: SystemPath, latency: DiskLatency): Promise<number> {
  if (process.platform === 'win32' || !latency.isQuick()) return openForReading(absolute)
  return latency.time(() => openSync(absolute, openFlags))
}

/** Where the open file is, as Linux tells it; null on other systems. */
export function pathOfDescriptor(descriptor: number): string | null {
  if (process.platform !== 'linux') return null
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`)
  } catch {
    return null
  }
}

/** A file held open. `stats` are those of the descriptor. */
export class HeldFile implements OpenFile {
  readonly stat: Stat
  readonly #descriptor: number
  readonly #place: OpenTarget
  readonly #latency: DiskLatency
  readonly #isSmall: boolean
  readonly #reads = new Set<Promise<unknown>>()
  #closed = false

  constructor(descriptor: number, stats: BigIntStats, place: OpenTarget, latency: DiskLatency) {
    this.stat = statOf(stats, place.fileId)
    this.#descriptor = descriptor
    this.#place = place
    this.#latency = latency
    this.#isSmall = isReadAtOnce(stats)
  }

  async read(buffer: Uint8Array, position: number): Promise<number> {
    // The number of a closed file may already belong to another file.
    if (this.#closed) throw new Error('read after close')
    if (this.#isSmall && this.#latency.isQuick()) {
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
    const stats = await statOfDescriptor(this.#descriptor, this.#latency)
    if (this.#isSmall && this.#latency.isQuick() && this.#isStillInPlace(stats)) {
      return { kind: 'file', stat: statOf(stats, this.#place.fileId) }
    }
    return observeOr(this.#place, statOf(stats, this.#place.fileId))
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await Promise.allSettled(this.#reads)
    if (this.#latency.isQuick()) this.#latency.time(() => closeSync(this.#descriptor))
    else await closeDescriptor(this.#descriptor)
  }

  #isStillInPlace(stats: BigIntStats): boolean {
    if (pathOfDescriptor(this.#descriptor) !== this.#place.absolute) return false
    const there = this.#latency.time(() => lstatSync(this.#place.absolute, { bigint: true, throwIfNoEntry: false }))
    return there !== undefined && there.ino === stats.ino && there.dev === stats.dev
  }
}

/**
 * A file that is opened for each read and closed again. Windows lets no program put another file in the place of one that is open:
 * held open while it is sent, a document could not be saved for minutes. A file that is not the same any more, by identity, size and
 * time of its last save, ends where it is read: `observe` tells what took its place.
 */
export class ReopenedFile implements OpenFile {
  readonly stat: Stat
  readonly #place: OpenTarget
  readonly #latency: DiskLatency
  readonly #isSmall: boolean
  readonly #reads = new Set<Promise<unknown>>()
  #closed = false

  constructor(stats: BigIntStats, place: OpenTarget, latency: DiskLatency) {
    this.stat = statOf(stats, place.fileId)
    this.#place = place
    this.#latency = latency
    this.#isSmall = isReadAtOnce(stats)
  }

  async read(buffer: Uint8Array, position: number): Promise<number> {
    if (this.#closed) throw new Error('read after close')
    const reading = this.#readOnce(buffer, position)
    this.#reads.add(reading)
    try {
      return await reading
    } finally {
      this.#reads.delete(reading)
    }
  }

  async observe(): Promise<Observed> {
    if (this.#closed) throw new Error('observe after close')
    return observeOr(this.#place, this.stat)
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.allSettled(this.#reads)
  }

  async #readOnce(buffer: Uint8Array, position: number): Promise<number> {
    let descriptor: number
    try {
      descriptor = await openForReading(this.#place.absolute)
    } catch (error) {
      if (isNothingThere(error)) return 0
      throw error
    }
    try {
      const stats = await statOfDescriptor(descriptor, this.#latency)
      if (!isSameSave(this.stat, statOf(stats, this.#place.fileId))) return 0
      if (this.#isSmall && this.#latency.isQuick()) {
        return this.#latency.time(() => readSync(descriptor, buffer, 0, buffer.byteLength, position))
      }
      return (await readDescriptor(descriptor, buffer, 0, buffer.byteLength, position)).bytesRead
    } finally {
      await closeDescriptor(descriptor)
    }
  }
}

function isReadAtOnce(stats: BigIntStats): boolean {
  return stats.size <= readAtOnceBytes && !isToBeFetched(stats)
}

/** What stands at `place`. A folder that went away does not mean that the file was deleted: then `known` is what is known. */
async function observeOr(place: OpenTarget, known: Stat): Promise<Observed> {
  const observed = await observePath(place.absolute, place.fileId)
  if (observed === null || !(await place.isFolderThere())) return { kind: 'file', stat: known }
  return observed
}
