// Who gets memory for a piece, and who waits.
import { expect, test } from 'vitest'
import { PieceMemory } from '#server/relays/piece-memory.ts'
import type { Room } from '#server/relays/piece-memory.ts'

const patient = { longestWaitMs: 60_000, signal: new AbortController().signal }

/** Takes room and notes in `order` who got it. */
function taken(memory: PieceMemory, device: string, order: string[], length = 10): Promise<Room> {
  return memory.acquire(length, device, patient).then((room) => {
    if (typeof room === 'string') throw new Error(room)
    order.push(device)
    return room
  })
}

test('room is given up to the limit, and what comes free goes on', async () => {
  const memory = new PieceMemory(20)
  const order: string[] = []
  const [a, b] = await Promise.all([taken(memory, 'a', order), taken(memory, 'b', order)])
  const waiting = taken(memory, 'c', order)
  await Promise.resolve()
  expect([order, memory.usedBytes]).toEqual([['a', 'b'], 20])
  a.release()
  a.release()
  const c = await waiting
  expect([order, c.bytes.length, memory.usedBytes]).toEqual([['a', 'b', 'c'], 10, 20])
  b.release()
  c.release()
  expect(memory.usedBytes).toBe(0)
})

test('a device that holds much waits behind one that holds nothing, and never gets more than a quarter', async () => {
  const memory = new PieceMemory(80)
  const order: string[] = []
  const greedy = [1, 2, 3].map(() => taken(memory, 'greedy', order))
  const held = await Promise.all(greedy.slice(0, 2))
  const others = ['b', 'c', 'd', 'e', 'f', 'g'].map((name) => taken(memory, name, order))
  const rooms = await Promise.all(others)
  expect(order).toEqual(['greedy', 'greedy', 'b', 'c', 'd', 'e', 'f', 'g'])
  const late = taken(memory, 'h', order)
  held[0]?.release()
  expect((await late).bytes.length).toBe(10)
  rooms[0]?.release()
  expect((await greedy[2])?.bytes.length).toBe(10)
  expect(order.slice(-2)).toEqual(['h', 'greedy'])
})

test('a large piece is not passed by small ones for ever', async () => {
  const memory = new PieceMemory(40)
  const order: string[] = []
  const first = await taken(memory, 'a', order, 30)
  const large = taken(memory, 'large', order, 40)
  const small = taken(memory, 'small', order, 10)
  await Promise.resolve()
  expect(order).toEqual(['a'])
  first.release()
  ;(await large).release()
  await small
  expect(order).toEqual(['a', 'large', 'small'])
})

test('who waits too long is told, and who leaves makes way', async () => {
  const memory = new PieceMemory(10)
  const order: string[] = []
  const first = await taken(memory, 'a', order)
  const leaving = new AbortController()
  const gone = memory.acquire(10, 'b', { longestWaitMs: 60_000, signal: leaving.signal })
  const late = memory.acquire(10, 'c', { longestWaitMs: 10, signal: patient.signal })
  leaving.abort()
  expect([await gone, await late]).toEqual(['interrupted', 'crowded'])
  first.release()
  expect(await memory.acquire(10, 'd', { longestWaitMs: 10, signal: leaving.signal })).toBe('interrupted')
  expect((await taken(memory, 'e', order)).bytes.length).toBe(10)
})
