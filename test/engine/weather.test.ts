// One hold for all uploads instead of a thousand failures.
import { describe, expect, it } from 'vitest'
import { afterGoodNews, afterOmen, fairWeather, type SidedHold, type Weather } from '#engine/weather.ts'
import type { Omen } from '#engine/step.ts'
import { aMoment, dropboxIsWell, nowMs, refusal, serverIsWell } from './builders.ts'

const serverDown: Omen = { kind: 'down', side: 'server', reason: 'server_busy', afterMs: null }
const shaky: Omen = { kind: 'shaky', reason: 'timed_out' }

function aHold(change: Partial<SidedHold> = {}): SidedHold {
  return { side: 'server', reason: 'server_busy', setbacks: 1, untilMs: nowMs, ...change }
}

function held(change: Partial<SidedHold> = {}, troubles = 0): Weather {
  return { hold: aHold(change), troubles }
}

describe('a part of the world that is down', () => {
  it('holds the queue for a moment', () => {
    const hold = aHold({ untilMs: nowMs + 750 })
    expect(afterOmen(fairWeather, serverDown, aMoment())).toEqual({ hold, troubles: 0 })
  })

  it('holds it as long as it asks us to', () => {
    const omen: Omen = { kind: 'down', side: 'dropbox', reason: 'dropbox_busy', afterMs: 90_000 }
    const hold: SidedHold = { side: 'dropbox', reason: 'dropbox_busy', setbacks: 1, untilMs: nowMs + 90_000 }
    expect(afterOmen({ hold: null, troubles: 2 }, omen, aMoment())).toEqual({ hold, troubles: 2 })
  })

  it('holds it longer with each probe that fails', () => {
    const after = afterOmen(held({ setbacks: 3 }), serverDown, aMoment())
    expect(after.hold).toEqual(aHold({ setbacks: 4, untilMs: nowMs + 6_000 }))
  })

  it('never holds it for more than a minute by itself', () => {
    const after = afterOmen(held({ setbacks: 60 }), serverDown, aMoment({ dice: 1 }))
    expect(after.hold?.untilMs).toBe(nowMs + 60_000)
  })

  it('counts no probe for answers to what was already under way', () => {
    const before = held({ untilMs: nowMs + 1 })
    const omen: Omen = { ...serverDown, side: 'dropbox', reason: 'dropbox_error' }
    expect(afterOmen(before, omen, aMoment())).toEqual(before)
  })

  it('may ask for a longer hold than the one that is', () => {
    const before = held({ untilMs: nowMs + 1_000 })
    const longer = afterOmen(before, { ...serverDown, afterMs: 5_000 }, aMoment())
    expect(longer.hold).toEqual(aHold({ untilMs: nowMs + 5_000 }))
    expect(afterOmen(longer, { ...serverDown, afterMs: 1_000 }, aMoment())).toEqual(longer)
  })

  it('takes the place of a hold of the other side whose time is over', () => {
    const omen: Omen = { kind: 'down', side: 'dropbox', reason: 'dropbox_error', afterMs: null }
    const after = afterOmen(held(), omen, aMoment())
    expect(after.hold).toMatchObject({ side: 'dropbox', reason: 'dropbox_error', setbacks: 2 })
  })
})

describe('a success', () => {
  it('of the same side lifts a hold whose time is over', () => {
    expect(afterOmen(held(), serverIsWell, aMoment())).toEqual(fairWeather)
  })

  it('lifts no hold before its time', () => {
    const before = held({ untilMs: nowMs + 1 })
    expect(afterOmen(before, serverIsWell, aMoment())).toEqual(before)
  })

  it('of the other side lifts no hold', () => {
    expect(afterOmen(held({}, 2), dropboxIsWell, aMoment())).toEqual(held())
    const dropboxHold = held({ side: 'dropbox' }, 2)
    expect(afterOmen(dropboxHold, serverIsWell, aMoment())).toEqual(dropboxHold)
  })

  it('of Dropbox forgets the sends that broke', () => {
    expect(afterOmen({ hold: null, troubles: 2 }, dropboxIsWell, aMoment())).toEqual(fairWeather)
  })

  it('of the server forgets none of them', () => {
    const before: Weather = { hold: null, troubles: 2 }
    expect(afterOmen(before, serverIsWell, aMoment())).toEqual(before)
  })
})

describe('a refusal by Dropbox', () => {
  it('shows that Dropbox is there', () => {
    expect(afterOmen({ hold: null, troubles: 2 }, refusal, aMoment())).toEqual(fairWeather)
    const away = held({ side: 'dropbox', reason: 'dropbox_unreachable' }, 2)
    expect(afterOmen(away, refusal, aMoment())).toEqual(fairWeather)
    expect(afterOmen(held({}, 2), refusal, aMoment())).toEqual(held())
  })

  it.each(['dropbox_full', 'dropbox_busy'] as const)('is one more probe that failed while it is %s', (reason) => {
    const after = afterOmen(held({ side: 'dropbox', reason }, 2), refusal, aMoment())
    expect(after).toEqual(held({ side: 'dropbox', reason, setbacks: 2, untilMs: nowMs + 1_500 }))
    expect(afterOmen(after, refusal, aMoment())).toEqual(after)
  })
})

describe('sends that break', () => {
  it('hold the queue when they are three in a row', () => {
    const one = afterOmen(fairWeather, shaky, aMoment())
    const two = afterOmen(one, shaky, aMoment())
    const three = afterOmen(two, shaky, aMoment())
    expect([one, two]).toEqual([
      { hold: null, troubles: 1 },
      { hold: null, troubles: 2 },
    ])
    const hold: SidedHold = { side: 'dropbox', reason: 'timed_out', setbacks: 1, untilMs: nowMs + 750 }
    expect(three).toEqual({ hold, troubles: 3 })
  })

  it('leave another hold as it is while they are few', () => {
    expect(afterOmen(held(), shaky, aMoment())).toEqual(held({}, 1))
  })
})

describe('good news', () => {
  it('let the next probe go now, and lift nothing', () => {
    expect(afterGoodNews(held({ untilMs: nowMs + 9 }, 2), aMoment())).toEqual(held({ untilMs: nowMs }, 2))
  })

  it('change nothing in fair weather', () => {
    expect(afterGoodNews(fairWeather, aMoment())).toEqual(fairWeather)
  })
})
