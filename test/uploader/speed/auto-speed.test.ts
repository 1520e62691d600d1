import { describe, expect, test } from 'vitest'
import { afterSample, limitOf, unmeasured } from '#uploader/speed/auto-speed.ts'
import type { AutoSpeed, SpeedSample } from '#uploader/speed/auto-speed.ts'

const busy = (bytesPerSecond: number): SpeedSample => ({ bytesPerSecond, isBusy: true })
const idle: SpeedSample = { bytesPerSecond: 0, isBusy: false }

/** One sample a second, from `fromMs` on. */
function after(auto: AutoSpeed, samples: readonly SpeedSample[], fromMs = 0): AutoSpeed {
  return samples.reduce((state, sample, at) => afterSample(state, sample, fromMs + at * 1_000), auto)
}

describe('leaving room', () => {
  test('three busy seconds measure the line; a fifth of what it carries is left', () => {
    expect(limitOf(unmeasured)).toBeNull()
    expect(limitOf(after(unmeasured, [busy(9_000_000), busy(1_000_000)]))).toBeNull()
    const known = after(unmeasured, [busy(9_000_000), busy(1_000_000), busy(1_100_000)])
    expect(limitOf(known)).toBe(880_000)
  })

  test('seconds with rests in between measure nothing', () => {
    expect(limitOf(after(unmeasured, [busy(1_000), busy(1_000), idle, busy(1_000), busy(1_000)]))).toBeNull()
  })

  test('the line is measured again each minute while files are sent, and not while none are', () => {
    const known = after(unmeasured, [busy(1_000_000), busy(1_000_000), busy(1_000_000)])
    expect(limitOf(afterSample(known, busy(800_000), 61_000))).toBe(800_000)
    expect(limitOf(afterSample(known, idle, 63_000))).toBe(800_000)
    const again = afterSample(known, busy(800_000), 63_000)
    expect(limitOf(again)).toBeNull()
    expect(limitOf(after(again, [busy(2_000_000), busy(2_000_000), busy(2_000_000)], 64_000))).toBe(1_600_000)
  })

  test('a line that gets slower is heard within three seconds, and does not sink by our own limit', () => {
    const known = after(unmeasured, [busy(1_000_000), busy(1_000_000), busy(1_000_000)])
    const kept = after(
      known,
      Array.from({ length: 30 }, () => busy(790_000)),
      3_000,
    )
    expect(limitOf(kept)).toBe(800_000)
    const slower = after(known, [busy(300_000), busy(310_000), busy(290_000)], 3_000)
    expect(limitOf(slower)).toBe(240_000)
    expect(
      limitOf(
        after(
          slower,
          Array.from({ length: 30 }, () => busy(235_000)),
          6_000,
        ),
      ),
    ).toBe(240_000)
  })

  test('however slow the line is, something may leave', () => {
    expect(limitOf(after(unmeasured, [busy(0), busy(0), busy(0)]))).toBe(32_000)
  })
})
