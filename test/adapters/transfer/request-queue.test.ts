import { expect, test } from 'vitest'
import { createAskQueue } from '#adapters/transfer/request-queue.ts'
import { never } from '../../rigs/cancel.ts'
import type { Turn } from '#adapters/transfer/request-queue.ts'

async function begun(turn: Promise<Turn | null>): Promise<Turn> {
  const begins = await turn
  if (begins === null) throw new Error('it was sent away')
  return begins
}

/** Whether a promise has settled by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve))
  return Promise.race([promise.then(() => true), Promise.resolve(false)])
}

test('the first question is alone; the second waits for its end, whatever that shows', async () => {
  const queue = createAskQueue()
  const first = await begun(queue.enter(never))
  const second = queue.enter(never)
  expect([first.isAlone, await isSettled(second)]).toEqual([true, false])
  first.end('nothing')
  expect((await begun(second)).isAlone).toBe(true)
})

test('once an answer tells, all who wait begin', async () => {
  const queue = createAskQueue()
  const first = await begun(queue.enter(never))
  const others = [queue.enter(never), queue.enter(never), queue.enter(never)]
  first.end('tells')
  const turns = await Promise.all(others.map(begun))
  expect(turns.map((turn) => turn.isAlone)).toEqual([false, false, false])
})

test('who came first is served first', async () => {
  const queue = createAskQueue()
  const served: number[] = []
  const asks = [0, 1, 2, 3, 4].map(async (number) => {
    const turn = await begun(queue.enter(never))
    served.push(number)
    turn.end('untold')
  })
  await Promise.all(asks)
  expect(served).toEqual([0, 1, 2, 3, 4])
})

test('who does not want to wait any more is sent away at once and delays nobody', async () => {
  const queue = createAskQueue()
  const first = await begun(queue.enter(never))
  const controller = new AbortController()
  const second = queue.enter(controller.signal)
  const third = queue.enter(never)
  controller.abort()
  expect(await second).toBeNull()
  expect(await isSettled(third)).toBe(false)
  first.end('untold')
  expect((await begun(third)).isAlone).toBe(true)
  controller.abort() // once more changes nothing
})

test('who has cancelled before does not get a turn', async () => {
  const controller = new AbortController()
  controller.abort()
  const queue = createAskQueue()
  expect(await queue.enter(controller.signal)).toBeNull()
  expect((await begun(queue.enter(never))).isAlone).toBe(true)
})

test('closing sends away who waits and who comes later, and lets the turn under way end', async () => {
  const queue = createAskQueue()
  const first = await begun(queue.enter(never))
  const waiting = [queue.enter(never), queue.enter(never)]
  queue.close()
  expect(await Promise.all(waiting)).toEqual([null, null])
  first.end('tells')
  expect(await queue.enter(never)).toBeNull()
})
