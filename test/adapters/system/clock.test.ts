import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { createClock } from '#adapters/system/clock.ts'

function woken(clock: ReturnType<typeof createClock>, atMs: number): Promise<number> {
  return new Promise((resolve) => clock.wakeAt(atMs, () => resolve(clock.now())))
}

test('now is the time of the computer at first', () => {
  expect(Math.abs(createClock().now() - Date.now())).toBeLessThan(1_000)
})

test('setting the clock of the computer does not move now, but moves the wall time of a moment', () => {
  const clock = createClock()
  const before = clock.now()
  const real = Date.now
  Date.now = () => real() - 10 * 365 * 86_400_000
  try {
    expect(clock.now() - before).toBeGreaterThanOrEqual(0)
    expect(clock.now() - before).toBeLessThan(60_000)
    expect(Math.abs(clock.wallMs(clock.now() + 5_000) - (Date.now() + 5_000))).toBeLessThan(1_000)
  } finally {
    Date.now = real
  }
})

test('it wakes at the moment asked for or after, never before', async () => {
  const clock = createClock()
  const atMs = clock.now() + 30
  expect(await woken(clock, atMs)).toBeGreaterThanOrEqual(atMs)
})

test('a moment in the past wakes soon, but not within the call', async () => {
  const clock = createClock()
  let within = true
  const done = new Promise<boolean>((resolve) => clock.wakeAt(0, () => resolve(within)))
  within = false
  expect(await done).toBe(false)
})

test('a later call replaces an earlier one', async () => {
  const clock = createClock()
  let first = 0
  clock.wakeAt(clock.now() + 10, () => (first += 1))
  await woken(clock, clock.now() + 60)
  expect(first).toBe(0)
})

test('a moment beyond the longest timer does not fire at once', async () => {
  const clock = createClock()
  let fired = false
  clock.wakeAt(clock.now() + 2 ** 33, () => (fired = true))
  await clock.delay(40)
  clock.close()
  expect(fired).toBe(false)
})

test('a delay ends at once when it is cancelled', async () => {
  const clock = createClock()
  const controller = new AbortController()
  const waited = clock.delay(3_600_000, controller.signal)
  controller.abort()
  await waited
  await clock.delay(3_600_000, controller.signal)
})

test('a delay that is over listens no more', async () => {
  const { signal } = new AbortController()
  await createClock().delay(1, signal)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('ticks come until they are stopped', async () => {
  const clock = createClock()
  let ticks = 0
  await new Promise<void>((resolve) => {
    const stop = clock.every(5, () => {
      ticks += 1
      if (ticks === 3) {
        stop()
        resolve()
      }
    })
  })
  await clock.delay(40)
  expect(ticks).toBe(3)
})

test('randomness stay in [0, 1)', () => {
  const clock = createClock()
  for (let round = 0; round < 1_000; round += 1) {
    const jitter = clock.jitter()
    expect(jitter >= 0 && jitter < 1).toBe(true)
  }
})
