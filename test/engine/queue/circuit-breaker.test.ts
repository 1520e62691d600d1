// One hold a side for all uploads instead of a thousand failures.
import { describe, expect, it } from 'vitest'
import {
  probeNow,
  afterSignal,
  healthy,
  nextEndMs,
  toldHold,
  type SidedHold,
  type Health,
} from '#engine/queue/circuit-breaker.ts'
import type { HealthSignal } from '#engine/upload/moves.ts'
import { aContext, dropboxIsWell, nowMs, refusal, serverIsWell } from '../builders.ts'

const serverDown: HealthSignal = { kind: 'down', side: 'server', reason: 'server_busy', afterMs: null }
const suspect: HealthSignal = { kind: 'suspect', reason: 'timed_out' }

function aHold(change: Partial<SidedHold> = {}): SidedHold {
  return { side: 'server', reason: 'server_busy', failures: 1, untilMs: nowMs, ...change }
}

function held(change: Partial<SidedHold> = {}, troubles = 0): Health {
  return holding(aHold(change), troubles)
}

/** The health with this hold and no other. */
function holding({ side, ...hold }: SidedHold, troubles = 0): Health {
  return { holds: { ...healthy.holds, [side]: hold }, troubles }
}

describe('a part of the world that is down', () => {
  it('holds the queue for a moment', () => {
    const hold = aHold({ untilMs: nowMs + 750 })
    expect(afterSignal(healthy, serverDown, aContext())).toEqual(holding(hold))
  })

  it('holds it as long as it asks us to', () => {
    const signal: HealthSignal = { kind: 'down', side: 'dropbox', reason: 'dropbox_busy', afterMs: 90_000 }
    const hold: SidedHold = { side: 'dropbox', reason: 'dropbox_busy', failures: 1, untilMs: nowMs + 90_000 }
    expect(afterSignal({ ...healthy, troubles: 2 }, signal, aContext())).toEqual(holding(hold, 2))
  })

  it('holds it longer with each probe that fails', () => {
    const after = afterSignal(held({ failures: 3 }), serverDown, aContext())
    expect(toldHold(after.holds)).toEqual(aHold({ failures: 4, untilMs: nowMs + 6_000 }))
  })

  it('never holds it for more than a minute by itself', () => {
    const after = afterSignal(held({ failures: 60 }), serverDown, aContext({ jitter: 1 }))
    expect(after.holds.server?.untilMs).toBe(nowMs + 60_000)
  })

  it('counts no probe for answers to what was already under way', () => {
    const before = held({ untilMs: nowMs + 1 })
    expect(afterSignal(before, { ...serverDown, reason: 'server_error' }, aContext())).toEqual(before)
  })

  it('may ask for a longer hold than the one that is', () => {
    const before = held({ untilMs: nowMs + 1_000 })
    const longer = afterSignal(before, { ...serverDown, afterMs: 5_000 }, aContext())
    expect(toldHold(longer.holds)).toEqual(aHold({ untilMs: nowMs + 5_000 }))
    expect(afterSignal(longer, { ...serverDown, afterMs: 1_000 }, aContext())).toEqual(longer)
  })

  it('is held beside the other side, each until its own time', () => {
    const signal: HealthSignal = { kind: 'down', side: 'dropbox', reason: 'dropbox_error', afterMs: 40_000 }
    const { holds } = afterSignal(held({ untilMs: nowMs + 9_000 }), signal, aContext())
    expect(holds.server).toEqual({ reason: 'server_busy', failures: 1, untilMs: nowMs + 9_000 })
    expect(holds.dropbox).toEqual({ reason: 'dropbox_error', failures: 1, untilMs: nowMs + 40_000 })
    expect(toldHold(holds)).toEqual(aHold({ untilMs: nowMs + 40_000 }))
    expect([0, 9_000, 40_000].map((ms) => nextEndMs(holds, nowMs + ms))).toEqual([nowMs + 9_000, nowMs + 40_000, null])
  })

  it('stays held when the other side is well again', () => {
    const signal: HealthSignal = { kind: 'down', side: 'dropbox', reason: 'dropbox_error', afterMs: null }
    const both = afterSignal(held(), signal, aContext())
    expect(toldHold(afterSignal(both, serverIsWell, aContext()).holds)).toMatchObject({ side: 'dropbox' })
    expect(toldHold(afterSignal(both, dropboxIsWell, aContext()).holds)).toMatchObject({ side: 'server' })
  })
})

describe('a success', () => {
  it('of the same side lifts a hold whose time is over', () => {
    expect(afterSignal(held(), serverIsWell, aContext())).toEqual(healthy)
  })

  it('lifts no hold before its time', () => {
    const before = held({ untilMs: nowMs + 1 })
    expect(afterSignal(before, serverIsWell, aContext())).toEqual(before)
  })

  it('of the other side lifts no hold', () => {
    expect(afterSignal(held({}, 2), dropboxIsWell, aContext())).toEqual(held())
    const dropboxHold = held({ side: 'dropbox' }, 2)
    expect(afterSignal(dropboxHold, serverIsWell, aContext())).toEqual(dropboxHold)
  })

  it('of Dropbox forgets the sends that broke', () => {
    expect(afterSignal({ ...healthy, troubles: 2 }, dropboxIsWell, aContext())).toEqual(healthy)
  })

  it('of the server forgets none of them', () => {
    const before: Health = { ...healthy, troubles: 2 }
    expect(afterSignal(before, serverIsWell, aContext())).toEqual(before)
  })
})

describe('a refusal by Dropbox', () => {
  it('shows that Dropbox is there', () => {
    expect(afterSignal({ ...healthy, troubles: 2 }, refusal, aContext())).toEqual(healthy)
    const away = held({ side: 'dropbox', reason: 'dropbox_unreachable' }, 2)
    expect(afterSignal(away, refusal, aContext())).toEqual(healthy)
    expect(afterSignal(held({}, 2), refusal, aContext())).toEqual(held())
  })

  it.each(['dropbox_full', 'dropbox_busy'] as const)('is one more probe that failed while it is %s', (reason) => {
    const after = afterSignal(held({ side: 'dropbox', reason }, 2), refusal, aContext())
    expect(after).toEqual(held({ side: 'dropbox', reason, failures: 2, untilMs: nowMs + 1_500 }))
    expect(afterSignal(after, refusal, aContext())).toEqual(after)
  })
})

describe('sends that break', () => {
  it('hold the queue when they are three in a row', () => {
    const one = afterSignal(healthy, suspect, aContext())
    const two = afterSignal(one, suspect, aContext())
    const three = afterSignal(two, suspect, aContext())
    expect([one, two]).toEqual([
      { ...healthy, troubles: 1 },
      { ...healthy, troubles: 2 },
    ])
    const hold: SidedHold = { side: 'dropbox', reason: 'timed_out', failures: 1, untilMs: nowMs + 750 }
    expect(three).toEqual(holding(hold, 3))
  })

  it('leave another hold as it is while they are few', () => {
    expect(afterSignal(held(), suspect, aContext())).toEqual(held({}, 1))
  })
})

describe('good news', () => {
  it('let the next probe go now, and lift nothing', () => {
    expect(probeNow(held({ untilMs: nowMs + 9 }, 2), aContext())).toEqual(held({ untilMs: nowMs }, 2))
  })

  it('change nothing while all is healthy', () => {
    expect(probeNow(healthy, aContext())).toEqual(healthy)
  })
})
