// A window is shown when it is drawn, and within three seconds whatever the desktop says.
import { describe, expect, it } from 'vitest'
import { planFirstShow } from '#main/window/first-show.ts'
import type { FirstShow, ShowCause } from '#main/window/first-show.ts'
import { createHandClock } from '../hand-clock.ts'
import type { HandClock } from '../hand-clock.ts'

function aPlan(): { readonly clock: HandClock; readonly shown: readonly ShowCause[]; readonly plan: FirstShow } {
  const clock = createHandClock()
  const shown: ShowCause[] = []
  return { clock, shown, plan: planFirstShow(clock, (cause) => shown.push(cause)) }
}

describe('the first show of a window', () => {
  it('comes when the page is drawn, and once', () => {
    const { clock, shown, plan } = aPlan()
    plan.loaded()
    plan.drawn()
    plan.drawn()
    clock.pass(10_000)
    expect(shown).toEqual(['drawn'])
  })

  it('comes half a second after a page that was loaded and is never said to be drawn', () => {
    const { clock, shown, plan } = aPlan()
    clock.pass(1_000)
    plan.loaded()
    clock.pass(499)
    expect(shown).toEqual([])
    clock.pass(1)
    expect(shown).toEqual(['loaded'])
  })

  it('comes after three seconds without a word of the page', () => {
    const { clock, shown, plan } = aPlan()
    clock.pass(2_999)
    expect(shown).toEqual([])
    clock.pass(1)
    plan.loaded()
    clock.pass(10_000)
    expect(shown).toEqual(['late'])
  })

  it('comes at once when a person asks again', () => {
    const { clock, shown, plan } = aPlan()
    plan.asked()
    plan.drawn()
    clock.pass(10_000)
    expect(shown).toEqual(['asked'])
  })

  it('never comes for a window that is gone', () => {
    const { clock, shown, plan } = aPlan()
    plan.loaded()
    plan.cancel()
    plan.drawn()
    clock.pass(10_000)
    expect(shown).toEqual([])
  })
})
