// What follows when a file was read for its hash.
import { describe, expect, it } from 'vitest'
import { onHashed, readLater, startOverFrom } from '#engine/upload/on-hashed.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { HashAnswer, Upload, UploadState } from '#shared/upload.ts'
import {
  absent,
  aFile,
  anUnconfirmedSend,
  aContext,
  anUpload,
  aFingerprint,
  aStat,
  aStep,
  aStored,
  changedFile,
  hashing,
  inUse,
  nowMs,
  settlingAnew,
  touchedFile,
  unfit,
} from '../builders.ts'

const hashed: HashAnswer = { kind: 'hashed', fingerprint: aFingerprint() }

function answered(upload: Upload, answer: HashAnswer) {
  return onHashed(upload, aStat(), answer, aContext())
}

function waiting(next: 'link' | 'check', because: WaitingReason = 'outcome_unknown'): UploadState {
  const reason = next === 'link' ? 'queued' : because
  return { kind: 'waiting', untilMs: nowMs, next, fingerprint: aFingerprint(), reason }
}

describe('a file that was read', () => {
  it('asks for a link at once', () => {
    const upload = anUpload({ state: hashing })
    expect(answered(upload, hashed)).toEqual(aStep({ ...upload, state: waiting('link') }))
  })

  it('asks about the unconfirmed send of its own bytes first', () => {
    const upload = anUpload({ state: hashing, unconfirmed: anUnconfirmedSend('a') })
    expect(answered(upload, hashed)).toEqual(aStep({ ...upload, state: waiting('check') }))
  })

  it('asks about the unconfirmed send of other bytes first', () => {
    const upload = anUpload({ state: hashing, unconfirmed: anUnconfirmedSend('b') })
    expect(answered(upload, hashed)).toEqual(aStep({ ...upload, state: waiting('check', 'earlier_send_open') }))
  })

  it('asks about an unconfirmed send even when these bytes were stored before it', () => {
    const upload = anUpload({ state: hashing, unconfirmed: anUnconfirmedSend('b'), stored: aStored() })
    expect(answered(upload, hashed)).toEqual(aStep({ ...upload, state: waiting('check', 'earlier_send_open') }))
  })

  it('and touched since asks for a link: the bytes are hashed again on their way', () => {
    const upload = anUpload({ state: hashing, observed: touchedFile })
    expect(answered(upload, hashed)).toEqual(aStep({ ...upload, state: waiting('link') }))
  })

  it('and touched since is read again before it is said to be what was stored', () => {
    const upload = anUpload({ state: hashing, observed: touchedFile, stored: aStored('a', { ctimeMs: 1 }) })
    expect(answered(upload, hashed)).toEqual(aStep(settlingAnew(upload)))
  })

  it('and changed since settles anew: its hash is of no use', () => {
    const upload = anUpload({ state: hashing, observed: changedFile })
    expect(answered(upload, hashed)).toEqual(aStep(settlingAnew(upload)))
  })

  it('and was removed since is gone', () => {
    const upload = anUpload({ state: hashing, observed: absent })
    const after: Upload = { ...upload, failures: 0, refusals: 0, state: { kind: 'gone', atMs: nowMs } }
    expect(answered(upload, hashed)).toEqual(aStep(after, { note: { kind: 'removed' } }))
  })
})

describe('a file whose bytes Dropbox has', () => {
  it.each([
    ['its ctime is another', { ctimeMs: 4 }],
    ['the disk calls it otherwise, as after a remount', { fileId: '1:2' }],
  ])('is done without network when only %s', (_, change) => {
    const upload = anUpload({ state: hashing, stored: aStored('a', change) })
    const state = { kind: 'done', atMs: nowMs } as const
    const after: Upload = { ...upload, stored: aStored(), failures: 0, refusals: 0, state }
    expect(answered(upload, hashed)).toEqual(aStep(after))
  })

  it.each([
    ['it was saved again', aStored('a', { mtimeMs: 4 })],
    ['the bytes are others', aStored('c')],
  ])('asks the server when %s', (_, stored) => {
    const upload = anUpload({ state: hashing, stored })
    expect(answered(upload, hashed)).toEqual(aStep({ ...upload, state: waiting('link') }))
  })
})

describe('a file that changed under the reader', () => {
  it.each([
    ['settles anew as what the reader found', changedFile],
    ['settles anew although the reader found the very same file', aFile()],
  ])('%s', (_, observed) => {
    const upload = anUpload({ state: hashing })
    expect(answered(upload, { kind: 'changed', observed })).toEqual(aStep(settlingAnew(upload, { observed })))
  })

  it('is gone when the reader found nothing', () => {
    const upload = anUpload({ state: hashing })
    const state = { kind: 'gone', atMs: nowMs } as const
    const after: Upload = { ...upload, observed: absent, absentSinceMs: nowMs, failures: 0, refusals: 0, state }
    expect(answered(upload, { kind: 'changed', observed: absent })).toEqual(aStep(after, { note: { kind: 'removed' } }))
  })

  it('is blocked when the reader found a symbolic link', () => {
    const { upload } = answered(anUpload({ state: hashing }), { kind: 'changed', observed: unfit })
    expect(upload.state).toEqual({ kind: 'blocked', reason: 'symbolic_link', atMs: nowMs })
  })

  it('is not hidden by an old "it is gone": the folder was looked at later', () => {
    const upload = anUpload({ state: hashing, observed: changedFile })
    expect(answered(upload, { kind: 'changed', observed: absent })).toEqual(aStep(settlingAnew(upload)))
  })
})

describe('a file that cannot be read', () => {
  it('is looked at again after a backoff, with the reason', () => {
    const upload = anUpload({ state: hashing })
    const state = { kind: 'settling', untilMs: nowMs + 3_000, changingSinceMs: nowMs, reason: 'in_use' } as const
    const after: Upload = { ...upload, failures: 3, state }
    expect(answered(upload, { kind: 'unreadable', reason: 'in_use' })).toEqual(aStep(after))
  })

  it('settles anew at once when it is another file by now', () => {
    const upload = anUpload({ state: hashing, observed: changedFile })
    expect(answered(upload, { kind: 'unreadable', reason: 'in_use' })).toEqual(aStep(settlingAnew(upload)))
  })
})

it('reading later goes on with the restlessness it had', () => {
  const upload = anUpload({ state: { ...inUse, changingSinceMs: 17 }, failures: 0 })
  const state = { kind: 'settling', untilMs: nowMs + 750, changingSinceMs: 17, reason: 'cannot_read' } as const
  expect(readLater(upload, 'cannot_read', aContext())).toEqual(aStep({ ...upload, failures: 1, state }))
})

it('beginning again believes the newest look at the path', () => {
  const upload = anUpload({ state: hashing })
  expect(startOverFrom(upload, aStat(), changedFile, aContext()).upload.observed).toEqual(changedFile)
  const seenLater = anUpload({ state: hashing, observed: changedFile })
  expect(startOverFrom(seenLater, aStat(), unfit, aContext()).upload.observed).toEqual(changedFile)
  const removedLater = anUpload({ state: hashing, observed: absent })
  expect(startOverFrom(removedLater, aStat(), changedFile, aContext()).upload.state.kind).toBe('gone')
})
