import { expect, test } from 'vitest'
import type { QueueStatus } from '#engine/events.ts'
import type { PauseReason } from '#shared/reasons.ts'
import type { SendProgress } from '#shared/rows/send-progress.ts'
import type { Upload } from '#shared/upload.ts'
import { anUpload, everyState } from '#test/engine/builders.ts'
import { queueSummaryOf } from '#uploader/queue-view/queue-summary.ts'
import type { QueueSummary } from '#uploader/queue-view/queue-summary.ts'

const counts = {
  settling: 1,
  waiting: 2,
  hashing: 3,
  linking: 4,
  sending: 1,
  checking: 5,
  moving: 0,
  done: 6,
  blocked: 7,
  gone: 8,
}
const status: QueueStatus = {
  paused: false,
  folder: 'there',
  folders: new Map([['', 'there']]),
  hold: { untilMs: 1_000, reason: 'offline', failures: 1 },
  counts,
  heldBack: 0,
  asked: { files: 0, bytes: 0 },
  leftOut: { waiting: 0, blocked: 0 },
  atRest: false,
  ledgerTrouble: null,
}
const sending: Upload = anUpload({
  path: 'a.txt',
  state: everyState.sending,
})

const speed = { kind: 'full', bytesPerSecond: null, by: 'setting', untilMs: null } as const

function reportWith(
  pauseReason: PauseReason | null = null,
  sends: readonly [string, SendProgress][] = [
    ['a.txt', { sentBytes: 4, step: null }],
    ['ended.txt', { sentBytes: 3, step: null }],
  ],
  change: Partial<QueueStatus> = {},
): QueueSummary {
  return queueSummaryOf({
    status: { ...status, paused: pauseReason !== null, ...change },
    pauseReason,
    speed,
    pausedUntilMs: 77,
    wallMs: (atMs) => atMs + 5_000,
    excluded: 9,
    isFirstLook: false,
    unreadableFolders: 1,
    batch: null,
    rates: [],
    degraded: 'watch_limit',
    progress: null,
    sends: new Map(sends),
    uploadOf: (path) => (path === 'a.txt' ? sending : null),
  })
}

test('a send that a pause stops is not told as one, and waits', () => {
  const report = reportWith('paused_by_timetable')
  expect(report.sending).toEqual([])
  expect(report.facts).toMatchObject({ paused: 'paused_by_timetable', sending: 0, waiting: 16 })
})

test('the report counts every file once and speaks of the time of the computer', () => {
  expect(reportWith()).toEqual({
    folders: [{ into: '', state: 'there' }],
    awayFolders: [],
    facts: {
      paused: null,
      pausedUntilMs: 77,
      folder: 'there',
      ledgerTrouble: null,
      hold: { reason: 'offline', untilMs: 6_000 },
      waiting: 16,
      heldBack: 0,
      asked: { files: 0, bytes: 0 },
      sending: 1,
      blocked: 7,
      done: 6,
    },
    counts,
    isFirstLook: false,
    excluded: 9,
    unreadableFolders: 1,
    batch: null,
    rates: [],
    sending: [{ path: 'a.txt', sizeBytes: 100, sentBytes: 4, step: null }],
    degraded: 'watch_limit',
    speed,
    progress: null,
  })
})

test('a connection is lost when no send under way has one', () => {
  const lost = { sentBytes: 4, step: { kind: 'reconnecting' } } as const
  expect(reportWith(null, [['a.txt', lost]]).facts.isReconnecting).toBe(true)
  expect(
    reportWith(null, [
      ['a.txt', lost],
      ['b.txt', { sentBytes: 1, step: null }],
    ]).facts.isReconnecting,
  ).toBeUndefined()
  expect(reportWith(null, []).facts.isReconnecting).toBeUndefined()
})

test('a folder that is away beside others is named, and one that is away alone is told by the facts', () => {
  const folders = new Map([
    ['', 'there'],
    ['Scans', 'replaced'],
  ] as const)
  expect(reportWith(null, [], { folders }).awayFolders).toEqual([{ into: 'Scans', isReplaced: true }])
  expect(reportWith(null, [], { folder: 'away', folders }).awayFolders).toEqual([])
})
