// The few moves every decision is made of.
import { describe, expect, it } from 'vitest'
import { complete, enter, isCurrent, startOver, unchanged, waitFor, worldBackoffMs } from '#engine/upload/moves.ts'
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
