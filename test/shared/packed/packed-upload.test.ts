// What is packed comes back as it was, and only what is simply done is packed.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  isPackedElsewhere,
  isPackedUpload,
  isPackedWith,
  loadedForm,
  opened,
  packed,
  unpacked,
} from '#shared/packed/packed-upload.ts'
import type { Upload } from '#shared/upload.ts'
import { aFile, anUnconfirmedSend, anUpload, aStored, done } from '#test/engine/builders.ts'

const doneUpload = anUpload({ observed: aFile(), stored: aStored(), state: done })

const time = fc.double({ min: 0, max: 8e12, noNaN: true })
const count = fc.nat(1_000)
const text = fc.string({ unit: 'binary' }).filter((each) => !each.includes('\n'))
const stat = fc.record({ sizeBytes: fc.maxSafeNat(), mtimeMs: time, ctimeMs: time, fileId: text })

const anyDone: fc.Arbitrary<Upload> = fc
  .record({
    path: text,
    stat,
    contentHash: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map((number) => number.toString(16).padStart(64, '0')),
    targetId: count,
    before: text,
    isOwnPath: fc.boolean(),
    hasPlace: fc.boolean(),
    receipt: fc.option(text),
    isNewDocument: fc.boolean(),
    counts: fc.tuple(count, count, count, count),
    times: fc.tuple(time, time, time),
  })
  .map((it) => {
    const [failures, refusals, linkTries, unrest] = it.counts
    const [addedAtMs, changedAtMs, atMs] = it.times
    const place = it.isOwnPath ? `${it.before}/${it.path}` : it.before
    const { stat, contentHash, targetId, receipt } = it
    return {
      path: it.path,
      observed: { kind: 'file', stat },
      stored: { stat, contentHash, targetId, receipt, destination: it.hasPlace ? place : null },
      unconfirmed: null,
      absentSinceMs: null,
      isNewDocument: it.isNewDocument,
      failures,
      refusals,
      linkTries,
      unrest,
      addedAtMs,
      changedAtMs,
      intent: 'go',
      state: { kind: 'done', atMs },
    }
  })

it('what is packed comes back as it was', () => {
  fc.assert(
    fc.property(anyDone, (upload) => {
      const text = packed(upload)
      if (text === null || upload.observed.kind !== 'file') return
      expect(unpacked(upload.path, text, upload.changedAtMs)).toEqual(upload)
      const { stat } = upload.observed
      expect([isPackedWith(text, stat), isPackedWith(text, { ...stat, fileId: `${stat.fileId}1` })]).toEqual([
        true,
        false,
      ])
      const destination = upload.stored?.destination ?? null
      expect(isPackedElsewhere(text)).toBe(destination !== null && !destination.endsWith(upload.path))
    }),
    { numRuns: 2_000 },
  )
})

it('a file that is in Dropbox and untouched is packed', () => {
  expect(packed(doneUpload)).not.toBeNull()
})

it.each<[what: string, change: Partial<Upload>]>([
  ['is not done', { state: { kind: 'gone', atMs: 1 } }],
  ['is to be moved or was', { state: { kind: 'done', atMs: 1, original: { kind: 'stays', because: 'sent_full' } } }],
  ['was touched since', { observed: aFile({ ctimeMs: 9 }) }],
  ['a person held back', { intent: 'pause' }],
  ['is not there', { observed: { kind: 'absent' } }],
  ['is gone for a while', { absentSinceMs: 1 }],
  ['has nothing agreed', { stored: null }],
  ['may have other bytes on their way', { unconfirmed: anUnconfirmedSend() }],
  ['has a line break in a text', { stored: { ...aStored(), receipt: 'one\ntwo' } }],
  ['has a mark of the packing in a text', { stored: { ...aStored(), receipt: '\0' } }],
  ['has a mark of the packing in its place', { stored: { ...aStored(), destination: '/a\x01' } }],
])('an upload that %s is kept as it is', (_, change) => {
  expect(packed({ ...doneUpload, ...change })).toBeNull()
})

it('what is loaded is packed where it can be, says when it came and with whom it was agreed, and is opened as it was', () => {
  const loaded = loadedForm(doneUpload)
  expect(loaded).toMatchObject({ path: doneUpload.path, addedAtMs: doneUpload.addedAtMs, targetId: 1 })
  expect([isPackedUpload(loaded), opened(loaded)]).toEqual([true, { ...doneUpload, changedAtMs: 0 }])
  const held = { ...doneUpload, intent: 'pause' } as const
  expect([loadedForm(held), opened(held)]).toEqual([held, held])
})
