// Numbers of the header: honest, and nothing before it can be trusted.
import { describe, expect, it } from 'vitest'
import { english } from '#shared/messages/english.ts'
import type { Progress } from '#shared/contract/ipc-app-state.ts'
import { progressParts, shareOf } from '#renderer/words/progress-words.ts'
import { bytesWords, rangeWords } from '#shared/words/format.ts'

const minuteMs = 60_000
const progress: Progress = {
  filesDone: 412,
  filesAll: 1_250,
  bytesDone: 1_240_000_000,
  bytesAll: 8_420_000_000,
  bytesPerSecond: 14_100_000,
  left: { leastMs: 6 * minuteMs, mostMs: 9 * minuteMs },
}

describe('the line of numbers', () => {
  it('says files, bytes, time left and speed', () => {
    expect(progressParts(progress, 4, english)).toEqual([
      '412 of 1,250 files',
      '1.2 of 8.4 GB',
      'about 6–9 min left',
      '14 MB/s',
    ])
  })

  it('says the time left rather than bytes where there is little room', () => {
    expect(progressParts(progress, 2, english)).toEqual(['412 of 1,250 files', 'about 6–9 min left'])
  })

  it('says nothing of a time that is not known', () => {
    expect(progressParts({ ...progress, left: null, bytesPerSecond: null }, 4, english)).toEqual([
      '412 of 1,250 files',
      '1.2 of 8.4 GB',
    ])
  })

  it('calls nothing a speed that is below a kilobyte a second', () => {
    expect(progressParts({ ...progress, left: null, bytesPerSecond: 999 }, 4, english)).toHaveLength(2)
    expect(progressParts({ ...progress, left: null, bytesPerSecond: 1_000 }, 4, english).at(-1)).toBe('1.0 kB/s')
  })

  it('names both units when they differ', () => {
    expect(bytesWords(640_000, 8_400_000_000, english)).toBe('640 kB of 8.4 GB')
    expect(bytesWords(0, 8_400_000_000, english)).toBe('0 bytes of 8.4 GB')
  })

  it('gives a range no finer than it can be known', () => {
    expect(rangeWords(10_000, 30_000, english)).toBe('a minute')
    expect(rangeWords(2 * minuteMs, 2 * minuteMs, english)).toBe('2 min')
    expect(rangeWords(90 * minuteMs, 170 * minuteMs, english)).toBe('1–3 h')
  })

  it('shows no share before one percent', () => {
    expect(shareOf({ ...progress, bytesDone: 80_000_000 })).toBeNull()
    expect(shareOf(progress)).toBeCloseTo(0.147, 3)
  })
})
