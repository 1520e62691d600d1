// The file of one relay: read once from its begin to its end, block by block, and hashed on the way. Two pieces of it are in
// memory: one that is sent, and the next one, which is read meanwhile.
import { isSameSave } from '#shared/upload.ts'
import type { Fingerprint } from '#shared/upload.ts'
import { reasonOfReadError } from '../../files/source.ts'
import type { OpenFile, Source } from '../../files/source.ts'
import type { BlockPool } from '../../hashing/block-pool.ts'
import { hashBlockBytes } from '../../hashing/content-hash.ts'
import type { ContentHasher, Hashing } from '../../hashing/hashing-thread.ts'
import type { FileStop, Piece, RelayFile } from './send-relay.ts'

export type RelayFileOptions = {
  readonly source: Source
  readonly hashing: Hashing
  readonly pool: BlockPool
}

/** Blocks of 4 MiB, of which all but the file's last one are full, and the raw SHA-256 of each. */
export type PieceBytes = { readonly blocks: readonly Uint8Array[]; readonly digests: readonly Uint8Array[] }

export interface OpenRelayFile extends RelayFile<PieceBytes> {
  /** Gives back file and memory. Call when nobody reads or sends any more. */
  close(): Promise<void>
}

/** Opens the file at `path`, which must still be the one of the fingerprint. */
export async function openRelayFile(
  options: RelayFileOptions,
  path: string,
  fingerprint: Fingerprint,
): Promise<OpenRelayFile | FileStop> {
  const answer = await options.source.open(path)
  switch (answer.kind) {
    case 'unreadable':
      return { kind: 'stop', because: { kind: 'unreadable', reason: answer.reason } }
    case 'other':
      return { kind: 'stop', because: { kind: 'source', observed: answer.observed } }
    case 'opened': {
      const { file } = answer
      if (isSameSave(file.stat, fingerprint.stat)) return new VerifiedFile(options, file, fingerprint)
      await file.close()
      return { kind: 'stop', because: { kind: 'source', observed: { kind: 'file', stat: file.stat } } }
    }
  }
}

class VerifiedFile implements OpenRelayFile {
  readonly #pool: BlockPool
  readonly #file: OpenFile
  readonly #fingerprint: Fingerprint
  readonly #hasher: ContentHasher
  /** The memory of the piece that is read now, and that of the one before. */
  #memory: readonly [Uint8Array[], Uint8Array[]] = [[], []]
  #reading: Promise<unknown> = Promise.resolve()
  #at = 0

  constructor({ hashing, pool }: RelayFileOptions, file: OpenFile, fingerprint: Fingerprint) {
    this.#pool = pool
    this.#file = file
    this.#fingerprint = fingerprint
    this.#hasher = hashing.start()
  }

  read(end: number): Promise<Piece<PieceBytes> | FileStop> {
    const reading = this.#read(end)
    this.#reading = reading
    return reading
  }

  async #read(end: number): Promise<Piece<PieceBytes> | FileStop> {
    const [before, memory] = this.#memory
    this.#memory = [memory, before]
    const start = this.#at
    const blocks: Uint8Array[] = []
    const hashing: Promise<Uint8Array>[] = []
    try {
      while (this.#at < end) {
        const block = this.#block(memory, blocks.length).subarray(0, Math.min(hashBlockBytes, end - this.#at))
        if (!(await this.#fill(block))) return { kind: 'stop', because: await this.#whatIsThere() }
        // The next block is read while this one is hashed.
        hashing.push(this.#hasher.addBlock(block))
        blocks.push(block)
        this.#at += block.byteLength
      }
      return { kind: 'piece', start, end, bytes: { blocks, digests: await Promise.all(hashing) } }
    } catch (error) {
      return stopForError(error)
    } finally {
      // Nobody gives the memory away while it is hashed.
      await Promise.allSettled(hashing)
    }
  }

  async verify(): Promise<FileStop | null> {
    const { contentHash, stat } = this.#fingerprint
    try {
      const hash = this.#at === stat.sizeBytes ? await this.#hasher.digest() : null
      // The last look comes last: from here on only memory is used.
      const there = await this.#whatIsThere()
      const isStillThere = there.observed.kind === 'file' && isSameSave(there.observed.stat, stat)
      return hash === contentHash && isStillThere ? null : { kind: 'stop', because: there }
    } catch (error) {
      return stopForError(error)
    }
  }

  async close(): Promise<void> {
    await this.#reading
    for (const memory of this.#memory) for (const block of memory.splice(0)) this.#pool.give(block)
    await this.#file.close()
  }

  /** The same memory for every other piece. */
  #block(memory: Uint8Array[], index: number): Uint8Array {
    const block = memory[index] ?? this.#pool.acquire()
    memory[index] = block
    return block
  }

  /** False when the file ends before. */
  async #fill(block: Uint8Array): Promise<boolean> {
    for (let filled = 0; filled < block.byteLength;) {
      const readBytes = await this.#file.read(block.subarray(filled), this.#at + filled)
      if (readBytes === 0) return false
      filled += readBytes
    }
    return true
  }

  async #whatIsThere() {
    return { kind: 'source', observed: await this.#file.observe() } as const
  }
}

function stopForError(error: unknown): FileStop {
  return { kind: 'stop', because: { kind: 'unreadable', reason: reasonOfReadError(error) } }
}
