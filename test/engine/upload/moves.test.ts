// The few moves every decision is made of.
import { describe, expect, it } from 'vitest'
import { lateLandingMs } from '#engine/limits.ts'
import {
  complete,
  enter,
  isCurrent,
  unconfirmedForMs,
  unconfirmedUntil,
  startOver,
  unchanged,
  waitFor,
  worldBackoffMs,
} from '#engine/upload/moves.ts'
import type { Upload } from '#shared/upload.ts'
import {
  absent,
  aFile,
  anUnconfirmedSend,
  aContext,
  anUpload,
  aFingerprint,
  aStep,
  aStored,
  changedFile,
  done,
  inUse,
  nowMs,
  serverIsWell,
  settlingAnew,
  terms,
  unfit,
  waitingForLink,
} from '../builders.ts'

it('staying is the very same upload and nothing else', () => {
  const upload = anUpload()
  expect(unchanged(upload)).toEqual(aStep(upload))
  expect(unchanged(upload).upload).toBe(upload)
})

it('going keeps everything of the upload that is not named', () => {
  const upload = anUpload({ stored: aStored('c'), unconfirmed: anUnconfirmedSend() })
  expect(enter(upload, done)).toEqual(aStep({ ...upload, state: done }))
  expect(enter(upload, done, { failures: 9 }).upload).toEqual({ ...upload, state: done, failures: 9 })
})

describe('beginning again', () => {
  it('keeps how long the file has been restless already', () => {
    const upload = anUpload({ state: { ...inUse, changingSinceMs: 17 } })
    expect(startOver(upload, aContext())).toEqual(aStep(settlingAnew(upload, {}, 17)))
  })

  it('starts counting restlessness in any other state', () => {
    const upload = anUpload({ state: done })
    expect(startOver(upload, aContext())).toEqual(aStep(settlingAnew(upload)))
  })

  it.each([
    ['gone', absent, { kind: 'gone', atMs: nowMs }, { kind: 'removed' }],
    ['blocked', unfit, { kind: 'blocked', reason: 'symbolic_link', atMs: nowMs }, null],
  ] as const)('may end as %s, and keeps what is stored and unconfirmed', (_, observed, state, note) => {
    const upload = anUpload({ stored: aStored('c'), unconfirmed: anUnconfirmedSend() })
    const after: Upload = { ...upload, observed, failures: 0, refusals: 0, state }
    expect(startOver(upload, aContext(), { observed })).toEqual(aStep(after, { note }))
  })
})

describe('waiting', () => {
  it('takes the delay it is given, be it none', () => {
    const { upload } = waitFor(anUpload(), aContext(), {
      next: 'link',
      fingerprint: aFingerprint(),
      reason: 'queued',
      delayMs: 0,
    })
    expect(upload.state).toEqual({
      kind: 'waiting',
      untilMs: nowMs,
      next: 'link',
      fingerprint: aFingerprint(),
      reason: 'queued',
    })
  })

  it('backs off by the failures before this one where no delay is given', () => {
    const { upload } = waitFor(anUpload(), aContext(), {
      next: 'check',
      fingerprint: aFingerprint(),
      reason: 'timed_out',
      delayMs: null,
      changes: { failures: 3 },
    })
    expect(upload).toEqual({
      ...anUpload(),
      failures: 3,
      state: {
        kind: 'waiting',
        untilMs: nowMs + 3_000,
        next: 'check',
        fingerprint: aFingerprint(),
        reason: 'timed_out',
      },
    })
  })

  it('for the world is never longer than a minute', () => {
    expect(worldBackoffMs(anUpload({ failures: 0 }), aContext({ jitter: 0 }))).toBe(500)
    expect(worldBackoffMs(anUpload({ failures: 50 }), aContext({ jitter: 1 }))).toBe(60_000)
  })
})

describe('finishing', () => {
  const note = { kind: 'sent', contentHash: aFingerprint().contentHash, sizeBytes: 100 } as const

  function finished(upload: Upload) {
    return complete(upload, aContext(), { fingerprint: aFingerprint(), agreed: terms, note, signal: serverIsWell })
  }

  it('is being done, and nothing is unconfirmed any more', () => {
    const upload = anUpload({ state: waitingForLink, unconfirmed: anUnconfirmedSend(), stored: aStored('c') })
    const state = { kind: 'done', atMs: nowMs } as const
    const after: Upload = { ...upload, state, stored: aStored(), unconfirmed: null, failures: 0, refusals: 0 }
    expect(finished(upload)).toEqual(aStep(after, { note, signal: serverIsWell }))
  })

  it('of a file that is another by now is not being done', () => {
    const upload = anUpload({ state: waitingForLink, observed: changedFile })
    const after = settlingAnew(upload, { stored: aStored() })
    expect(finished(upload)).toEqual(aStep(after, { note, signal: serverIsWell }))
  })

  it('of a file that is not there any more is being done', () => {
    const upload = anUpload({ state: waitingForLink, observed: absent, unconfirmed: anUnconfirmedSend() })
    const state = { kind: 'done', atMs: nowMs } as const
    const after: Upload = { ...upload, state, stored: aStored(), unconfirmed: null, failures: 0, refusals: 0 }
    expect(finished(upload)).toEqual(aStep(after, { note, signal: serverIsWell }))
  })
})

describe('a fingerprint is current', () => {
  it('only for the file it was taken from', () => {
    expect(isCurrent(anUpload(), aFingerprint())).toBe(true)
    expect(isCurrent(anUpload({ observed: changedFile }), aFingerprint())).toBe(false)
    expect(isCurrent(anUpload({ observed: aFile({ fileId: '1:2' }) }), aFingerprint())).toBe(false)
    expect(isCurrent(anUpload({ observed: absent }), aFingerprint())).toBe(false)
    expect(isCurrent(anUpload({ observed: unfit }), aFingerprint())).toBe(false)
  })
})

describe('a send without a definite answer may land', () => {
  const ours = aContext()

  it('until its link ends and ten minutes more', () => {
    expect(unconfirmedUntil(anUpload(), aFingerprint(), nowMs + 5, ours)).toEqual({
      fingerprint: aFingerprint(),
      untilMs: nowMs + 5 + lateLandingMs,
      serverUntilMs: null,
    })
  })

  it('ten minutes after now when its link has ended already', () => {
    expect(unconfirmedUntil(anUpload(), aFingerprint(), nowMs - 5, ours).untilMs).toBe(nowMs + lateLandingMs)
  })

  it('as long as an earlier send of the same bytes, whichever is later', () => {
    const late = anUpload({ unconfirmed: anUnconfirmedSend('a', nowMs + 2 * lateLandingMs) })
    const early = anUpload({ unconfirmed: anUnconfirmedSend('a', nowMs + 1) })
    expect(unconfirmedUntil(late, aFingerprint(), nowMs, ours).untilMs).toBe(nowMs + 2 * lateLandingMs)
    expect(unconfirmedUntil(early, aFingerprint(), nowMs, ours).untilMs).toBe(nowMs + lateLandingMs)
  })

  it('as long as the later of both by the server, too, although ours was put back between them', () => {
    const untilMs = nowMs + 2 * lateLandingMs
    const upload = anUpload({ unconfirmed: { ...anUnconfirmedSend('a', untilMs), serverUntilMs: nowMs + 60_000 } })
    const byServer = { ...ours, serverAheadMs: 0 }
    const unconfirmed = { fingerprint: aFingerprint(), untilMs, serverUntilMs: nowMs + lateLandingMs }
    expect(unconfirmedUntil(upload, aFingerprint(), nowMs, byServer)).toEqual(unconfirmed)
    expect(unconfirmedUntil(upload, aFingerprint(), nowMs, ours)).toEqual({ ...unconfirmed, serverUntilMs: null })
  })

  it('whatever was said of other bytes', () => {
    const other = anUpload({ unconfirmed: anUnconfirmedSend('b', nowMs + 2 * lateLandingMs) })
    expect(unconfirmedUntil(other, aFingerprint(), nowMs, ours).untilMs).toBe(nowMs + lateLandingMs)
  })
})

describe('a send without a definite answer can land no more', () => {
  const unconfirmed = {
    fingerprint: aFingerprint(),
    untilMs: nowMs + 60_000,
    serverUntilMs: nowMs + 3_600_000 + 60_000,
  }

  it.each([
    ['by our clock alone while the server tells none', { serverAheadMs: null }, 60_000],
    ['by our clock when the server is behind', { serverAheadMs: 0 }, 60_000],
    [
      'by the server when our clock was put back',
      { nowMs: nowMs - 86_400_000, serverAheadMs: 86_400_000 + 3_650_000 },
      12_000,
    ],
    ['at once when the server says that it is over', { serverAheadMs: 3_600_000 + 62_000 }, 0],
    ['not before the second the server may still mean', { serverAheadMs: 3_600_000 + 61_000 }, 1_000],
  ])('%s', (_, change, leftMs) => {
    expect(unconfirmedForMs(unconfirmed, aContext(change))).toBe(leftMs)
  })

  it('is remembered with its end by the server\u2019s clock where that is known', () => {
    const context = aContext({ serverAheadMs: 5_000 })
    expect(unconfirmedUntil(anUpload(), aFingerprint(), nowMs, context).serverUntilMs).toBe(
      nowMs + lateLandingMs + 5_000,
    )
  })
})
