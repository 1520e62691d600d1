import { expect, test } from 'vitest'
import { createDiskLatency } from '#adapters/files/disk-latency.ts'

test('a second slow answer soon after the first takes the trust away for half a minute', () => {
  let nowMs = 0
  const latency = createDiskLatency(() => nowMs)
  expect(latency.time(() => 'quick')).toBe('quick')
  expect(latency.isQuick()).toBe(true)
  latency.time(() => (nowMs += 21))
  expect(latency.isQuick()).toBe(true)
  for (let call = 0; call < 63; call += 1) latency.time(() => (nowMs += 1))
  latency.time(() => (nowMs += 21))
  expect(latency.isQuick()).toBe(false)
  nowMs += 29_999
  expect(latency.isQuick()).toBe(false)
  nowMs += 1
  expect(latency.isQuick()).toBe(true)
})

test('a processor that others use now and then takes no trust away', () => {
  let nowMs = 0
  const latency = createDiskLatency(() => nowMs)
  for (let call = 0; call < 1_000; call += 1) latency.time(() => (nowMs += call % 65 === 0 ? 100 : 0.01))
  expect(latency.isQuick()).toBe(true)
})

test('an answer that nobody would wait for so long takes it away at once', () => {
  let nowMs = 0
  const latency = createDiskLatency(() => nowMs)
  latency.time(() => (nowMs += 501))
  expect(latency.isQuick()).toBe(false)
})

test('a slow call that fails counts as slow, and its error comes through', () => {
  let nowMs = 0
  const latency = createDiskLatency(() => nowMs)
  const failing = () => {
    nowMs += 501
    throw new Error('the disk failed')
  }
  expect(() => latency.time(failing)).toThrow('the disk failed')
  expect(latency.isQuick()).toBe(false)
})
