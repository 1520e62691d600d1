// A record that is recognised by its letters says what it says when it is read value by value, and no other is recognised.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packedRecord } from '#adapters/ledger/records/packed-record.ts'
import { parsePersisted } from '#adapters/ledger/records/record-parser.ts'
import { rowOfUpload } from '#adapters/ledger/records/rows.ts'
import { loadedForm } from '#shared/packed/packed-upload.ts'
import type { Upload } from '#shared/upload.ts'
import { anUpload, aStored, everyShape } from '#test/contract/sample-uploads.ts'

const time = fc.oneof(fc.nat(), fc.double({ min: -1e3, max: 8e12, noNaN: true }), fc.constantFrom(1e-7, 1.5e21, 1e15))
const name = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom('a "quoted" name', 'half \uD800', '\\', '7:8:9', 'new\nline', 'häuser 🏡.pdf'),
)
const stat = fc.record({ sizeBytes: fc.maxSafeNat(), mtimeMs: time, ctimeMs: time, fileId: name })
const hash = fc.constantFrom('a'.repeat(64), 'dash-ed_hash')

const anyDone: fc.Arbitrary<Upload> = fc
  .record({
    path: name,
    stat,
    other: fc.option(stat, { freq: 3 }),
    contentHash: hash,
    destination: fc.option(name),
    receipt: fc.option(name),
    numbers: fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.maxSafeNat()),
    isNewDocument: fc.boolean(),
    times: fc.tuple(time, time),
  })
  .map((it) => {
    const [failures, refusals, linkTries, unrest, targetId] = it.numbers
    const [addedAtMs, atMs] = it.times
    const { path, contentHash, destination, receipt, isNewDocument } = it
    return anUpload({
      path,
      observed: { kind: 'file', stat: it.other ?? it.stat },
      stored: { stat: it.stat, contentHash, targetId, destination, receipt },
      state: { kind: 'done', atMs },
      failures,
      refusals,
      linkTries,
      unrest,
      addedAtMs,
      isNewDocument,
    })
  })

const readInFull = (record: string) => {
  const upload = parsePersisted(JSON.parse(record))
  return upload === null ? null : loadedForm(upload)
}

test('what is recognised is what is read', () => {
  fc.assert(
    fc.property(anyDone, (upload) => {
      const { record } = rowOfUpload({ place: 'folder:1', upload }, 5)
      const recognised = packedRecord(upload.path, record)
      if (recognised !== null) expect(recognised).toEqual(readInFull(record))
    }),
    { numRuns: 3_000 },
  )
})

const usual = anUpload({
  path: 'Café/häuser 🏡.pdf',
  stored: aStored({
    stat: { sizeBytes: 9, mtimeMs: 1_764_000_000_000.347, ctimeMs: 5, fileId: '77@1764000000000000001' },
  }),
  state: { kind: 'done', atMs: 1_764_000_000_003.25 },
})
const doneAndSame = { ...usual, observed: { kind: 'file', stat: usual.stored?.stat ?? expect.fail('stored') } } as const
const { record: usualRecord } = rowOfUpload({ place: 'folder:1', upload: doneAndSame }, 5)

test('a file that is done and untouched is recognised, wherever it went', () => {
  expect(packedRecord(usual.path, usualRecord)).toEqual(readInFull(usualRecord))
  for (const stored of [{ destination: null }, { receipt: null }, { destination: `/Team/${usual.path}` }]) {
    const upload = {
      ...doneAndSame,
      stored: { ...doneAndSame.stored, ...aStored(), ...stored, stat: doneAndSame.observed.stat },
    }
    const { record } = rowOfUpload({ place: 'folder:1', upload }, 5)
    expect(packedRecord(usual.path, record)).toEqual(readInFull(record))
    expect(packedRecord(usual.path, record)).not.toBeNull()
  }
})

test('nothing else is', () => {
  for (const upload of everyShape()) {
    const { record } = rowOfUpload({ place: 'folder:1', upload }, 5)
    const recognised = packedRecord(upload.path, record)
    if (recognised !== null) expect(recognised).toEqual(readInFull(record))
  }
  expect(packedRecord('another.pdf', usualRecord)).toBeNull()
  expect(packedRecord(usual.path, `${usualRecord} `)).toBeNull()
  expect(packedRecord(usual.path, usualRecord.replace('"intent":"go"', '"intent":"skip"'))).toBeNull()
  expect(packedRecord(usual.path, usualRecord.replace('"sizeBytes":9', '"sizeBytes":8'))).toBeNull()
  expect(packedRecord('', usualRecord.replace(usual.path, ''))).toBeNull()
})

test('no letter can be changed but to one that is read the same way', () => {
  for (let at = 0; at < usualRecord.length; at += 1) {
    for (const letter of ['0', '7', 'x', '"', ',', '}', '\\', ' ']) {
      const changed = usualRecord.slice(0, at) + letter + usualRecord.slice(at + 1)
      const recognised = packedRecord(usual.path, changed)
      if (recognised !== null) expect(recognised, `letter ${at} is ${letter}`).toEqual(readInFull(changed))
    }
  }
})
