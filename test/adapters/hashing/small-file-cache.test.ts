import { expect, test } from 'vitest'
import { createSmallFileCache } from '#adapters/hashing/small-file-cache.ts'

function bytesOf(sizeBytes: number): Uint8Array {
  return new Uint8Array(sizeBytes).fill(7)
}

test('kept bytes are handed over once', () => {
  const cache = createSmallFileCache()
  cache.keep('a.txt', 'hash-1', bytesOf(10))
  expect(cache.remove('a.txt', 'hash-1')).toEqual(bytesOf(10))
  expect(cache.remove('a.txt', 'hash-1')).toBeNull()
})

test('bytes of another version or another file are not handed over', () => {
  const cache = createSmallFileCache()
  cache.keep('a.txt', 'hash-1', bytesOf(10))
  expect(cache.remove('b.txt', 'hash-1')).toBeNull()
  expect(cache.remove('a.txt', 'hash-2')).toBeNull()
})

test('a newer version takes the place of the older', () => {
  const cache = createSmallFileCache(3_000)
  for (let version = 0; version < 100; version += 1) cache.keep('a.txt', `hash-${version}`, bytesOf(1_000))
  expect(cache.remove('a.txt', 'hash-99')).toEqual(bytesOf(1_000))
})

test('the oldest are dropped when the limit is reached, and a file above the limit is never kept', () => {
  const cache = createSmallFileCache(10_000)
  for (let index = 0; index < 20; index += 1) cache.keep(`${index}`, 'hash', bytesOf(1_000))
  cache.keep('large', 'hash', bytesOf(10_000))
  expect(cache.remove('large', 'hash')).toBeNull()
  const still = Array.from({ length: 20 }, (_, index) => index).filter(
    (index) => cache.remove(`${index}`, 'hash') !== null,
  )
  expect(still).toEqual([14, 15, 16, 17, 18, 19])
})

test('empty files are bounded too', () => {
  const cache = createSmallFileCache(10_000)
  for (let index = 0; index < 1_000; index += 1) cache.keep(`${index}`, 'hash', bytesOf(0))
  expect(cache.remove('0', 'hash')).toBeNull()
  expect(cache.remove('999', 'hash')).toEqual(bytesOf(0))
})
