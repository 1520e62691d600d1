// Metered network and battery: heard of when they change, and not asked for in vain.
import { expect, it } from 'vitest'
import { watchLineConditions } from '#main/network/line-conditions.ts'
import type { LineConditions } from '#main/network/line-conditions.ts'
import { createHandClock } from '../hand-clock.ts'

function aRig() {
  const clock = createHandClock()
  const world = { isWanted: true, isMetered: false, isOnBattery: false, asked: 0 }
  const told: LineConditions[] = []
  const answers: (() => void)[] = []
  const watch = watchLineConditions({
    clock,
    isMeteredWanted: () => world.isWanted,
    isNetworkMetered() {
      world.asked += 1
      const { isMetered } = world
      return new Promise((resolve) => answers.push(() => resolve(isMetered)))
    },
    isOnBattery: () => world.isOnBattery,
    changed: (conditions) => void told.push(conditions),
  })
  const answer = async (): Promise<void> => {
    for (const give of answers.splice(0)) give()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { clock, world, told, watch, answer, answers }
}

it('tells of a change, once', async () => {
  const { answer, clock, told, world } = aRig()
  await answer()
  world.isMetered = true
  clock.pass(30_000)
  await answer()
  clock.pass(30_000)
  await answer()
  world.isOnBattery = true
  clock.pass(30_000)
  expect(told).toEqual([
    { isMetered: true, isOnBattery: false },
    { isMetered: true, isOnBattery: true },
  ])
})

it('asks about the network only while a setting wants to know', async () => {
  const { answer, told, watch, world } = aRig()
  world.isMetered = true
  watch.look()
  await answer()
  world.isWanted = false
  const before = world.asked
  watch.look()
  expect(world.asked).toBe(before)
  expect(told.map(({ isMetered }) => isMetered)).toEqual([true, false])
})

it('a late answer about another network says nothing', async () => {
  const { answers, told, watch, world } = aRig()
  world.isMetered = true
  watch.look()
  world.isMetered = false
  watch.look()
  answers[2]?.()
  answers[1]?.()
  await new Promise((resolve) => setImmediate(resolve))
  expect(told).toEqual([])
  watch.close()
})
