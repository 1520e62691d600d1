// What the window is told: everything, in order, not too often, and nothing when it does not listen.
import { describe, expect, it } from 'vitest'
import { createWindowUpdates, reportPeriodMs } from '#main/ipc/window-updates.ts'
import type { WindowUpdates } from '#main/ipc/window-updates.ts'
import type { WindowUpdate } from '#shared/contract/ipc.ts'
import type { AppState } from '#shared/contract/ipc-app-state.ts'
import { createHandClock } from '../hand-clock.ts'
import type { HandClock } from '../hand-clock.ts'
import { aRow } from '../samples.ts'
import { running } from '#test/rigs/samples/overview.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'

type Rig = {
  readonly reports: WindowUpdates
  readonly sent: WindowUpdate[]
  readonly clock: HandClock
  app: AppState
  /** The rows of the queue change, and the list is of this version now. */
  readonly change: (rows: readonly WindowRow[], version: number) => void
  /** How often a change was taken. */
  readonly taken: () => number
}

/** A queue that tells of a change as the view does: at once, and not again before it was taken. */
function aQueue() {
  const rows = new Map<number, WindowRow>()
  let version = 0
  let isTold = false
  let taken = 0
  return {
    change: (changed: readonly WindowRow[], newVersion: number, tell: () => void): void => {
      for (const row of changed) rows.set(row.id, row)
      version = newVersion
      if (isTold) return
      isTold = true
      tell()
    },
    take: () => {
      const change = { rows: [...rows.values()], version }
      rows.clear()
      isTold = false
      taken += 1
      return change
    },
    taken: () => taken,
  }
}

function aRig(): Rig {
  const clock = createHandClock()
  const sent: WindowUpdate[] = []
  const rig: { app: AppState } = { app: running() }
  const queue = aQueue()
  const reports = createWindowUpdates({
    clock,
    app: () => rig.app,
    takeChange: queue.take,
    send: (report) => sent.push(report),
  })
  const change: Rig['change'] = (rows, version) => queue.change(rows, version, () => reports.queueChanged())
  return Object.assign(rig, { reports, sent, clock, change, taken: queue.taken })
}

/** A rig whose window has read everything. */
function heard(): Rig {
  const rig = aRig()
  rig.reports.subscribe()
  return rig
}

describe('a window that listens', () => {
  it('is told of changes under rising numbers', () => {
    const { reports, sent, clock, app, change } = heard()
    reports.appChanged()
    clock.pass(reportPeriodMs)
    change([aRow()], 2)
    clock.pass(reportPeriodMs)
    expect(sent).toEqual([
      { sequence: 1, app, rows: [], version: 0 },
      { sequence: 2, app: null, rows: [aRow()], version: 2 },
    ])
  })

  it('is told at once when it was told nothing for a while', () => {
    const { sent, clock, change } = heard()
    change([aRow()], 1)
    clock.pass(0)
    expect(sent).toHaveLength(1)
    change([aRow({ failures: 1 })], 1)
    clock.pass(reportPeriodMs - 1)
    expect(sent).toHaveLength(1)
    clock.pass(1)
    expect(sent).toHaveLength(2)
  })

  it('keeps the list it has while nothing runs, and is told only what the app says', () => {
    const clock = createHandClock()
    const sent: WindowUpdate[] = []
    let change: { rows: WindowRow[]; version: number } | null = { rows: [], version: 7 }
    const reports = createWindowUpdates({
      clock,
      app: () => running(),
      takeChange: () => change,
      send: (report) => sent.push(report),
    })
    reports.subscribe()
    reports.queueChanged()
    clock.pass(reportPeriodMs)
    change = null
    reports.appChanged()
    clock.pass(reportPeriodMs)
    expect(sent.map(({ version }) => version)).toEqual([7, 7])
  })

  it('is told at most four times a second, of the newest', () => {
    const rig = heard()
    for (let at = 1; at <= 1_000; at += 1) {
      rig.change([aRow({ failures: at })], 1)
      rig.clock.pass(1)
    }
    rig.clock.pass(reportPeriodMs)
    expect(rig.sent.length).toBe(5)
    expect(rig.taken()).toBe(5)
    expect(rig.sent.at(-1)?.rows).toEqual([aRow({ failures: 1_000 })])
  })

  it('reads anew when other rows took the place of all, and is told nothing of the old ones', () => {
    const { reports, sent, clock, app, change } = heard()
    change([aRow()], 2)
    clock.pass(0)
    change([aRow({ failures: 1 })], 3)
    reports.rowsReplaced()
    clock.pass(reportPeriodMs)
    expect(sent.map(({ sequence }) => sequence)).toEqual([1, 3])
    expect(sent[1]?.app).toEqual(app)
  })

  it('is told that rows moved even when none of its own changed, and nothing when nothing did', () => {
    const { sent, clock, change } = heard()
    change([], 5)
    clock.pass(1_000)
    change([], 5)
    clock.pass(1_000)
    expect(sent).toEqual([{ sequence: 1, app: null, rows: [], version: 5 }])
  })

  it('reads anew after more rows than fit into a report: a number is left out', () => {
    const { sent, clock, change } = heard()
    change(
      Array.from({ length: 401 }, (_, at) => aRow({ id: at + 1 })),
      1,
    )
    clock.pass(reportPeriodMs)
    expect(sent).toEqual([{ sequence: 2, app: null, rows: [], version: 1 }])
  })

  it('goes on being told when the clock is set back', () => {
    const clock = createHandClock(10_000_000)
    let shiftMs = 0
    const sent: WindowUpdate[] = []
    const shifted = { ...clock, nowMs: () => clock.nowMs() + shiftMs }
    const reports = createWindowUpdates({
      clock: shifted,
      app: () => running(),
      takeChange: () => null,
      send: (report) => sent.push(report),
    })
    reports.subscribe()
    reports.appChanged()
    clock.pass(reportPeriodMs)
    shiftMs = -3_600_000
    reports.appChanged()
    clock.pass(reportPeriodMs)
    expect(sent.length).toBe(2)
  })
})

describe('a window that reads', () => {
  it('learns the number of the last report', () => {
    const { reports, clock } = heard()
    reports.appChanged()
    clock.pass(reportPeriodMs)
    expect(reports.subscribe()).toBe(1)
  })

  it('loses no row that changed meanwhile', () => {
    const { reports, sent, clock, change } = heard()
    change([aRow()], 1)
    reports.subscribe()
    clock.pass(reportPeriodMs)
    expect(sent[0]?.rows).toEqual([aRow()])
  })
})

describe('a window that does not listen', () => {
  it('is told nothing, and nothing is kept for it', () => {
    const { reports, sent, clock, change, taken } = aRig()
    reports.appChanged()
    change([aRow()], 3)
    clock.pass(1_000)
    expect([sent, taken()]).toEqual([[], 0])
  })

  it('is told of rows that changed before it listened: they are not told of again', () => {
    const { reports, sent, clock, change } = aRig()
    change([aRow()], 3)
    expect(reports.subscribe()).toBe(0)
    clock.pass(reportPeriodMs)
    expect(sent).toEqual([{ sequence: 1, app: null, rows: [aRow()], version: 3 }])
  })

  it('is not told what was on its way when its page died', () => {
    const { reports, sent, clock } = heard()
    reports.appChanged()
    reports.unsubscribe()
    clock.pass(1_000)
    expect(sent).toEqual([])
  })
})

describe('a window that nobody sees', () => {
  it('is told nothing, and reads anew when it is seen again', () => {
    const { reports, sent, clock, app, change, taken } = heard()
    reports.appChanged()
    clock.pass(reportPeriodMs)
    reports.seen(false)
    for (let at = 0; at < 50; at += 1) {
      change([aRow({ failures: at })], 1)
      clock.pass(100)
    }
    expect([sent.length, taken()]).toEqual([1, 1])
    reports.seen(true)
    clock.pass(reportPeriodMs)
    expect(sent.slice(1)).toEqual([{ sequence: 3, app, rows: [aRow({ failures: 49 })], version: 1 }])
  })

  it('need not read anew when nothing changed', () => {
    const { reports, sent, clock } = heard()
    reports.seen(false)
    clock.pass(1_000)
    reports.seen(true)
    clock.pass(1_000)
    expect(sent).toEqual([])
    reports.appChanged()
    clock.pass(reportPeriodMs)
    expect(sent[0]?.sequence).toBe(1)
  })

  it('misses nothing that was on its way when it was hidden', () => {
    const { reports, sent, clock, change } = heard()
    change([aRow()], 1)
    reports.seen(false)
    reports.seen(true)
    clock.pass(reportPeriodMs)
    expect(sent[0]?.sequence).toBe(2)
  })
})
