// Time for the shell, on the real clock: it must only be a clock.
import { expect, it } from 'vitest'
import { createShellClock, within } from '#main/clock.ts'
import { createHandClock } from './hand-clock.ts'

it('tells the time of the computer', () => {
  expect(Math.abs(createShellClock().nowMs() - Date.now())).toBeLessThan(1_000)
})

it('calls once after a delay, again and again after each period, and never after it was called off', async () => {
  const clock = createShellClock()
  const calls: string[] = []
  const done = new Promise<void>((resolve) => {
    clock.later(1, () => calls.push('never'))()
    clock.later(1, () => calls.push('once'))
    const stop = clock.every(5, () => {
      calls.push('again')
      if (calls.length < 3) return
      stop()
      resolve()
    })
  })
  // Its timers keep nobody alive, so the test does.
  const alive = setInterval(() => undefined, 1_000)
  await done
  clearInterval(alive)
  expect(calls).toEqual(['once', 'again', 'again'])
})

it('waits no longer than it may', async () => {
  const clock = createHandClock()
  const waited = within(clock, 2_000, new Promise<string>(() => undefined))
  clock.pass(2_000)
  expect(await waited).toBeNull()
  expect(await within(clock, 2_000, Promise.resolve('done'))).toBe('done')
  await expect(within(clock, 2_000, Promise.reject(new Error('no')))).rejects.toThrow('no')
})
