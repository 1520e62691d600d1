// Which other files rely on a document: the very same bytes, destination and target, and another place.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import type { PlacedUpload } from '#adapters/ledger/records/places.ts'
import { readReliance } from '#adapters/ledger/records/reliance.ts'
import { createLedgerFile } from '#adapters/ledger/schema/schema.ts'
import { putPlace, putUpload } from '#adapters/ledger/records/statements.ts'
import { anUpload, aFingerprint, aStored } from '#test/contract/sample-uploads.ts'
import type { Stored, Upload } from '#shared/upload.ts'

const ask = {
  place: 'folder:1',
  destination: '/Team/Häuser.pdf',
  contentHash: aFingerprint(8).contentHash,
  targetId: 1,
}

function done(place: string, change: Partial<Stored> = {}, upload: Partial<Upload> = {}): PlacedUpload {
  const stored = aStored({ destination: '/Team/Häuser.pdf', ...change })
  return { place, upload: anUpload({ path: 'Häuser.pdf', stored, state: { kind: 'done', atMs: 1 }, ...upload }) }
}

function reliedOn(rows: readonly PlacedUpload[], damage = ''): readonly string[] {
  const file = join(temporaryFolder(), 'ledger.db')
  createLedgerFile(file, (db) => {
    for (const row of rows) putUpload(db)(row, 1)
    putPlace(db)('folder:2', '/two')
    if (damage !== '') db.exec(damage)
  })
  const db = new DatabaseSync(file)
  try {
    return readReliance(db, ask)
  } finally {
    db.close()
  }
}

test('files of other places that are done by the same bytes at the same destination', () => {
  const rows = [done('folder:1'), done('folder:2'), done('file:/sent/Häuser.pdf'), done('folder:3')]
  // The last one: nobody knows where that folder is.
  const files = ['/sent/Häuser.pdf', join('/two', 'Häuser.pdf'), 'Häuser.pdf']
  expect(reliedOn(rows).toSorted()).toEqual(files.toSorted())
})

test('two spellings that are one for Dropbox are one destination', () => {
  expect(reliedOn([done('folder:2', { destination: '/TEAM/HA\u0308USER.PDF' })])).toHaveLength(1)
})

test.each([
  ['other bytes', done('folder:2', { contentHash: aFingerprint(9).contentHash })],
  ['another destination', done('folder:2', { destination: '/Team/Häuser (1).pdf' })],
  ['a destination nobody knows', done('folder:2', { destination: null })],
  ['another target', done('folder:2', { targetId: 2 })],
  ['a target nobody remembers', done('folder:2', { targetId: 0 })],
  ['a file that was edited since', done('folder:2', {}, { state: { kind: 'blocked', reason: 'name_taken', atMs: 2 } })],
])('%s: not relied on', (_, row) => {
  expect(reliedOn([row])).toEqual([])
})

test('a damaged row says nothing', () => {
  expect(reliedOn([done('folder:2')], "UPDATE uploads SET reason = 'x'")).toEqual([])
})
