// A few large blocks of memory, used again and again: making one for each read costs more than the read.
import type { Hashing } from './hashing-thread.ts'

export interface BlockPool {
  acquire(): Uint8Array
  /** Hands a block back. Nobody may read or write it any more. */
  give(block: Uint8Array): void
}

/** Keeps up to `maxIdle` blocks for later; more are left to the garbage collector. */
export function createBlockPool(hashing: Pick<Hashing, 'allocateBlock'>, maxIdle: number): BlockPool {
  const idle: Uint8Array[] = []
  return {
    acquire: () => idle.pop() ?? hashing.allocateBlock(),
    give(block) {
      if (idle.length < maxIdle) idle.push(block)
    },
  }
}
