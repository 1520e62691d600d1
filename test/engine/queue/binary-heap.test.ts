// The smallest comes out first, whatever went in.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHeap } from '#engine/queue/binary-heap.ts'

function drain<T>(heap: { pop(): T | null }): T[] {
  const out: T[] = []
  for (let item = heap.pop(); item !== null; item = heap.pop()) out.push(item)
  return out
}

it('an empty heap has nothing on top', () => {
  const heap = createHeap<number>((one, other) => one < other)
  expect([heap.size, heap.peek(), heap.pop(), heap.size]).toEqual([0, null, null, 0])
})

it('looking at the top takes nothing away', () => {
  const heap = createHeap<number>((one, other) => one < other)
  heap.push(2)
  heap.push(1)
  expect([heap.peek(), heap.peek(), heap.size, heap.pop(), heap.size]).toEqual([1, 1, 2, 1, 1])
})

it('keeps what is to be kept, in order', () => {
  const heap = createHeap<number>((one, other) => one < other)
  for (const number of [5, 3, 8, 1, 9, 2]) heap.push(number)
  heap.keep((number) => number % 2 === 1)
  expect(drain(heap)).toEqual([1, 3, 5, 9])
})

it('whatever goes in comes out in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const heap = createHeap<number>((one, other) => one < other)
      for (const number of numbers) heap.push(number)
      expect(heap.size).toBe(numbers.length)
      expect(drain(heap)).toEqual(numbers.toSorted((one, other) => one - other))
    }),
  )
})

it('behaves as a sorted list would, in whatever order things come and go', () => {
  const act = fc.option(fc.integer({ min: 0, max: 20 }), { nil: 'pop' as const })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 200 }), (acts) => {
      const heap = createHeap<number>((one, other) => one < other)
      let list: number[] = []
      for (const next of acts) {
        if (next === 'pop') {
          expect(heap.pop()).toBe(list[0] ?? null)
          list = list.slice(1)
        } else {
          heap.push(next)
          list = [...list, next].toSorted((one, other) => one - other)
        }
        expect([heap.size, heap.peek()]).toEqual([list.length, list[0] ?? null])
      }
    }),
  )
})

describe('the price of one push and one pop', () => {
  it('grows with the logarithm of the size, not with the size', () => {
    let comparisons = 0
    const heap = createHeap<number>((one, other) => {
      comparisons++
      return one < other
    })
    const size = 2 ** 14
    for (let number = size; number > 0; number--) heap.push(number)
    expect(comparisons).toBeLessThanOrEqual(size * 14)
    comparisons = 0
    for (let number = 0; number < size; number++) heap.pop()
    expect(comparisons).toBeLessThanOrEqual(size * 2 * 14)
  })
})
