// Whether the world is fit for work: one hold for all uploads instead of a thousand failures.
import { backoffMs, longestHoldMs, politeWaitMs } from './backoff.ts'
import type { Hold } from './events.ts'
import { troublesBeforeHold } from './limits.ts'
import type { Moment, Omen, Side } from './step.ts'
import { assertNever } from '#shared/assert.ts'
import type { WaitingReason } from '#shared/reasons.ts'

export type SidedHold = Hold & { readonly side: Side }

export type Weather = {
  readonly hold: SidedHold | null
  /** Sends that broke in a row, over all uploads. */
  readonly troubles: number
}

export const fairWeather: Weather = { hold: null, troubles: 0 }

/** The weather after one answer. A hold is lifted only by a success of its own side, after its time. */
export function afterOmen(weather: Weather, omen: Omen, moment: Moment): Weather {
  switch (omen.kind) {
    case 'well': {
      const troubles = omen.side === 'dropbox' ? 0 : weather.troubles
      const { hold } = weather
      const lifted = hold !== null && hold.side === omen.side && hold.untilMs <= moment.nowMs
      return { hold: lifted ? null : hold, troubles }
    }
    case 'refusal': {
      const reason = refusesAllFor(weather.hold)
      if (reason === null) return afterOmen(weather, { kind: 'well', side: 'dropbox' }, moment)
      return { hold: held(weather.hold, 'dropbox', reason, null, moment), troubles: 0 }
    }
    case 'down':
      return { ...weather, hold: held(weather.hold, omen.side, omen.reason, omen.afterMs, moment) }
    case 'shaky': {
      const troubles = weather.troubles + 1
      if (troubles < troublesBeforeHold) return { ...weather, troubles }
      return { hold: held(weather.hold, 'dropbox', omen.reason, null, moment), troubles }
    }
    default:
      return assertNever(omen)
  }
}

/** The world changed for the better, somebody says: the next probe may go now. */
export function afterGoodNews(weather: Weather, moment: Moment): Weather {
  return { ...weather, hold: weather.hold === null ? null : { ...weather.hold, untilMs: moment.nowMs } }
}

/** A Dropbox that is full or busy answers each send with a no: a probe that failed, and no sign that it is well. */
function refusesAllFor(hold: SidedHold | null): WaitingReason | null {
  return hold?.reason === 'dropbox_full' || hold?.reason === 'dropbox_busy' ? hold.reason : null
}

function held(
  before: SidedHold | null,
  side: Side,
  reason: WaitingReason,
  afterMs: number | null,
  moment: Moment,
): SidedHold {
  const wishMs = politeWaitMs(afterMs)
  if (before !== null && before.untilMs > moment.nowMs) {
    // Answers to what was already under way are no further failed probe.
    return { ...before, untilMs: Math.max(before.untilMs, moment.nowMs + (wishMs ?? 0)) }
  }
  const setbacks = (before?.setbacks ?? 0) + 1
  const ms = wishMs ?? backoffMs(setbacks - 1, moment.dice, longestHoldMs)
  return { side, reason, setbacks, untilMs: moment.nowMs + ms }
}
