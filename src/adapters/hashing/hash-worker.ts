// The thread that hashes blocks. It knows nothing of files: a block comes in, its digest goes out, so a new thread can
// take over from a dead one at any block.
import { parentPort } from 'node:worker_threads'
import { hashBlock } from './content-hash.ts'

/** One block to hash. The bytes are shared memory, or the thread's own. */
export type BlockAsk = { readonly id: number; readonly block: Uint8Array }
export type BlockReply = { readonly id: number; readonly digest: Uint8Array }

parentPort?.on('message', (ask: BlockAsk) => {
  const reply: BlockReply = { id: ask.id, digest: hashBlock(ask.block) }
  parentPort?.postMessage(reply)
})
