import { expect, it } from 'vitest'
import { noConditions } from '#main/network/line-conditions.ts'
import { fullSpeedEndMs, speedRulesOf } from '#main/uploads/controls/speed-rules.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import { noLimit } from '#shared/speed/speed.ts'

it('settings nobody touched limit nothing, however the computer is connected', () => {
  expect(speedRulesOf(defaultSettings, noConditions)).toEqual(noLimit)
  expect(speedRulesOf(defaultSettings, { isMetered: true, isOnBattery: true })).toEqual(noLimit)
})

it('pauses where the settings want it', () => {
  const both = { ...defaultSettings, pauseOnMetered: true, pauseOnBattery: true }
  expect(speedRulesOf(both, noConditions).pauseNow).toBeNull()
  expect(speedRulesOf(both, { isMetered: true, isOnBattery: true }).pauseNow).toBe('metered')
  expect(speedRulesOf(both, { isMetered: false, isOnBattery: true }).pauseNow).toBe('battery')
  expect(speedRulesOf({ ...both, pauseOnMetered: false }, { isMetered: true, isOnBattery: false }).pauseNow).toBeNull()
})

it('full speed is wanted for an hour, or no longer', () => {
  expect([fullSpeedEndMs(true, 1_000), fullSpeedEndMs(false, 1_000)]).toEqual([3_601_000, null])
})
