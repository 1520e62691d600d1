import { expect, it } from 'vitest'
import { HourRates } from '#uploader/progress/hour-rates.ts'

const minute = 60_000

it('tells the mean of each minute that is over', () => {
  const rates = new HourRates()
  rates.note(0, 500)
  rates.note(30_000, 6_500)
  expect(rates.rates()).toEqual([])
  rates.note(minute, 6_500)
  // Nothing was sent in the second minute; the sum of another batch begins anew.
  rates.note(2 * minute + 1, 0)
  rates.note(2 * minute + 2, 60_000)
  rates.note(3 * minute, 60_000)
  expect(rates.rates()).toEqual([100, 0, 1_000])
})

it('keeps an hour, fills what it slept through, and does not believe a clock that was put back', () => {
  const rates = new HourRates()
  rates.note(0, 0)
  rates.note(1, 6_000)
  rates.note(30 * minute, 6_000)
  expect(rates.rates()).toEqual([100, ...Array.from({ length: 29 }, () => 0)])
  rates.note(10 * minute, 6_000)
  expect(rates.rates()).toHaveLength(30)
  rates.note(10_000 * minute, 6_000)
  expect(rates.rates()).toEqual(Array.from({ length: 60 }, () => 0))
})
