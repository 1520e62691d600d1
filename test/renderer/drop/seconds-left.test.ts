import { expect, it } from 'vitest'
import { secondsLeft } from '#renderer/drop/seconds-left.ts'

it('counts whole seconds down, the last one until its end', () => {
  expect([30_000, 29_999, 1_001, 1_000, 1, 0, -5].map((ms) => secondsLeft(ms, 0))).toEqual([30, 30, 2, 1, 1, 0, 0])
})
