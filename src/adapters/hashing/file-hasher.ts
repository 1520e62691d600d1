// The engine's `hash`: reads a file once and answers its content hash, with proof that it was untouched meanwhile.
import type { CancelSignal } from '#engine/cancel.ts'
import type { FileHasher } from '#engine/ports.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import { isSameSave, sameObserved } from '#shared/upload.ts'
import type { HashAnswer, Observed, Stat } from '#shared/upload.ts'
import { contentHashOf, hashBlockBytes } from './content-hash.ts'
import type { Hashing } from './hashing-thread.ts'
import type { SmallFileCache } from './small-file-cache.ts'
import { reasonOfReadError } from '../files/source.ts'
import type { OpenAnswer, OpenFile, Source } from '../files/source.ts'
import { TimedOut, withinTimeout } from '../files/timeout.ts'

/** Files up to this size are kept in memory until they are sent. */
export const cachedFileBytes = 256 * 1024

export type FileHasherOptions = {
  readonly source: Source
  readonly hashing: Hashing
  readonly cache: SmallFileCache
  /** Why the file must not be read while another program has it open, null when none has; asked once before each reading. */
  readonly whyHeld: (path: string, stat: Stat) => Promise<WaitingReason | null>
  /** How long one read may take: a network drive that went away can block forever. */
  readonly timeoutMs?: number
}

/**
 * Makes the engine's folder port. A cancelled `hash` answers within one block `changed` with what is there now, which may
 * be just what was asked for. A read that hangs is given up after `stallMs` as `read_error`.
 */
export function createFileHasher(options: FileHasherOptions): FileHasher {
  const reading = new Reading(options)
  return { hash: (ask, signal) => reading.hash(ask, signal) }
}

/**
 * True when what was read may be sent as the file. The bytes of a small file are sent from memory: nobody may have touched it
 * meanwhile. Those of a large one are read and compared once more while they leave, so a backup that only links it, or a changed mode,
 * does not begin a long reading again.
 */
function isStillWhole({ bytes }: Extract<BytesRead, { kind: 'read' }>, stat: Stat, observed: Observed): boolean {
  if (bytes !== null) return sameObserved(observed, { kind: 'file', stat })
  return observed.kind === 'file' && isSameSave(observed.stat, stat)
}

const spareBlocks = 2 // what one file needs; a second file at the same time takes fresh ones

type HashAsk = Parameters<FileHasher['hash']>[0]

type BytesRead =
  | { readonly kind: 'read'; readonly contentHash: string; readonly bytes: Uint8Array | null }
  /** The file ended early, went on after its end, or we were asked to stop. */
  | { readonly kind: 'stopped' }

class Reading {
  readonly #options: FileHasherOptions
  readonly #timeoutMs: number
  /** Kept from file to file, because new shared memory for each file is slow. */
  readonly #spareBlocks: Uint8Array[] = []

  constructor(options: FileHasherOptions) {
    this.#options = options
    this.#timeoutMs = options.timeoutMs ?? 60_000
  }

  async hash({ path, stat, mayBeOpen }: HashAsk, signal: CancelSignal): Promise<HashAnswer> {
    try {
      const held = mayBeOpen ? null : await withinTimeout(this.#options.whyHeld(path, stat), this.#timeoutMs)
      if (held !== null) return unreadable(held)
      const opening = this.#options.source.open(path)
      const answer = await this.#opened(opening)
      if (answer.kind === 'unreadable') return unreadable(answer.reason)
      if (answer.kind === 'other') return { kind: 'changed', observed: answer.observed }
      return await this.#hashOpened(path, stat, answer.file, signal)
    } catch (error) {
      return unreadable(reasonOfReadError(error))
    }
  }

  async #opened(opening: Promise<OpenAnswer>): Promise<OpenAnswer> {
    try {
      return await withinTimeout(opening, this.#timeoutMs)
    } catch (error) {
      closeLate(opening)
      throw error
    }
  }

  async #hashOpened(path: string, stat: Stat, file: OpenFile, signal: CancelSignal): Promise<HashAnswer> {
    let timedOut = false
    try {
      const asked: Observed = { kind: 'file', stat: file.stat }
      if (!isSameSave(file.stat, stat)) return { kind: 'changed', observed: asked }
      const result =
        stat.sizeBytes <= cachedFileBytes ? await this.#readSmall(file) : await this.#readLarge(file, signal)
      const observed = await withinTimeout(file.observe(), this.#timeoutMs)
      if (result.kind === 'stopped' || !isStillWhole(result, file.stat, observed)) return { kind: 'changed', observed }
      if (result.bytes !== null) this.#options.cache.keep(path, result.contentHash, result.bytes)
      return { kind: 'hashed', fingerprint: { contentHash: result.contentHash, stat: file.stat } }
    } catch (error) {
      timedOut = error instanceof TimedOut
      throw error
    } finally {
      const closing = file.close()
      // A handle whose read hangs is closed when the read comes back, if ever; nobody waits for it.
      if (timedOut) closing.catch(() => undefined)
      else await closing
    }
  }

  async #readSmall(file: OpenFile): Promise<BytesRead> {
    // One byte more than expected, so that a file that grew shows itself; one that grows later shows in its size.
    const buffer = new Uint8Array(file.stat.sizeBytes + 1)
    const filledBytes = await this.#fill(file, buffer, 0, Math.max(1, file.stat.sizeBytes))
    if (filledBytes !== file.stat.sizeBytes) return { kind: 'stopped' }
    const bytes = buffer.subarray(0, filledBytes)
    return { kind: 'read', contentHash: contentHashOf(bytes), bytes }
  }

  async #readLarge(file: OpenFile, signal: CancelSignal): Promise<BytesRead> {
    const hasher = this.#options.hashing.start()
    // Two blocks: one is read while the other is hashed.
    let free = this.#takeBlock()
    let busy = this.#takeBlock()
    let hashed: Promise<unknown> = Promise.resolve()
    let position = 0
    while (position < file.stat.sizeBytes && !signal.aborted) {
      const block = free.subarray(0, Math.min(hashBlockBytes, file.stat.sizeBytes - position))
      const filledBytes = await this.#fill(file, block, position)
      await hashed
      if (filledBytes < block.byteLength) break
      hashed = hasher.addBlock(block)
      hashed.catch(() => undefined) // it is awaited after the next read; until then nobody else listens
      position += block.byteLength
      ;[free, busy] = [busy, free]
    }
    await hashed
    this.#giveBack(free, busy)
    if (position < file.stat.sizeBytes) return { kind: 'stopped' }
    return { kind: 'read', contentHash: await hasher.digest(), bytes: null }
  }

  /** Fills `buffer` from `position` on, with `enoughBytes` at least; answers fewer only at the end of the file. */
  async #fill(file: OpenFile, buffer: Uint8Array, position: number, enoughBytes = buffer.byteLength): Promise<number> {
    let filledBytes = 0
    while (filledBytes < enoughBytes) {
      const reading = file.read(buffer.subarray(filledBytes), position + filledBytes)
      const readBytes = await withinTimeout(reading, this.#timeoutMs)
      if (readBytes === 0) break
      filledBytes += readBytes
    }
    return filledBytes
  }

  #takeBlock(): Uint8Array {
    return this.#spareBlocks.pop() ?? this.#options.hashing.allocateBlock()
  }

  /** Called only when nothing reads into the blocks and nothing hashes them any more. */
  #giveBack(...blocks: readonly Uint8Array[]): void {
    for (const block of blocks) if (this.#spareBlocks.length < spareBlocks) this.#spareBlocks.push(block)
  }
}

function unreadable(reason: WaitingReason): HashAnswer {
  return { kind: 'unreadable', reason }
}

function closeLate(opening: Promise<OpenAnswer>): void {
  opening.then(
    (answer) => (answer.kind === 'opened' ? answer.file.close() : undefined),
    () => undefined,
  )
}
