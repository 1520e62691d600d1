import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createDeadline } from '#adapters/http/deadline.ts'
import type { Phase } from '#adapters/http/deadline.ts'

test('a deadline passes once, in the phase armed last', async () => {
  const passed: Phase[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const deadline = createDeadline((phase) => {
    passed.push(phase)
    resolve()
  })
  deadline.arm('connect', 1)
  deadline.arm('stall', 5)
  await promise
  await sleep(20)
  expect(passed).toEqual(['stall'])
})

test('a cleared deadline never passes', async () => {
  let passed = false
  const deadline = createDeadline(() => {
    passed = true
  })
  deadline.arm('head', 1)
  deadline.clear()
  deadline.clear()
  await sleep(20)
  expect(passed).toBe(false)
})
