// Takes one request body in: hashes it on the way, keeps a small one in memory and a large one in a temporary file.
import { open, unlink, type FileHandle } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { blockBytes, contentHashOfDigests, digestOfBlock } from '../model/content-hash.ts'

/** Whole bytes that have no place yet. */
export type Incoming =
  | { readonly kind: 'memory'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly path: string }
  /** Hashed and dropped. */
  | { readonly kind: 'dropped' }

export type Whole = {
  readonly kind: 'whole'
  readonly sizeBytes: number
  readonly contentHash: string
  /** Of each block, in order. */
  readonly digests: readonly Uint8Array[]
  readonly incoming: Incoming
}

export type Received =
  | Whole
  /** The connection ended before the body did. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'too_large'; readonly sizeBytes: number }

/** Reads no faster than this until it is let go. */
export type Pace = { readonly bytesPerSecond: number; readonly until: AbortSignal }

export type ReceiveHow = {
  /** Where a large body is kept until it is committed. The file is made when needed. */
  readonly temporaryPath: string
  /** False: a large body is hashed and dropped. */
  readonly keepBytes: boolean
  readonly maxBytes: number
  /** null: reads as fast as it comes. */
  readonly pace: Pace | null
}

/** Blocks to receive into, reused from one body to the next. */
const spareBlocks: Buffer[] = []
const maxSpareBlocks = 8

/** Reads the body to its end. */
export async function receiveBody(request: IncomingMessage, how: ReceiveHow): Promise<Received> {
  const announced = Number(request.headers['content-length'] ?? Number.NaN)
  const small = announced < blockBytes ? Buffer.allocUnsafe(announced) : null
  const sink: Sink = {
    how,
    block: small ?? takeBlock(),
    other: null,
    filled: 0,
    digests: [],
    sizeBytes: 0,
    file: null,
    writing: Promise.resolve(),
  }
  let received: Received = { kind: 'cut' }
  try {
    received = await readAll(request, sink)
  } finally {
    await sink.writing.catch(() => undefined) // a failed write was already reported by `readAll`
    await sink.file?.close()
    if (received.kind !== 'whole' && sink.file !== null) await unlink(how.temporaryPath)
    if (small === null) spareBlocks.push(...[sink.block, sink.other].filter((block) => block !== null))
    spareBlocks.splice(maxSpareBlocks)
  }
  return received
}

type Sink = {
  readonly how: ReceiveHow
  block: Buffer
  other: Buffer | null
  filled: number
  readonly digests: Buffer[]
  sizeBytes: number
  file: FileHandle | null
  writing: Promise<void>
}

function takeBlock(): Buffer {
  return spareBlocks.pop() ?? Buffer.allocUnsafeSlow(blockBytes)
}

async function readAll(request: IncomingMessage, sink: Sink): Promise<Received> {
  const { maxBytes, pace, temporaryPath } = sink.how
  try {
    // A body that is not read to its end must not end the connection: an answer may follow.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      await takeChunk(sink, chunk)
      if (sink.sizeBytes > maxBytes) return { kind: 'too_large', sizeBytes: sink.sizeBytes }
      if (pace !== null) await keepTo(pace, chunk.length)
    }
  } catch (cause) {
    if (request.complete) throw cause // our own failure, a full disk for instance: the peer did its part
    return { kind: 'cut' }
  }
  if (!request.complete) return { kind: 'cut' }
  const inMemory = sink.file === null && sink.digests.length === 0
  const last = sink.block.subarray(0, sink.filled)
  if (sink.filled > 0) sink.digests.push(digestOfBlock(last))
  const contentHash = contentHashOfDigests(sink.digests)
  const { digests, sizeBytes } = sink
  if (inMemory) {
    const bytes = sink.block.length === blockBytes ? Buffer.from(last) : last // a reused block is not ours to keep
    return { kind: 'whole', sizeBytes, contentHash, digests, incoming: { kind: 'memory', bytes } }
  }
  if (sink.filled > 0) await writeBlock(sink, last)
  await sink.writing
  const incoming: Incoming = sink.file === null ? { kind: 'dropped' } : { kind: 'file', path: temporaryPath }
  return { kind: 'whole', sizeBytes, contentHash, digests, incoming }
}

/** Waits as long as so many bytes take. */
async function keepTo({ bytesPerSecond, until }: Pace, sizeBytes: number): Promise<void> {
  if (until.aborted) return
  await sleep((sizeBytes * 1_000) / bytesPerSecond, undefined, { signal: until }).catch(() => undefined) // let go meanwhile
}

async function takeChunk(sink: Sink, chunk: Buffer): Promise<void> {
  sink.sizeBytes += chunk.length
  let taken = 0
  while (taken < chunk.length) {
    // A block goes on its way only when more follows, so that a body of exactly one block stays in memory.
    if (sink.filled === sink.block.length) await passBlock(sink)
    const count = Math.min(chunk.length - taken, sink.block.length - sink.filled)
    chunk.copy(sink.block, sink.filled, taken, taken + count)
    sink.filled += count
    taken += count
  }
}

/** Hashes the full block while the one before it is written, then writes it while the next is filled. */
async function passBlock(sink: Sink): Promise<void> {
  sink.digests.push(digestOfBlock(sink.block))
  await writeBlock(sink, sink.block)
  const next = sink.other ?? takeBlock()
  sink.other = sink.block
  sink.block = next
  sink.filled = 0
}

async function writeBlock(sink: Sink, block: Uint8Array): Promise<void> {
  if (!sink.how.keepBytes) return
  await sink.writing
  sink.file ??= await open(sink.how.temporaryPath, 'w')
  const file = sink.file
  sink.writing = file.write(block).then(() => undefined)
  sink.writing.catch(() => undefined) // awaited before the next write or at the end; until then it must not be unhandled
}
