// How fast may be sent, from the settings.
import type { Settings } from '#shared/contract/settings.ts'
import type { LineConditions } from '../../network/line-conditions.ts'
import type { SpeedRules } from '#shared/speed/speed.ts'

const hourMs = 3_600_000

/** What the settings say, as the computer is connected now. */
export function speedRulesOf(settings: Settings, { isMetered, isOnBattery }: LineConditions): SpeedRules {
  const { fullSpeedUntilMs, pauseOnBattery, pauseOnMetered, speedLimit, timetable } = settings
  const isPausedByNetwork = pauseOnMetered && isMetered
  const pauseNow = isPausedByNetwork ? 'metered' : pauseOnBattery && isOnBattery ? 'battery' : null
  return { limit: speedLimit, timetable, fullUntilMs: fullSpeedUntilMs, pauseNow }
}

/** The end of full speed that is wanted now: in an hour; null when the limit is to hold again. */
export function fullSpeedEndMs(isWanted: boolean, nowMs: number): number | null {
  return isWanted ? nowMs + hourMs : null
}
