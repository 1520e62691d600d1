// The formats that are known, and what is read from each.
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { packedRow } from '#adapters/ledger/records/places.ts'
import { formatOf, placeOfNotes } from '#adapters/ledger/schema/formats.ts'
import { ledgerVersion } from '#adapters/ledger/records/ledger-file.ts'
import { createLedgerFile, hasSchema } from '#adapters/ledger/schema/schema.ts'
import { putPlace, putUpload } from '#adapters/ledger/records/statements.ts'
import { numbered } from '#test/contract/sample-uploads.ts'
import { aVersion1Folder, rowsAsTakenOver, version1Place } from '#test/rigs/ledger/version-1.ts'

test('this version and the one before are known, others are not', () => {
  expect([1, ledgerVersion].map((version) => formatOf(version)?.version)).toEqual([1, 3])
  expect([0, ledgerVersion + 1, null].map(formatOf)).toEqual([null, null, null])
})

test('a ledger of now is read as it is, and damage anywhere in it is counted', () => {
  const file = join(temporaryFolder(), 'ledger.db')
  const row = { place: 'folder:1', upload: numbered(1) }
  createLedgerFile(file, (fresh) => {
    putUpload(fresh)(row, 1)
    putPlace(fresh)('folder:1', '/watched')
  })
  const db = new DatabaseSync(file)
  const format = formatOf(ledgerVersion)
  expect(hasSchema(db, format?.schemaSql ?? [])).toBe(true)
  const places = new Map([['folder:1', '/watched']])
  const meta = new Map([['key', 'value']])
  expect(format?.read(db, meta)).toEqual({
    whole: { version: 3, rows: [packedRow(row)], meta, places, sent: [] },
    bad: 0,
  })
  db.exec("UPDATE places SET root = ''; UPDATE uploads SET target_id = 1")
  expect(format?.read(db, meta).bad).toBe(2)
  db.close()
})

test('one of version 1 is read as it is kept now; its notes name no place', () => {
  const db = new DatabaseSync(aVersion1Folder().file)
  const meta = new Map([['root identity', 'born:2441194:1795888182975579147']])
  const content = formatOf(1)?.read(db, meta).whole
  expect(content?.rows).toHaveLength(rowsAsTakenOver().length)
  expect(placeOfNotes({ version: 1, meta })).toBe(version1Place)
  expect(placeOfNotes({ version: 1, meta: new Map() })).toBe('')
  expect(placeOfNotes({ version: 2, meta })).toBe(null)
  db.close()
})
