import { expect, test } from 'vitest'
import { median, summarise } from './median.ts'

test('the median of an odd number of rounds is the one in the middle, in whatever order they came', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([7])).toBe(7)
})

test('the median of an even number of rounds lies between the two in the middle', () => {
  expect(median([10, 1, 2, 4])).toBe(3)
})

test('numbers are compared as numbers', () => {
  expect(median([9, 10, 100])).toBe(10)
})

test('one disturbed round moves the spread, not the median', () => {
  expect(summarise([1, 1.1, 1.2, 1.3, 50])).toEqual({ median: 1.2, min: 1, max: 50 })
})

test('no round is no median', () => {
  expect(() => median([])).toThrow('a median needs a value')
})
