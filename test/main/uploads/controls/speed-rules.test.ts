import { expect, it } from 'vitest'
import { fullSpeedEndMs, speedRulesOf } from '#main/uploads/controls/speed-rules.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import { noLimit } from '#shared/speed/speed.ts'

it('settings nobody touched limit nothing', () => {
  expect(speedRulesOf(defaultSettings)).toEqual(noLimit)
})

it('full speed is wanted for an hour, or no longer', () => {
  expect([fullSpeedEndMs(true, 1_000), fullSpeedEndMs(false, 1_000)]).toEqual([3_601_000, null])
})
