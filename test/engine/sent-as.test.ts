// The row of the history that a proof leaves.
import { expect, test } from 'vitest'
import { sentAs } from '#engine/sent-as.ts'
import { sentHows } from '#shared/rows/sent-file.ts'
import { aContext, aFingerprint, anUpload, aStored, nowMs } from './builders.ts'

const agreed = { destination: aStored().destination, receipt: null }
const proof = { fingerprint: aFingerprint(), agreed, how: 'sent' } as const

test('it says what was sent, where it is, when, and how often a link was asked for', () => {
  expect(
    sentAs(anUpload({ failures: 2, linkTries: 3 }), { ...proof, agreed: { ...agreed, rev: '015f' } }, aContext()),
  ).toEqual({
    path: anUpload().path,
    how: 'sent',
    original: 'kept',
    contentHash: aFingerprint().contentHash,
    sizeBytes: 100,
    targetId: 1,
    destination: agreed.destination,
    rev: '015f',
    addedAtMs: 900_000,
    sentAtMs: nowMs,
    tries: 3,
  })
})

test.each(sentHows)('a file whose bytes are known to be there leaves no second row by being looked up: %s', (how) => {
  const upload = anUpload({ stored: aStored() })
  expect(sentAs(upload, { ...proof, how }, aContext()) === null).toBe(how === 'already_there')
})

test.each([
  ['elsewhere', { ...proof, agreed: { ...agreed, destination: '/Team/other' } }, {}],
  ['as other bytes', { ...proof, fingerprint: aFingerprint('b') }, {}],
  ['in another Dropbox', proof, { targetId: 2 }],
])('found already there %s it leaves one', (_, other, context) => {
  const upload = anUpload({ stored: aStored() })
  expect(sentAs(upload, { ...other, how: 'already_there' }, { ...aContext(), ...context })).not.toBe(null)
})
