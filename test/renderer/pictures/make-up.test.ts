// How the bar is divided.
import { expect, it } from 'vitest'
import { emptyCounts } from '#shared/rows/row-groups.ts'
import { segmentsOf } from '#renderer/pictures/make-up.ts'

it('holds the groups that have files, in the order of the list, and leaves out what is left out', () => {
  const segments = segmentsOf({ ...emptyCounts, sent: 3, waiting: 1, left_out: 9 })
  expect(segments).toEqual([
    { group: 'waiting', from: 0, share: 0.25 },
    { group: 'sent', from: 0.25, share: 0.75 },
  ])
})

it('shows one file that needs a person among a hundred thousand', () => {
  const [attention, sent] = segmentsOf({ ...emptyCounts, attention: 1, sent: 100_000 })
  expect(attention?.share).toBeGreaterThan(0.01)
  expect((sent?.from ?? 0) + (sent?.share ?? 0)).toBeCloseTo(1)
})

it('is empty without files', () => {
  expect(segmentsOf(emptyCounts)).toEqual([])
  expect(segmentsOf({ ...emptyCounts, left_out: 4 })).toEqual([])
})
