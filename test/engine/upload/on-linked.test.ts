// What follows when the company server answered the ask for a link.
import { describe, expect, it } from 'vitest'
import { onLinked } from '#engine/upload/on-linked.ts'
import { blockedReasons } from '#shared/reasons.ts'
import type { LinkAnswer, Upload } from '#shared/upload.ts'
import {
  absent,
  anUnconfirmedSend,
  aContext,
  anUpload,
  aFingerprint,
  aStep,
  aStored,
  changedFile,
  hashOf,
  linking,
  nowMs,
  serverIsWell,
  settlingAnew,
  terms,
  url,
} from '../builders.ts'

const grant = { url, ...terms, expiresAtMs: nowMs + 300_000 }
const granted: LinkAnswer = { kind: 'granted', grant }
const stored: LinkAnswer = { kind: 'stored', destination: '/Team/report.pdf', receipt: null, rev: null }
const later: LinkAnswer = { kind: 'later', reason: 'server_busy', afterMs: 7_000 }
const alreadyThere = { kind: 'already_there', contentHash: hashOf('a'), destination: '/Team/report.pdf' } as const

function answered(upload: Upload, answer: LinkAnswer) {
  return onLinked(upload, linking, answer, aContext())
}

describe('a web page for this file alone', () => {
  it('is asked again after a pause that grows up to an hour, and keeps nothing else', () => {
    const answerTo = (failures: number) => answered(anUpload({ failures, state: linking }), { kind: 'intercepted' })
    const first = answerTo(0)
    const state = { kind: 'waiting', next: 'link', fingerprint: aFingerprint(), reason: 'intercepted' } as const
    expect(first.upload).toMatchObject({ failures: 1, state: { ...state, untilMs: nowMs + 750 } })
    expect([first.signal, first.note]).toEqual([serverIsWell, { kind: 'setback', reason: 'intercepted' }])
    expect(answerTo(3).upload.state).toEqual({ ...state, untilMs: nowMs + 6_000 })
    expect(answerTo(40).upload.state).toEqual({ ...state, untilMs: nowMs + 45 * 60_000 })
    expect(answerTo(3).note).toBeNull()
  })

  it('is thrown away when the file is another by now', () => {
    const upload = anUpload({ state: linking, observed: changedFile })
    expect(answered(upload, { kind: 'intercepted' })).toEqual(aStep(settlingAnew(upload), { signal: serverIsWell }))
  })
})

describe('a link', () => {
  it('is kept in hand until a slot is free', () => {
    const upload = anUpload({ state: linking })
    const after: Upload = { ...upload, state: { ...linking, ready: { grant, sinceMs: nowMs } } }
    expect(answered(upload, granted)).toEqual(aStep(after, { signal: serverIsWell }))
  })

  it.each([
    ['has less than 5 s to live', 4_999],
    ['has ended already', -1],
  ])('is as good as none when it %s: another one is asked for after a backoff', (_, lifeMs) => {
    const upload = anUpload({ state: linking })
    const untilMs = nowMs + 3_000
    const state = {
      kind: 'waiting',
      untilMs,
      next: 'link',
      fingerprint: aFingerprint(),
      reason: 'link_expired',
    } as const
    const answer: LinkAnswer = { kind: 'granted', grant: { url, ...terms, expiresAtMs: nowMs + lifeMs } }
    expect(answered(upload, answer)).toEqual(aStep({ ...upload, failures: 3, state }, { signal: serverIsWell }))
  })

  it('is kept when it has 5 s to live', () => {
    const answer: LinkAnswer = { kind: 'granted', grant: { url, ...terms, expiresAtMs: nowMs + 5_000 } }
    expect(answered(anUpload({ state: linking }), answer).upload.state.kind).toBe('linking')
  })

  it('is thrown away when the file changed meanwhile', () => {
    const upload = anUpload({ state: linking, observed: changedFile })
    expect(answered(upload, granted)).toEqual(aStep(settlingAnew(upload), { signal: serverIsWell }))
  })

  it('is thrown away when the file is gone', () => {
    const { upload } = answered(anUpload({ state: linking, observed: absent }), granted)
    expect(upload.state).toEqual({ kind: 'gone', atMs: nowMs })
  })
})

describe('bytes that are already there', () => {
  it('make an upload done without sending them, and end what was unclear', () => {
    const upload = anUpload({ state: linking, unconfirmed: anUnconfirmedSend('a'), stored: aStored('c') })
    const state = { kind: 'done', atMs: nowMs } as const
    const after: Upload = { ...upload, stored: aStored(), unconfirmed: null, failures: 0, refusals: 0, state }
    expect(answered(upload, stored)).toEqual(aStep(after, { note: alreadyThere, signal: serverIsWell }))
  })

  it('make it done at another place than a send of them leads to, which may still land', () => {
    const unconfirmed = { ...anUnconfirmedSend('a'), place: '/Team/report (from kim).pdf' }
    const { upload } = answered(anUpload({ state: linking, unconfirmed }), stored)
    expect(upload).toMatchObject({ state: { kind: 'done' }, stored: aStored(), unconfirmed })
  })

  it('are remembered although the file is another by now', () => {
    const upload = anUpload({ state: linking, observed: changedFile })
    const after = settlingAnew(upload, { stored: aStored() })
    expect(answered(upload, stored)).toEqual(aStep(after, { note: alreadyThere, signal: serverIsWell }))
  })

  it('leave a file that was moved away known as sent', () => {
    const upload = anUpload({ state: linking, observed: absent })
    const state = { kind: 'done', atMs: nowMs } as const
    const after: Upload = { ...upload, stored: aStored(), failures: 0, refusals: 0, state }
    expect(answered(upload, stored)).toEqual(aStep(after, { note: alreadyThere, signal: serverIsWell }))
  })
})

describe('a refusal', () => {
  it.each(blockedReasons)('with %s blocks the upload with that reason', (reason) => {
    const upload = anUpload({ state: linking, unconfirmed: anUnconfirmedSend() })
    const after: Upload = { ...upload, state: { kind: 'blocked', reason, atMs: nowMs } }
    const note = { kind: 'link_refused', reason } as const
    expect(answered(upload, { kind: 'refused', reason })).toEqual(aStep(after, { note, signal: serverIsWell }))
  })

  it('of bytes that are no longer there refuses nothing', () => {
    const upload = anUpload({ state: linking, observed: changedFile })
    const answer: LinkAnswer = { kind: 'refused', reason: 'name_taken' }
    expect(answered(upload, answer)).toEqual(aStep(settlingAnew(upload), { signal: serverIsWell }))
  })
})

describe('a server that cannot answer now', () => {
  const signal = { kind: 'down', side: 'server', reason: 'server_busy', afterMs: 7_000 } as const

  it('holds the queue, and the upload asks again after a short backoff', () => {
    const upload = anUpload({ state: linking })
    const untilMs = nowMs + 3_000
    const state = {
      kind: 'waiting',
      untilMs,
      next: 'link',
      fingerprint: aFingerprint(),
      reason: 'server_busy',
    } as const
    expect(answered(upload, later)).toEqual(aStep({ ...upload, failures: 3, state }, { signal }))
  })

  it('does not make one upload wait longer than the queue looks at the world', () => {
    const { upload } = answered(anUpload({ state: linking, failures: 15 }), later)
    expect(upload.state).toMatchObject({ untilMs: nowMs + 45_000 })
  })

  it('holds the queue also when the file changed meanwhile', () => {
    const upload = anUpload({ state: linking, observed: changedFile })
    expect(answered(upload, later)).toEqual(aStep(settlingAnew(upload), { signal }))
  })
})
