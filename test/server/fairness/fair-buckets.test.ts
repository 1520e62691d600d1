// The rate of commits in a namespace: as many as there are, and the same for each device that wants some.
import { expect, test } from 'vitest'
import { FairBuckets, promiseMs } from '#server/fairness/fair-buckets.ts'

const rate = { perSecond: 8, burst: 4 }

test('a burst at once, then as many as the rate, in each namespace by itself', () => {
  const buckets = new FairBuckets(rate)
  const waits = Array.from({ length: 6 }, (_, index) => buckets.tryConsume('sales', `device ${index}`, 0))
  expect(waits).toEqual([0, 0, 0, 0, 125, 250])
  expect(buckets.tryConsume('shop', 'till', 0)).toBe(0)
})

test('who was promised a commit gets it, however often another asks meanwhile', () => {
  const buckets = new FairBuckets({ perSecond: 8, burst: 1 })
  expect(buckets.tryConsume('', 'greedy', 0)).toBe(0)
  expect(buckets.tryConsume('', 'greedy', 0)).toBe(125)
  expect(buckets.tryConsume('', 'modest', 0)).toBe(250)
  for (let atMs = 1; atMs < 250; atMs += 1) buckets.tryConsume('', 'greedy', atMs)
  expect(buckets.tryConsume('', 'modest', 250)).toBe(0)
})

test('of ten devices in a minute each gets its share, one that asks every millisecond, too', () => {
  const buckets = new FairBuckets(rate)
  const got = new Map<string, number>()
  const dueMs = new Map(Array.from({ length: 9 }, (_, index) => [`modest ${index}`, 0]))
  const ask = (device: string, nowMs: number): number => {
    const waitMs = buckets.tryConsume('', device, nowMs)
    if (waitMs === 0) got.set(device, (got.get(device) ?? 0) + 1)
    return waitMs
  }
  for (let nowMs = 0; nowMs < 60_000; nowMs += 1) {
    ask('greedy', nowMs)
    // The others come back as they are told, in whole seconds.
    for (const [device, atMs] of dueMs)
      if (atMs <= nowMs) dueMs.set(device, nowMs + Math.ceil(ask(device, nowMs) / 1000) * 1000 + 1)
  }
  const modest = [...got].filter(([device]) => device !== 'greedy').map(([, times]) => times)
  expect(modest).toHaveLength(9)
  // Each comes back once a second or two and is let in at every second of its questions at least.
  expect(Math.min(...modest)).toBeGreaterThanOrEqual(20)
  expect([...got.values()].reduce((sum, times) => sum + times, 0)).toBeLessThanOrEqual(60 * 8 + 4)
})

test('a promise that nobody comes for is given to others', () => {
  const buckets = new FairBuckets({ perSecond: 1, burst: 1 })
  buckets.tryConsume('', 'one', 0)
  expect(buckets.tryConsume('', 'gone', 0)).toBe(1_000)
  expect(buckets.tryConsume('', 'one', 1_000)).toBe(1_000)
  expect(buckets.tryConsume('', 'other', 1_000 + promiseMs + 1_000)).toBe(0)
})
