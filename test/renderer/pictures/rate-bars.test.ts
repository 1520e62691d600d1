import { expect, it } from 'vitest'
import { rateBarsOf, rateFacts } from '#renderer/pictures/rate-bars.ts'

it('the newest minute stands at the right, and a slow one is seen', () => {
  expect(rateBarsOf([10, 0, 1_000])).toEqual([
    { x: 57, height: 0.06 },
    { x: 59, height: 1 },
  ])
  expect([rateBarsOf([]), rateBarsOf([0, 0]), rateFacts([0])]).toEqual([[], [], null])
  expect(rateFacts([10, 0, 20])).toEqual({ mean: 10, most: 20, minutes: 3 })
})
