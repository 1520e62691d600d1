// How fast may be sent, from the settings.
import type { Settings } from '#shared/contract/settings.ts'
import type { SpeedRules } from '#shared/speed/speed.ts'

const hourMs = 3_600_000

/** What the settings say. */
export function speedRulesOf({ fullSpeedUntilMs, speedLimit, timetable }: Settings): SpeedRules {
  return { limit: speedLimit, timetable, fullUntilMs: fullSpeedUntilMs }
}

/** The end of full speed that is wanted now: in an hour; null when the limit is to hold again. */
export function fullSpeedEndMs(isWanted: boolean, nowMs: number): number | null {
  return isWanted ? nowMs + hourMs : null
}
