import { expect, test } from 'vitest'
import { createDiskLatency } from '#adapters/files/disk-latency.ts'

const untold = () => null

test('three slow answers within half a minute take the trust away for half a minute', () => {
  let nowMs = 0
  const latency = createDiskLatency({ now: () => nowMs, processorWait: untold })
  const isQuickAfter = (tookMs: number): boolean => {
    latency.time(() => (nowMs += tookMs))
    return latency.isQuick()
  }
  expect(latency.time(() => 'quick')).toBe('quick')
  expect([isQuickAfter(21), isQuickAfter(1), isQuickAfter(21), isQuickAfter(21)]).toEqual([true, true, true, false])
  nowMs += 29_999
  expect(latency.isQuick()).toBe(false)
  nowMs += 1
  expect(latency.isQuick()).toBe(true)
  expect([isQuickAfter(21), isQuickAfter(21)]).toEqual([true, true])
})

test('a slow call that fails counts as slow, and its error comes through', () => {
  let nowMs = 0
  const latency = createDiskLatency({ now: () => nowMs, processorWait: untold })
  const failing = () => {
    nowMs += 500
    throw new Error('the disk failed')
  }
  expect(() => latency.time(failing)).toThrow('the disk failed')
  expect(latency.isQuick()).toBe(false)
})

/** A disk whose calls take `diskMs`, and a computer that lets the thread wait `busyMs` for its turn meanwhile. */
function busyComputer() {
  let [nowMs, waitMs] = [0, 1_000]
  const latency = createDiskLatency({ now: () => nowMs, processorWait: () => waitMs })
  const call = (diskMs: number, busyMs: number): boolean => {
    latency.time(() => {
      nowMs += diskMs + busyMs
      waitMs += busyMs
    })
    return latency.isQuick()
  }
  return { call, pass: (ms: number) => (nowMs += ms) }
}

test('a disk is quick however often other programs keep this one from running', () => {
  const { call } = busyComputer()
  for (let calls = 0; calls < 10; calls += 1) expect(call(0.1, 100)).toBe(true)
  expect(call(0.1, 5_000)).toBe(true)
})

test('a slow disk is found at its third slow answer, on a busy computer, too', () => {
  for (const busyMs of [0, 100]) {
    const { call } = busyComputer()
    expect([call(21, busyMs), call(21, busyMs), call(0.1, busyMs), call(21, busyMs)]).toEqual([true, true, true, false])
  }
})

test('one answer that took a quarter of a second is enough', () => {
  const { call } = busyComputer()
  expect(call(251, 0)).toBe(false)
  const later = busyComputer()
  expect([later.call(21, 0), later.call(251, 100)]).toEqual([true, false])
})

test('slow answers far from each other make no slow disk', () => {
  const { call, pass } = busyComputer()
  for (let calls = 0; calls < 10; calls += 1) {
    expect(call(21, 0)).toBe(true)
    pass(30_000)
  }
})
