// Many calls become few, and the last one is never lost.
import { expect, it, vi } from 'vitest'
import { throttle } from '#renderer/ui/throttle.ts'

it('works at the first ask, and once more for all asks that follow soon', async () => {
  let runs = 0
  const paced = throttle(60, () => {
    runs += 1
  })
  for (let ask = 0; ask < 100; ask += 1) paced.ask()
  expect(runs).toBe(1)
  await vi.waitFor(() => expect(runs).toBe(2), { timeout: 60_000, interval: 5 })
  await later(60)
  expect(runs).toBe(2)
})

it('does not work after it was stopped', async () => {
  let runs = 0
  const paced = throttle(30, () => {
    runs += 1
  })
  paced.ask()
  paced.ask()
  paced.stop()
  await later(30)
  expect(runs).toBe(1)
})

/** Settles when another throttle of the same pace that was asked now has worked twice: timers of one length end in their order. */
function later(everyMs: number): Promise<void> {
  return new Promise((resolve) => {
    let runs = 0
    const other = throttle(everyMs, () => {
      runs += 1
      if (runs === 2) resolve()
    })
    other.ask()
    other.ask()
  })
}
