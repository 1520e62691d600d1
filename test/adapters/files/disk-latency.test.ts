import { expect, test } from 'vitest'
import { createDiskPace } from '#adapters/files/disk-latency.ts'

test('one slow answer takes the trust away for half a minute', () => {
  let nowMs = 0
  const pace = createDiskPace(() => nowMs)
  expect(pace.time(() => 'quick')).toBe('quick')
  expect(pace.isQuick()).toBe(true)
  pace.time(() => (nowMs += 21))
  expect(pace.isQuick()).toBe(false)
  nowMs += 29_999
  expect(pace.isQuick()).toBe(false)
  nowMs += 1
  expect(pace.isQuick()).toBe(true)
})

test('a slow call that fails counts as slow, and its error comes through', () => {
  let nowMs = 0
  const pace = createDiskPace(() => nowMs)
  const failing = () => {
    nowMs += 500
    throw new Error('the disk failed')
  }
  expect(() => pace.time(failing)).toThrow('the disk failed')
  expect(pace.isQuick()).toBe(false)
})
