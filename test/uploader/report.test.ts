import { expect, test } from 'vitest'
import type { QueueStatus } from '#engine/events.ts'
import type { Upload } from '#shared/upload.ts'
import { reportOf } from '#uploader/report.ts'

const counts = {
  settling: 1,
  waiting: 2,
  hashing: 3,
  linking: 4,
  sending: 1,
  checking: 5,
  done: 6,
  blocked: 7,
  gone: 8,
}
const status: QueueStatus = {
  paused: false,
  folderReachable: true,
  hold: { untilMs: 1_000, reason: 'offline', setbacks: 1 },
  counts,
  heldBack: 0,
  leftOut: { waiting: 0, blocked: 0 },
  atRest: false,
  ledgerTrouble: null,
}
const stat = { sizeBytes: 10, mtimeMs: 1, ctimeMs: 1, fileId: '1:1' }
const sending: Upload = {
  path: 'a.txt',
  observed: { kind: 'file', stat },
  stored: null,
  loose: null,
  setbacks: 0,
  refusals: 0,
  addedAtMs: 0,
  wish: 'go',
  state: { kind: 'sending', print: { contentHash: 'aa', stat }, expiresAtMs: 1 },
}

test('the report counts every file once and speaks of the time of the computer', () => {
  const report = reportOf({
    status,
    pausedUntilMs: 77,
    wallMs: (atMs) => atMs + 5_000,
    excluded: 9,
    unreadableFolders: 1,
    degraded: true,
    progress: new Map([
      ['a.txt', 4],
      ['ended.txt', 3],
    ]),
    uploadOf: (path) => (path === 'a.txt' ? sending : null),
  })
  expect(report).toEqual({
    facts: {
      paused: false,
      pausedUntilMs: 77,
      folderReachable: true,
      ledgerTrouble: null,
      hold: { reason: 'offline', untilMs: 6_000 },
      waiting: 16,
      heldBack: 0,
      sending: 1,
      blocked: 7,
      done: 6,
    },
    counts,
    excluded: 9,
    unreadableFolders: 1,
    sending: [{ path: 'a.txt', sizeBytes: 10, sentBytes: 4 }],
    degraded: true,
  })
})
