// The rate meter.
import { expect, test } from 'vitest'
import { TokenBuckets } from '#server/token-bucket.ts'

test('a burst is free, then one has to wait for the next token', () => {
  const buckets = new TokenBuckets({ perSecond: 2, burst: 3 })
  expect([1, 2, 3].map(() => buckets.tryConsume('a', 0))).toEqual([0, 0, 0])
  expect(buckets.tryConsume('a', 0)).toBe(500)
  expect(buckets.tryConsume('a', 499)).toBeGreaterThan(0)
  expect(buckets.tryConsume('a', 600)).toBe(0)
})

test('each key has its own bucket, and a clock that steps back gives nothing away', () => {
  const buckets = new TokenBuckets({ perSecond: 1, burst: 1 })
  expect(buckets.tryConsume('a', 5_000)).toBe(0)
  expect(buckets.tryConsume('b', 5_000)).toBe(0)
  expect(buckets.tryConsume('a', 0)).toBe(1_000)
})

test('a long rest fills a bucket to its burst and no further', () => {
  const buckets = new TokenBuckets({ perSecond: 10, burst: 2 })
  buckets.tryConsume('a', 0)
  expect([1, 2, 3].map(() => buckets.tryConsume('a', 1_000_000))).toEqual([0, 0, 100])
})

test('a flood of keys pushes out the longest unused ones only', () => {
  const buckets = new TokenBuckets({ perSecond: 0.001, burst: 1 })
  buckets.tryConsume('kept', 0)
  for (let number = 0; number < 9_999; number += 1) buckets.tryConsume(`flood ${number}`, 0)
  buckets.tryConsume('kept', 0)
  buckets.tryConsume('one more', 0)
  expect(buckets.tryConsume('kept', 0)).toBeGreaterThan(0)
  expect(buckets.tryConsume('flood 0', 0)).toBe(0)
})
