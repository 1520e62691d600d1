import { expect, test } from 'vitest'
import { RescanSchedule } from '#adapters/folder/rescan-schedule.ts'
import type { FolderStep } from '#adapters/folder/rescan-schedule.ts'
import { inside } from '#test/rigs/paths.ts'

/** A schedule that has looked at everything once, at time 0. */
function rested(isDegraded = false, scanMs = 0): RescanSchedule {
  const schedule = new RescanSchedule()
  schedule.next(0)
  schedule.scanStarts()
  schedule.scanEnded(-scanMs, 0, isDegraded)
  return schedule
}

/** When the next step of this kind comes, if nothing else happens; root checks on the way are taken. */
function timeOf(schedule: RescanSchedule, kind: FolderStep['kind'], nowMs: number): number {
  for (let atMs = nowMs, round = 0; round < 10_000; round += 1) {
    const step = schedule.next(atMs)
    if (step.kind === kind) return atMs
    if (step.kind === 'wait') atMs = step.untilMs
    else if (step.kind !== 'check_root') return -1
  }
  return Infinity
}

test('at the start the folder itself is looked at, then everything in it', () => {
  const schedule = new RescanSchedule()
  expect(schedule.next(0)).toEqual({ kind: 'check_root' })
  expect(schedule.next(0)).toEqual({ kind: 'scan' })
})

test('the folder itself is looked at every three seconds', () => {
  const schedule = rested()
  expect(timeOf(schedule, 'check_root', 0)).toBe(3_000)
  expect(timeOf(schedule, 'check_root', 3_000)).toBe(6_000)
})

test('without any event everything is looked at every ten minutes, and every minute while degraded (L4)', () => {
  expect(timeOf(rested(), 'scan', 0)).toBe(600_000)
  expect(timeOf(rested(true), 'scan', 0)).toBe(60_000)
})

test('refused watches are tried again once a minute at most, and at each heartbeat of a degraded folder', () => {
  const schedule = new RescanSchedule()
  expect(schedule.takeRetry(0)).toBe(true)
  schedule.scanStarts()
  schedule.scanEnded(0, 5_000, true)
  expect([1, 5_000, 59_999].map((nowMs) => schedule.takeRetry(nowMs))).toEqual([false, false, false])
  const heartbeatMs = timeOf(schedule, 'scan', 5_000)
  expect(schedule.takeRetry(heartbeatMs)).toBe(true)
  expect(schedule.takeRetry(heartbeatMs + 59_999)).toBe(false)
})

test('a few events lead to a quick look at just their paths', () => {
  const schedule = rested()
  schedule.changed(inside('a'), 100)
  schedule.changed(inside('b'), 120)
  schedule.changed(inside('a'), 130)
  expect(schedule.next(139)).toEqual({ kind: 'wait', untilMs: 140 })
  expect(schedule.next(140)).toEqual({ kind: 'look', paths: ['a', 'b'] })
  expect(timeOf(schedule, 'scan', 140)).toBe(600_000)
})

test('a burst leads to a scan one second after its last event', () => {
  const schedule = rested()
  for (let index = 0; index < 500; index += 1) schedule.changed(inside(`${index}`), 100)
  expect(timeOf(schedule, 'scan', 100)).toBe(1_100)
})

test('very many events lead to a scan when they are over, whatever their names: some may have been lost', () => {
  const schedule = rested()
  for (let index = 0; index < 5_000; index += 1) schedule.changed(inside(index % 2 === 0 ? 'a.log' : 'b.log'), 100)
  expect(timeOf(schedule, 'scan', 100)).toBe(1_100)
  schedule.scanStarts()
  schedule.scanEnded(1_100, 1_200, false)
  expect(timeOf(schedule, 'scan', 1_200)).toBe(601_200)
})

test('a file that is written a thousand times a second leads to no scan', () => {
  const schedule = rested()
  for (let nowMs = 1; nowMs < 10_000; nowMs += 1) {
    schedule.changed(inside('a.log'), nowMs)
    expect(schedule.next(nowMs).kind).not.toBe('scan')
  }
})

test('events without end do not put the scan off forever', () => {
  const schedule = rested()
  let nowMs = 0
  for (; schedule.next(nowMs).kind !== 'scan'; nowMs += 10) {
    for (let index = 0; index < 250; index += 1) schedule.changed(inside(`${index}`), nowMs)
  }
  expect(nowMs).toBe(2_000)
})

test('an event without a name leads to a scan', () => {
  const schedule = rested()
  schedule.changed(null, 100)
  expect(timeOf(schedule, 'scan', 100)).toBe(1_100)
})

test('after a long scan there is a rest as long, unless somebody asks', () => {
  const schedule = rested(false, 5_000)
  schedule.changed(null, 10)
  expect(timeOf(schedule, 'scan', 10)).toBe(5_000)
  schedule.demandScan()
  expect(timeOf(schedule, 'scan', 20)).toBe(20)
})

test('what happens during a scan is looked at after it', () => {
  const schedule = rested()
  schedule.demandScan()
  schedule.scanStarts()
  schedule.changed(inside('during'), 50)
  schedule.scanEnded(0, 100, false)
  expect(schedule.next(100)).toEqual({ kind: 'look', paths: ['during'] })
})

test('a scan asked for during a scan is made after it', () => {
  const schedule = rested()
  schedule.scanStarts()
  schedule.demandScan()
  schedule.scanEnded(0, 100, false)
  expect(schedule.next(100)).toEqual({ kind: 'scan' })
})

test('while the folder is away only the folder itself is looked for', () => {
  const schedule = rested()
  schedule.demandScan()
  schedule.changed(inside('a'), 0)
  expect(schedule.nextWhileAway(0)).toEqual({ kind: 'wait', untilMs: 3_000 })
  expect(schedule.nextWhileAway(3_000)).toEqual({ kind: 'check_root' })
  schedule.demandRootCheck()
  expect(schedule.nextWhileAway(3_001)).toEqual({ kind: 'check_root' })
})
