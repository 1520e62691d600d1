// How the window follows main: what it knows at the start, and what it does when reports are missing.
import { expect, it } from 'vitest'
import type { Bridge, WindowUpdate } from '#shared/contract/ipc.ts'
import type { AppState } from '#shared/contract/ipc-app-state.ts'
import { openWindow } from '#renderer/model/window-model.ts'
import { running } from '../harness/scenarios.ts'
import '../in-english.ts'

const starting: AppState = { phase: { kind: 'starting' }, notices: [] }
const setUp: AppState = { phase: { kind: 'set_up' }, notices: [] }
const report = (sequence: number, app: AppState | null): WindowUpdate => ({ sequence, app, rows: [], version: 1 })

/** Only what following reports needs; everything else must not be asked for. */
function aBridge(answers: (() => Promise<{ sequence: number; app: AppState }>)[]) {
  const told: { tell(report: WindowUpdate): void; reads: number } = { tell: () => undefined, reads: 0 }
  const on = (name: string, listener: (report: WindowUpdate) => void) => {
    if (name === 'report') told.tell = listener
    return () => undefined
  }
  const readApp = () => {
    told.reads += 1
    return answers[Math.min(told.reads, answers.length) - 1]?.() ?? Promise.reject(new Error('no answer'))
  }
  const readPage = () => Promise.reject(new Error('no page'))
  // What a person made of the columns is asked for, too. Nothing else is before somebody does something.
  const readSettings = () => Promise.reject(new Error('no settings'))
  return { told, bridge: { on, readApp, readPage, readSettings } as unknown as Bridge }
}

it('takes reports that came before the first answer, once', async () => {
  const { told, bridge } = aBridge([() => Promise.resolve({ sequence: 4, app: starting })])
  const { app } = openWindow(bridge)
  told.tell(report(4, setUp))
  told.tell(report(5, running()))
  expect(app.get()).toBeNull()
  await expect.poll(() => app.get()?.phase.kind).toBe('running')
  expect(told.reads).toBe(1)
})

it('shows at once what main tells: main chose already how often', async () => {
  const { told, bridge } = aBridge([() => Promise.resolve({ sequence: 4, app: starting })])
  const { app } = openWindow(bridge)
  await expect.poll(() => app.get()?.phase.kind).toBe('starting')
  for (const [at, state] of [setUp, running(), setUp].entries()) {
    told.tell(report(5 + at, state))
    expect(app.get()).toBe(state)
  }
})

it('reads anew after a gap', async () => {
  const { told, bridge } = aBridge([
    () => Promise.resolve({ sequence: 4, app: starting }),
    () => Promise.resolve({ sequence: 9, app: setUp }),
  ])
  const { app } = openWindow(bridge)
  await expect.poll(() => app.get()?.phase.kind).toBe('starting')
  told.tell(report(9, null))
  await expect.poll(() => app.get()?.phase.kind).toBe('set_up')
  expect(told.reads).toBe(2)
})

it('says so when main does not answer, and asks again at the next report', async () => {
  const { told, bridge } = aBridge([
    () => Promise.reject(new Error('not yet')),
    () => Promise.resolve({ sequence: 1, app: setUp }),
  ])
  const { app, toasts } = openWindow(bridge)
  await expect.poll(() => toasts.get()?.text).toBe('That did not work. Please try again.')
  told.tell(report(1, null))
  await expect.poll(() => app.get()?.phase.kind).toBe('set_up')
  toasts.dismiss()
})
