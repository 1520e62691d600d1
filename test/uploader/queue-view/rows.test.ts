import { expect, test } from 'vitest'
import type { Stat, Upload, UploadState } from '#shared/upload.ts'
import { anUpload } from '#test/engine/builders.ts'
import { rowAtRest, rowOf, shownReason } from '#uploader/queue-view/rows.ts'

const stat: Stat = { sizeBytes: 5, mtimeMs: 1, ctimeMs: 1, fileId: '1:1' }
const fingerprint = { contentHash: 'ab'.repeat(32), stat }

const uploadIn = (state: UploadState): Upload => anUpload({ path: 'a/b.pdf', observed: { kind: 'file', stat }, state })

const terms = { way: 'post', expiresAtMs: 9, destination: '/Acme/b.pdf', receipt: null } as const
const sending: UploadState = { kind: 'sending', fingerprint, terms, targetId: 1, isOutdated: false }

const progress = { sentBytes: 3, step: null }

test('a file being sent shows how many bytes left, and no place in Dropbox yet', () => {
  const row = rowOf(uploadIn(sending), { reason: null, nextTryAtMs: null, progress, restingBytes: null, limitBytes: 7 })
  expect(row).toEqual({
    path: 'a/b.pdf',
    state: 'sending',
    reason: null,
    nextTryAt: null,
    action: null,
    sizeBytes: 5,
    contentHash: fingerprint.contentHash,
    sentBytes: 3,
    limitBytes: null,
    inFolder: true,
    destination: null,
  })
})

test('a file of which no byte leaves just now shows what is done instead', () => {
  const step = { kind: 'rereading', readBytes: 1, ofBytes: 3 } as const
  const shown = { reason: null, nextTryAtMs: null, restingBytes: null, limitBytes: 7 }
  const row = rowOf(uploadIn(sending), { ...shown, progress: { sentBytes: 3, step } })
  expect(row).toMatchObject({ state: 'sending', sentBytes: 3, step })
})

test('a file whose send broke shows what has arrived, after a break or a restart, until it goes on', () => {
  const waits: UploadState = { kind: 'waiting', untilMs: 9, next: 'link', fingerprint, reason: 'connection_lost' }
  const shown = { nextTryAtMs: null, progress: null, limitBytes: 7, restingBytes: 2 }
  const row = rowOf(uploadIn(waits), { ...shown, reason: 'connection_lost' })
  expect(row).toMatchObject({ state: 'waiting', sentBytes: null, arrivedBytes: 2 })
  const checks: UploadState = { kind: 'checking', fingerprint, isOutdated: false }
  expect(rowOf(uploadIn(checks), { ...shown, reason: null })).toMatchObject({ state: 'checking', arrivedBytes: 2 })
  expect(rowOf(uploadIn(sending), { ...shown, progress, reason: 'paused' })).toMatchObject({ arrivedBytes: 2 })
  expect(rowAtRest(uploadIn(waits), 2)).toMatchObject({ state: 'waiting', arrivedBytes: 2 })
})

test('a send that a pause stops is paused, and no bytes of it count', () => {
  const reason = shownReason(uploadIn(sending), null, () => 'paused')
  expect(
    rowOf(uploadIn(sending), { reason, nextTryAtMs: null, progress, restingBytes: null, limitBytes: 7 }),
  ).toMatchObject({
    state: 'sending',
    reason: 'paused',
    sentBytes: null,
  })
  expect(shownReason(uploadIn(sending), null, () => null)).toBeNull()
  // The first look at the folder stops all as well, and is nothing that a person could resume.
  const waits: UploadState = { kind: 'waiting', untilMs: 9, next: 'link', fingerprint, reason: 'queued' }
  expect(shownReason(uploadIn(waits), 'paused', () => null)).toBe('queued')
  expect(shownReason(uploadIn({ kind: 'hashing', stat, changingSinceMs: 1 }), null, () => 'paused')).toBeNull()
  const byTimetable = () => 'paused_by_timetable' as const
  expect(shownReason(uploadIn(sending), null, byTimetable)).toBe('paused_by_timetable')
  expect(shownReason(uploadIn({ kind: 'hashing', stat, changingSinceMs: 1 }), 'paused', byTimetable)).toBe(
    'paused_by_timetable',
  )
})

const stored = { ...fingerprint, targetId: 1, destination: '/Acme/b.pdf', receipt: null }

test('a file that is done shows where it is', () => {
  const row = rowAtRest({ ...uploadIn({ kind: 'done', atMs: 1 }), stored })
  expect(row).toMatchObject({
    state: 'done',
    reason: null,
    destination: '/Acme/b.pdf',
    contentHash: fingerprint.contentHash,
  })
})

test('a file that was deleted here after it was sent keeps its size', () => {
  const upload: Upload = { ...uploadIn({ kind: 'done', atMs: 1 }), stored, observed: { kind: 'absent' } }
  expect(rowAtRest(upload)).toMatchObject({ state: 'done', inFolder: false, sizeBytes: stored.stat.sizeBytes })
  expect(rowAtRest({ ...upload, observed: { kind: 'file', stat } })).toMatchObject({ inFolder: true })
})

test('a blocked file shows its reason and what a person can do', () => {
  const row = rowAtRest(uploadIn({ kind: 'blocked', reason: 'name_taken', atMs: 1 }))
  expect(row).toMatchObject({ state: 'blocked', reason: 'name_taken', action: 'rename', nextTryAt: null })
})

test('a file that waits shows when it goes on', () => {
  const untilMs = Date.parse('2026-11-23T14:00:00Z')
  const row = rowAtRest(uploadIn({ kind: 'waiting', untilMs, next: 'link', fingerprint, reason: 'dropbox_busy' }))
  expect(row).toMatchObject({ reason: 'dropbox_busy', nextTryAt: '2026-11-23T14:00:00.000Z', action: null })
})

test.each([Number.NaN, Infinity, 1e300])('a time that nobody can write (%d) is not shown', (nextTryAtMs) => {
  const state: UploadState = { kind: 'hashing', stat, changingSinceMs: 1 }
  expect(
    rowOf(uploadIn(state), { reason: null, nextTryAtMs, progress: null, restingBytes: null, limitBytes: null })
      .nextTryAt,
  ).toBeNull()
})

test('something that is no file has no size', () => {
  const upload = { ...uploadIn({ kind: 'gone', atMs: 1 }), observed: { kind: 'absent' } as const }
  expect(rowAtRest(upload)).toMatchObject({ state: 'gone', sizeBytes: null, contentHash: null, reason: null })
})

test('a file that is saved again is not shown where its earlier version is', () => {
  const row = rowAtRest({
    ...uploadIn({ kind: 'waiting', untilMs: 1, next: 'link', fingerprint, reason: 'queued' }),
    stored,
  })
  expect(row.destination).toBeNull()
})

test('a version that waits for an earlier one goes at the latest when that can arrive no more', () => {
  const state = { kind: 'waiting', untilMs: 1_000, next: 'check', fingerprint, reason: 'earlier_send_open' } as const
  const unconfirmed = {
    fingerprint: { ...fingerprint, contentHash: 'cd'.repeat(32) },
    untilMs: 60_000,
    serverUntilMs: null,
    place: null,
  }
  expect(rowAtRest({ ...uploadIn(state), unconfirmed }).nextTryAt).toBe('1970-01-01T00:01:00.000Z')
  expect(rowAtRest(uploadIn(state)).nextTryAt).toBe('1970-01-01T00:00:01.000Z')
})
