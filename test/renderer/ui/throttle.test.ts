// Many calls become few, and the last one is never lost.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { throttle } from '#renderer/ui/throttle.ts'

it('works at the first ask, and once more for all asks that follow soon', async () => {
  let runs = 0
  const paced = throttle(60, () => {
    runs += 1
  })
  for (let ask = 0; ask < 100; ask += 1) paced.ask()
  expect(runs).toBe(1)
  await sleep(400)
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
  await sleep(150)
  expect(runs).toBe(1)
})
