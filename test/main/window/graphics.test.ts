// When the graphics card draws: not after it failed, and again after good starts or with another version.
import { describe, expect, it } from 'vitest'
import { afterGoodStart, afterLoss, isGraphicsLoss, isWithoutCard } from '#main/window/graphics.ts'

describe('the graphics card', () => {
  it('draws as long as nothing was lost', () => {
    expect(isWithoutCard(null, '1.0.0')).toBe(false)
  })

  it('rests for one start after the first loss, then is tried again', () => {
    const lost = afterLoss(null, '1.0.0')
    expect(isWithoutCard(lost, '1.0.0')).toBe(true)
    const good = afterGoodStart(lost)
    expect(isWithoutCard(good, '1.0.0')).toBe(false)
    expect(good.losses).toBe(1)
  })

  it('rests longer each time it fails again', () => {
    let mark = afterLoss(null, '1.0.0')
    const rests = [mark.startsLeft]
    for (let again = 0; again < 3; again += 1) {
      mark = afterLoss({ ...mark, startsLeft: 0 }, '1.0.0')
      rests.push(mark.startsLeft)
    }
    expect(rests).toEqual([1, 5, 50, 50])
  })

  it('is not believed sooner because drawing without it failed, too', () => {
    expect(afterLoss({ version: '1.0.0', losses: 1, startsLeft: 20 }, '1.0.0').startsLeft).toBe(20)
  })

  it('is tried anew by another version', () => {
    const lost = { version: '1.0.0', losses: 9, startsLeft: 50 }
    expect(isWithoutCard(lost, '1.1.0')).toBe(false)
    expect(afterLoss(lost, '1.1.0')).toEqual({ version: '1.1.0', losses: 1, startsLeft: 1 })
  })

  it('is lost when its process ends in an unordinary way, and only then', () => {
    expect(isGraphicsLoss({ type: 'GPU', reason: 'crashed' })).toBe(true)
    expect(isGraphicsLoss({ type: 'GPU', reason: 'launch-failed' })).toBe(true)
    expect(isGraphicsLoss({ type: 'GPU', reason: 'clean-exit' })).toBe(false)
    expect(isGraphicsLoss({ type: 'GPU', reason: 'killed' })).toBe(false)
    expect(isGraphicsLoss({ type: 'Utility', reason: 'crashed' })).toBe(false)
  })
})
