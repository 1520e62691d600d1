// Which tokens are worth the check of a signature.
import { expect, test } from 'vitest'
import { SignatureMeter } from '#server/sign-in/signature-meter.ts'

test('after so many refusals new tokens of that address wait, and those that were good do not', () => {
  const meter = new SignatureMeter({ perSecond: 0.5, burst: 2 })
  meter.note(true, 'kim', 'office', 0)
  for (const forged of ['one', 'two']) {
    expect(meter.waitMs(forged, 'office', 0)).toBe(0)
    meter.note(false, forged, 'office', 0)
  }
  expect(meter.waitMs('lee', 'office', 0)).toBe(2_000)
  expect(meter.waitMs('lee', 'elsewhere', 0)).toBe(0)
  expect(meter.waitMs('kim', 'office', 0)).toBe(0)
  expect(meter.waitMs('lee', 'office', 2_000)).toBe(0)
})

test('a token that is no longer good is like a new one', () => {
  const meter = new SignatureMeter({ perSecond: 0.5, burst: 1 })
  meter.note(true, 'kim', 'office', 0)
  meter.note(false, 'kim', 'office', 0)
  expect(meter.waitMs('kim', 'office', 0)).toBe(2_000)
})

test('beyond ten thousand good tokens the one that was unused for longest is forgotten', () => {
  const meter = new SignatureMeter({ perSecond: 0.5, burst: 1 })
  for (let number = 0; number < 10_000; number += 1) meter.note(true, `token ${number}`, 'office', 0)
  meter.note(true, 'token 0', 'office', 0)
  meter.note(true, 'one more', 'office', 0)
  meter.note(false, 'forged', 'office', 0)
  expect(['token 0', 'token 1'].map((token) => meter.waitMs(token, 'office', 0))).toEqual([0, 2_000])
})
