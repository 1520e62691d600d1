// Content hashing beside everything else: large blocks go to one worker thread, small ones are hashed where they are.
import { Worker } from 'node:worker_threads'
import { assert } from '#shared/assert.ts'
import { combineDigests, hashBlock, hashBlockBytes } from './content-hash.ts'
import type { BlockAsk, BlockReply } from './hash-worker.ts'

/** One content hash in the making. Blocks come in order, one call at a time or overlapping. */
export interface ContentHasher {
  /**
   * Adds the next block: 4 MiB each, only the last may be shorter. Answers its raw SHA-256 when the block's memory may be reused;
   * nothing for a block of no bytes, which does not count.
   */
  addBlock(block: Uint8Array): Promise<Uint8Array>
  /** The hash of all blocks added, 64 lower-case hex digits. Call once, after every `addBlock` settled. */
  digest(): Promise<string>
}

export interface Hashing {
  start(): ContentHasher
  /** A block of 4 MiB that the hashing side can read without a copy. Reuse it; do not allocate one per block. */
  allocateBlock(): Uint8Array
  close(): Promise<void>
}

/** Smaller blocks are hashed at once: 0.2 ms of work, about what sending them to the thread and back costs. */
export const hashedAtOnceBytes = 256 * 1024

/** While there is no thread, neither does a block of this size make one: 1 ms of work, and a thread takes 10 MB. */
export const hashedWithoutThreadBytes = 2 * 1024 * 1024

/** The hashing thread ended before it answered. The file can be read and hashed again. */
export class HashingStopped extends Error {
  override readonly name = 'HashingStopped'
}

type Waiting = { readonly resolve: (digest: Uint8Array) => void; readonly reject: (error: Error) => void }

/**
 * Starts hashing. The thread is made with the first large block, does not keep the process alive while it idles, and is
 * made anew when it died; the blocks it held then fail with `HashingStopped`. Several hashes may be under way at once.
 */
export function createHashing(startWorker: () => Worker = startHashWorker): Hashing {
  const thread = new HashingThread(startWorker)
  return {
    start: () => startHasher(thread),
    allocateBlock: () => new Uint8Array(new SharedArrayBuffer(hashBlockBytes)),
    close: () => thread.close(),
  }
}

// Run as TypeScript, or bundled: then the worker is an entry of its own, `hash-worker.js` beside the file this one is in.
const workerFile = import.meta.url.endsWith('.ts') ? './hash-worker.ts' : './hash-worker.js'

function startHashWorker(): Worker {
  // The options of the main program (an inspector, an input type) are not for this thread.
  return new Worker(new URL(workerFile, import.meta.url), { name: 'hashing', execArgv: [] })
}

function startHasher(thread: HashingThread): ContentHasher {
  const digests: Promise<Uint8Array>[] = []
  let ended = false
  return {
    async addBlock(block) {
      assert(!ended, 'a short block is the last one')
      assert(block.byteLength <= hashBlockBytes, 'a block is 4 MiB at most')
      if (block.byteLength === 0) return new Uint8Array(0)
      ended = block.byteLength < hashBlockBytes
      const mostAtOnce = thread.isRunning ? hashedAtOnceBytes : hashedWithoutThreadBytes
      const digest = block.byteLength < mostAtOnce ? Promise.resolve(hashBlock(block)) : thread.hash(block)
      digests.push(digest)
      return digest
    },
    async digest() {
      ended = true
      return combineDigests(await Promise.all(digests))
    },
  }
}

class HashingThread {
  readonly #startWorker: () => Worker
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #lastId = 0
  #closed = false

  constructor(startWorker: () => Worker) {
    this.#startWorker = startWorker
  }

  get isRunning(): boolean {
    return this.#worker !== null
  }

  hash(block: Uint8Array): Promise<Uint8Array> {
    if (this.#closed) return Promise.reject(new HashingStopped('hashing is closed'))
    const worker = this.#liveWorker()
    this.#lastId += 1
    const ask: BlockAsk = { id: this.#lastId, block: isShared(block) ? block : block.slice() }
    const reply = new Promise<Uint8Array>((resolve, reject) => this.#waiting.set(ask.id, { resolve, reject }))
    worker.ref()
    worker.postMessage(ask)
    return reply
  }

  async close(): Promise<void> {
    this.#closed = true
    const worker = this.#worker
    this.#forget(worker, 'hashing is closed')
    await worker?.terminate()
  }

  #liveWorker(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = this.#startWorker()
    this.#worker = worker
    worker.on('message', (reply: BlockReply) => this.#settle(worker, reply))
    worker.on('messageerror', () => void worker.terminate())
    worker.on('error', () => this.#forget(worker, 'the hashing thread failed'))
    worker.on('exit', () => this.#forget(worker, 'the hashing thread ended'))
    return worker
  }

  #settle(worker: Worker, reply: BlockReply): void {
    this.#waiting.get(reply.id)?.resolve(reply.digest)
    this.#waiting.delete(reply.id)
    if (this.#waiting.size === 0) worker.unref()
  }

  /** All blocks that wait were given to `worker`: there is never more than one. */
  #forget(worker: Worker | null, why: string): void {
    if (worker !== this.#worker) return
    this.#worker = null
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const one of waiting) one.reject(new HashingStopped(why))
  }
}

function isShared(block: Uint8Array): boolean {
  return block.buffer instanceof SharedArrayBuffer
}
