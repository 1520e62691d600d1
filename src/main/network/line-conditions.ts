// Whether the computer runs on its battery, and whether its network is paid for by the byte: asked for now and then, and only while a
// setting wants to know.
import type { ShellClock } from '../clock.ts'

/** What of the computer a setting may make a reason to pause. */
export type LineConditions = { readonly isMetered: boolean; readonly isOnBattery: boolean }

export const noConditions: LineConditions = { isMetered: false, isOnBattery: false }

export type LineConditionsParts = {
  readonly clock: ShellClock
  readonly isMeteredWanted: () => boolean
  readonly isNetworkMetered: () => Promise<boolean>
  readonly isOnBattery: () => boolean
  /** Called when something changed. */
  readonly changed: (conditions: LineConditions) => void
}

const lookPeriodMs = 30_000

export interface LineConditionsWatch {
  /** Looks now: the network changed, the plug was pulled, a setting is another. */
  look(): void
  close(): void
}

/** Begins to look. */
export function watchLineConditions(parts: LineConditionsParts): LineConditionsWatch {
  let known = noConditions
  let asked = 0

  function learn(now: LineConditions): void {
    if (now.isMetered === known.isMetered && now.isOnBattery === known.isOnBattery) return
    known = now
    parts.changed(known)
  }

  function look(): void {
    learn({ ...known, isOnBattery: parts.isOnBattery() })
    const question = ++asked
    if (!parts.isMeteredWanted()) return learn({ ...known, isMetered: false })
    void parts.isNetworkMetered().then((isMetered) => {
      // An answer to an older question says nothing of the network that is there now.
      if (question === asked) learn({ ...known, isMetered })
    })
  }

  look()
  const stop = parts.clock.every(lookPeriodMs, look)
  return {
    look,
    close() {
      asked += 1
      stop()
    },
  }
}
