import { expect, it } from 'vitest'
import { dayAfterKey, dayBarsOf, sumOf } from '#renderer/pictures/day-bars.ts'

const days = [
  { startMs: 1, files: 0, bytes: 0 },
  { startMs: 2, files: 1, bytes: 50 },
  { startMs: 3, files: 1_000, bytes: 100 },
]

it('each kind is a part of its own most, and a day with one file is seen', () => {
  expect(dayBarsOf(days)).toEqual([
    { startMs: 1, files: 0, bytes: 0 },
    { startMs: 2, files: 0.05, bytes: 0.5 },
    { startMs: 3, files: 1, bytes: 1 },
  ])
  expect(dayBarsOf([])).toEqual([])
  expect(sumOf(days)).toEqual({ files: 1_001, bytes: 150 })
})

it('the keyboard walks through the days and stops at both ends', () => {
  expect(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'a'].map((key) => dayAfterKey(key, 0, 30, false))).toEqual([
    0,
    1,
    0,
    29,
    null,
  ])
  expect(dayAfterKey('ArrowRight', 29, 30, false)).toBe(29)
})

it('the keyboard goes where reading goes', () => {
  expect(['ArrowLeft', 'ArrowRight'].map((key) => dayAfterKey(key, 5, 30, true))).toEqual([6, 4])
})
