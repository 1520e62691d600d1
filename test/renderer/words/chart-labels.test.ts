import { expect, it } from 'vitest'
import { charts } from '#renderer/words/chart-labels.ts'

it('says of how long the picture is', () => {
  expect(charts.rates(60, '2 MB', '5 MB')).toBe('Speed in the last hour: 2 MB/s on average, 5 MB/s at most')
  expect(charts.rates(7, '2 MB', '5 MB')).toContain('in the last 7 minutes')
})
