import { expect, test } from 'vitest'
import { parseStatus } from '#shared/contract/status-api.ts'
import { createOwnStatus } from '#uploader/progress/own-status.ts'
import type { ReasonCode } from '#shared/reasons.ts'
import type { Upload } from '#shared/upload.ts'
import { aFingerprint, aStored, anUpload } from '#test/engine/builders.ts'

const hour = 3_600_000
const nowMs = 1_000 * hour

function statusOf(uploads: readonly Upload[], reasons: Readonly<Record<string, ReasonCode>> = {}) {
  const ask = { uploads: () => uploads, reasonOf: ({ path }: Upload) => reasons[path] ?? null }
  return parseStatus(createOwnStatus({ ...ask, nowMs: () => nowMs, version: '1.2.3' })())
}

const waiting = {
  kind: 'waiting',
  reason: 'server_unreachable',
  untilMs: 0,
  next: 'link',
  fingerprint: aFingerprint(),
} as const

test('nothing waits', () => {
  const done = anUpload({ path: 'a', state: { kind: 'gone', atMs: 0 }, addedAtMs: 0 })
  expect(statusOf([done])).toEqual({ waiting: 0, attention: 0, oldestSeconds: 0, reasons: [], version: '1.2.3' })
})

test('files on their way and files that need a person, the oldest of them, and why, the most frequent first', () => {
  const uploads = [
    anUpload({ path: 'a', state: waiting, addedAtMs: nowMs - hour }),
    anUpload({ path: 'b', state: waiting, addedAtMs: nowMs - 2 * hour }),
    anUpload({ path: 'c', state: { kind: 'blocked', reason: 'name_taken', atMs: 0 }, addedAtMs: nowMs - 3 * hour }),
    anUpload({ path: 'd', state: waiting, addedAtMs: 0, intent: 'pause' }),
    anUpload({ path: 'e', state: waiting, addedAtMs: 0, intent: 'skip' }),
  ]
  const reasons = { a: 'dropbox_full', b: 'dropbox_full', c: 'name_taken' } as const
  expect(statusOf(uploads, reasons)).toEqual({
    waiting: 2,
    attention: 1,
    oldestSeconds: 3 * 3600,
    reasons: [
      { code: 'dropbox_full', files: 2 },
      { code: 'name_taken', files: 1 },
    ],
    version: '1.2.3',
  })
})

test('a file that was sent last year and saved again just now has not waited for a year', () => {
  const saved = anUpload({ path: 'a', state: waiting, stored: aStored(), addedAtMs: 0, changedAtMs: nowMs - 5_000 })
  expect(statusOf([saved])?.oldestSeconds).toBe(5)
})

test('a hundred thousand files are counted at most every five seconds', () => {
  let [looks, now] = [0, nowMs]
  const uploads = () => {
    looks += 1
    return [anUpload({ path: 'a', state: waiting, addedAtMs: nowMs })]
  }
  const told = createOwnStatus({ uploads, reasonOf: () => null, nowMs: () => now, version: '1' })
  expect([told(), told(), looks]).toEqual([told(), told(), 1])
  now += 5_000
  expect(parseStatus(told())?.oldestSeconds).toBe(5)
  expect(looks).toBe(2)
})
