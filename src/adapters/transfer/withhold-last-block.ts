// The bytes of one fingerprint, on their way out: hashed again while they leave, and the last block held back until the
// bytes and the file are proven to be those of the fingerprint. So a server that counts bytes never gets a torn file.
import { isSameSave, sameStat } from '#shared/upload.ts'
import { createBlockPool } from '../hashing/block-pool.ts'
import { reasonOfReadError } from '../files/source.ts'
import type { Fingerprint, Withheld } from '#shared/upload.ts'
import type { BlockPool } from '../hashing/block-pool.ts'
import type { ContentHasher, Hashing } from '../hashing/hashing-thread.ts'
import type { SmallFileCache } from '../hashing/small-file-cache.ts'
import type { Body, BodyPart } from '../http/types.ts'
import type { OpenFile, Source } from '../files/source.ts'

/** Why the last block was held back. */
export type VerifiedBodyStop = Extract<Withheld, { kind: 'source' | 'unreadable' }>

export interface VerifiedBody extends Body<VerifiedBodyStop> {
  /** Stops reading and gives back file and memory. Call once the exchange is over; settles when the last read has. */
  close(): Promise<void>
}

export type VerifiedBodyOptions = {
  readonly source: Source
  readonly hashing: Hashing
  readonly cache: Pick<SmallFileCache, 'remove'>
}

/** Makes bodies that end only if they are whole. */
export function createVerifiedBody(
  options: VerifiedBodyOptions,
): (path: string, fingerprint: Fingerprint) => VerifiedBody {
  const pool = createBlockPool(options.hashing, maxIdleBlocks)

  return (path, fingerprint) => {
    const cache = options.cache.remove(path, fingerprint.contentHash)
    const parts =
      cache !== null && cache.byteLength === fingerprint.stat.sizeBytes
        ? cachedParts({ ...options, pool }, path, fingerprint, cache)
        : fileParts({ ...options, pool }, path, fingerprint)
    return {
      sizeBytes: fingerprint.stat.sizeBytes,
      async next() {
        const result = await parts.next()
        if (result.done === true) throw new Error('a verified body was read beyond its end')
        return result.value
      },
      async close() {
        await parts.return()
      },
    }
  }
}

type Part = BodyPart<VerifiedBodyStop>
type Parts = AsyncGenerator<Part, void, void>

/** One block on the wire, one being hashed, one being read. */
const spareBlocks = 3
const maxIdleBlocks = 2 * spareBlocks

/** The bytes that were hashed are still in memory, so only the file itself is looked at, as late as can be. */
async function* cachedParts(
  verification: FileVerification,
  path: string,
  fingerprint: Fingerprint,
  bytes: Uint8Array,
): Parts {
  const { source } = verification
  const answer = await source.open(path, true)
  if (answer.kind !== 'opened') return yield stopFor(answer)
  const { stat } = answer.file
  try {
    if (sameStat(stat, fingerprint.stat)) return yield { kind: 'block', bytes, last: true }
  } finally {
    await answer.file.close()
  }
  // Somebody touched the file: only what it holds now can tell whether these are still its bytes.
  yield* fileParts(verification, path, fingerprint)
}

type FileVerification = VerifiedBodyOptions & { readonly pool: BlockPool }

async function* fileParts(verifiedBody: FileVerification, path: string, fingerprint: Fingerprint): Parts {
  const answer = await verifiedBody.source.open(path)
  if (answer.kind !== 'opened') return yield stopFor(answer)
  const blocks = Array.from({ length: spareBlocks }, () => verifiedBody.pool.acquire())
  const pending: Pending = { reading: null, hashing: [] }
  try {
    yield* streamedParts(answer.file, fingerprint, verifiedBody.hashing.start(), blocks, pending)
  } finally {
    // Memory is used again only when neither the disk nor the hashing side can touch it any more.
    await Promise.allSettled([pending.reading, ...pending.hashing])
    for (const block of blocks) verifiedBody.pool.give(block)
    await answer.file.close()
  }
}

/** Work that still uses a block of the ring. */
type Pending = { reading: Promise<ReadBlock> | null; readonly hashing: Promise<HashedBlock>[] }

type ReadBlock =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  /** The file ended before its announced size. */
  | { readonly kind: 'short' }
  | { readonly kind: 'failed'; readonly error: unknown }

type HashedBlock = { readonly kind: 'hashed' } | { readonly kind: 'failed'; readonly error: unknown }

async function* streamedParts(
  file: OpenFile,
  fingerprint: Fingerprint,
  hasher: ContentHasher,
  blocks: readonly Uint8Array[],
  pending: Pending,
): Parts {
  const asked = { kind: 'file', stat: fingerprint.stat } as const
  if (!isSameSave(file.stat, fingerprint.stat))
    return yield stopFor({ kind: 'other', observed: { ...asked, stat: file.stat } })
  const { sizeBytes } = fingerprint.stat
  const blockBytes = blocks[0]?.byteLength ?? 0
  let sentBytes = 0
  let bytes: Uint8Array = new Uint8Array(0)
  pending.reading = readBlock(file, blocks, 0, sizeBytes)
  for (let index = 0; sentBytes < sizeBytes; index += 1) {
    const read = await pending.reading
    if (read.kind === 'failed') return yield stopForError(read.error)
    if (read.kind === 'short') break
    bytes = read.bytes
    sentBytes += bytes.byteLength
    pending.hashing.push(hashBlock(hasher, bytes))
    if (sentBytes === sizeBytes) break
    // The block read next takes the place of the oldest one, which is on the wire no more; but is it hashed?
    const oldest = pending.hashing.length >= blocks.length ? await pending.hashing.shift() : null
    if (oldest?.kind === 'failed') return yield stopForError(oldest.error)
    pending.reading = readBlock(file, blocks, (index + 1) * blockBytes, sizeBytes)
    yield { kind: 'block', bytes, last: false }
  }
  try {
    for (const hashed of await Promise.all(pending.hashing)) if (hashed.kind === 'failed') throw hashed.error
    const contentHash = sentBytes === sizeBytes ? await hasher.digest() : null
    // The last look comes last: from here on only memory is used.
    const observed = await file.observe()
    const isStillThere = observed.kind === 'file' && isSameSave(observed.stat, fingerprint.stat)
    if (contentHash === fingerprint.contentHash && isStillThere) yield { kind: 'block', bytes, last: true }
    else yield stopFor({ kind: 'other', observed })
  } catch (error) {
    yield stopForError(error)
  }
}

/** Fills the block of the ring that belongs to `position`. Answers, never rejects: nobody may be waiting when it fails. */
async function readBlock(
  file: OpenFile,
  blocks: readonly Uint8Array[],
  position: number,
  sizeBytes: number,
): Promise<ReadBlock> {
  const block = blocks[(position / (blocks[0]?.byteLength ?? 1)) % blocks.length]
  if (block === undefined) return { kind: 'short' }
  const wanted = block.subarray(0, Math.min(block.byteLength, sizeBytes - position))
  let filledBytes = 0
  try {
    while (filledBytes < wanted.byteLength) {
      const readBytes = await file.read(wanted.subarray(filledBytes), position + filledBytes)
      if (readBytes === 0) return { kind: 'short' }
      filledBytes += readBytes
    }
    return { kind: 'read', bytes: wanted }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

async function hashBlock(hasher: ContentHasher, bytes: Uint8Array): Promise<HashedBlock> {
  try {
    await hasher.addBlock(bytes)
    return { kind: 'hashed' }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

type NotOpened = Extract<Awaited<ReturnType<Source['open']>>, { kind: 'other' | 'unreadable' }>

function stopFor(answer: NotOpened): Part {
  const because: VerifiedBodyStop =
    answer.kind === 'other'
      ? { kind: 'source', observed: answer.observed }
      : { kind: 'unreadable', reason: answer.reason }
  return { kind: 'stop', because }
}

/** A dead hashing thread counts as a failed read: the file is read anew later. */
function stopForError(error: unknown): Part {
  return { kind: 'stop', because: { kind: 'unreadable', reason: reasonOfReadError(error) } }
}
