// The parser of ledger records: it takes what is exactly an upload at rest or a note, and nothing else.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseHistoryEntry, parsePersisted } from '#adapters/ledger/records/record-parser.ts'
import { anUpload, aFingerprint, aStored, everyShape } from '#test/contract/sample-uploads.ts'

test('every shape of upload at rest is taken', () => {
  for (const upload of everyShape()) expect(parsePersisted(JSON.parse(JSON.stringify(upload)))).toEqual(upload)
})

test('an upload with any one field missing is refused', () => {
  const upload = anUpload({
    stored: aStored(),
    unconfirmed: { fingerprint: aFingerprint(), untilMs: 1, serverUntilMs: 2, place: '/Team/a' },
    absentSinceMs: 3,
    state: { kind: 'waiting', untilMs: 1, next: 'link', fingerprint: aFingerprint(), reason: 'queued' },
  })
  expect(parsePersisted(upload)).toEqual(upload)
  let refused = 0
  function withoutEach(value: object, whole: () => object): void {
    for (const key of Object.keys(value)) {
      // Not of the record, and not of the records of earlier programs.
      if (['changedAtMs', 'unrest', 'linkTries', 'place'].includes(key)) continue
      const held = Reflect.get(value, key) as unknown
      Reflect.deleteProperty(value, key)
      expect(parsePersisted(whole()), key).toBe(null)
      refused++
      Reflect.set(value, key, held)
      if (typeof held === 'object' && held !== null) withoutEach(held, whole)
    }
  }
  const copy = structuredClone(upload)
  withoutEach(copy, () => copy)
  expect(refused).toBeGreaterThan(30)
})

test.each([
  [
    'a working state',
    { state: { kind: 'sending', fingerprint: aFingerprint(), terms: { expiresAtMs: 1 }, isOutdated: false } },
  ],
  ['an unknown state', { state: { kind: 'resting' } }],
  ['a reason that is none', { state: { kind: 'blocked', reason: 'queued', atMs: 1 } }],
  [
    'a blocked reason while waiting',
    { state: { kind: 'settling', untilMs: 1, changingSinceMs: 1, reason: 'too_large' } },
  ],
  ['a link for a hash', { stored: { ...aStored(), contentHash: 'https://content.dropboxapi.com/apitul/1/x' } }],
  ['a fraction of a byte', { observed: { kind: 'file', stat: { ...aFingerprint().stat, sizeBytes: 0.5 } } }],
  ['a target with half a number', { stored: aStored({ targetId: 1.5 }) }],
  ['no path', { path: '' }],
])('%s is refused', (_, change) => {
  expect(parsePersisted({ ...anUpload(), ...change })).toBe(null)
})

test('no value at all makes it throw', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(parsePersisted(value)).toBe(null)
      // A note may be so small that chance makes one.
      parseHistoryEntry(value)
    }),
  )
})

test('extra fields are dropped', () => {
  expect(parsePersisted({ ...anUpload(), grant: { url: 'x' } })).toEqual(anUpload())
  expect(parseHistoryEntry({ kind: 'removed', url: 'x' })).toEqual({ kind: 'removed' })
})

test('a note of no known kind is refused', () => {
  expect(parseHistoryEntry({ kind: 'exploded' })).toBe(null)
  expect(parseHistoryEntry({ kind: 'blocked', reason: 'queued' })).toBe(null)
  expect(parseHistoryEntry({ kind: 'sent', contentHash: 'a', sizeBytes: -1 })).toBe(null)
})

test.each([
  ['2049:77', '77'],
  ['2049:77:1764', '77@1764'],
  ['77@1764', '77@1764'],
  ['77', '77'],
  ['', ''],
])('a file that was kept as %s is known as %s: the device changes with the order of mounts', (kept, known) => {
  const stat = { sizeBytes: 1, mtimeMs: 2, ctimeMs: 3, fileId: kept }
  const upload = anUpload({ observed: { kind: 'file', stat } })
  expect(parsePersisted(upload)).toEqual({ ...upload, observed: { kind: 'file', stat: { ...stat, fileId: known } } })
})
