import { expect, test } from 'vitest'
import { createDiskLatency } from '#adapters/files/disk-latency.ts'

test('one slow answer takes the trust away for half a minute', () => {
  let nowMs = 0
  const latency = createDiskLatency(() => nowMs)
  expect(latency.time(() => 'quick')).toBe('quick')
  expect(latency.isQuick()).toBe(true)
  latency.time(() => (nowMs += 21))
  expect(latency.isQuick()).toBe(false)
  nowMs += 29_999
  expect(latency.isQuick()).toBe(false)
  nowMs += 1
  expect(latency.isQuick()).toBe(true)
})

test('a slow call that fails counts as slow, and its error comes through', () => {
  let nowMs = 0
  const latency = createDiskLatency(() => nowMs)
  const failing = () => {
    nowMs += 500
    throw new Error('the disk failed')
  }
  expect(() => latency.time(failing)).toThrow('the disk failed')
  expect(latency.isQuick()).toBe(false)
})
