import { expect, test } from 'vitest'
import { createBlockPool } from '#adapters/hashing/block-pool.ts'

function countingPool(maxIdle: number) {
  let allocated = 0
  const pool = createBlockPool({ allocateBlock: () => new Uint8Array((allocated += 1)) }, maxIdle)
  return { pool, allocated: () => allocated }
}

test('a block handed back is used again', () => {
  const { pool, allocated } = countingPool(2)
  const block = pool.acquire()
  pool.give(block)
  expect(pool.acquire()).toBe(block)
  expect(allocated()).toBe(1)
})

test('two takers never share a block', () => {
  const { pool } = countingPool(2)
  expect(pool.acquire()).not.toBe(pool.acquire())
})

test('idle memory is bounded', () => {
  const { pool, allocated } = countingPool(2)
  const blocks = Array.from({ length: 5 }, () => pool.acquire())
  for (const block of blocks) pool.give(block)
  for (let taken = 0; taken < 5; taken += 1) pool.acquire()
  expect(allocated()).toBe(8)
})
