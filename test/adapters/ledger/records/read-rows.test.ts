// Reading rows: those of one run, of all, and how many are damaged.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { packedRow } from '#adapters/ledger/records/places.ts'
import * as readers from '#adapters/ledger/records/read-rows.ts'
import { createLedgerFile } from '#adapters/ledger/schema/schema.ts'
import { putMeta, putPlace, putUpload } from '#adapters/ledger/records/statements.ts'
import { anUpload, aStat, aStored, numbered } from '#test/contract/sample-uploads.ts'

const rows = [
  { place: 'folder:1', upload: anUpload() },
  { place: 'folder:2', upload: anUpload({ failures: 2 }) },
  { place: 'file:/a/report.pdf', upload: anUpload({ failures: 3 }) },
  { place: 'folder:1', upload: numbered(1) },
  { place: '', upload: numbered(2) },
]

function aDatabase(): DatabaseSync {
  const file = join(temporaryFolder(), 'ledger.db')
  createLedgerFile(file, (db) => {
    const put = putUpload(db)
    for (const row of rows) put(row, 1)
    putPlace(db)('folder:1', '/one')
    putPlace(db)('folder:2', '/two')
    putMeta(db)('key', 'value')
  })
  return new DatabaseSync(file)
}

test('all rows, those of a place, and those of a run', () => {
  const db = aDatabase()
  expect(readers.readAllRows(db)).toEqual({ whole: rows.map(packedRow), bad: 0 })
  expect(readers.readRowsAt(db, 'folder:1').whole).toEqual([rows[3], rows[0]])
  const folder = (place: string) => ({ kind: 'folder', place: () => place, root: '/' }) as const
  expect(readers.readScope(db, folder('folder:2')).whole).toEqual([rows[1]])
  expect(readers.readScope(db, folder('')).whole).toEqual([])
  const files = new Map([
    ['report.pdf', '/a/report.pdf'],
    ['other.pdf', '/a/other.pdf'],
  ])
  expect(readers.readScope(db, { kind: 'files', files }).whole).toEqual([rows[2]])
  db.close()
})

test('damaged rows are counted and left out, in their own run only', () => {
  const db = aDatabase()
  db.exec("UPDATE uploads SET destination = '' WHERE place = 'folder:2'")
  expect(readers.readAllRows(db)).toMatchObject({ whole: { length: 4 }, bad: 1 })
  expect(readers.readRowsAt(db, 'folder:2')).toEqual({ whole: [], bad: 1 })
  expect(readers.readRowsAt(db, 'folder:1').bad).toBe(0)
  db.close()
})

test('a done row with any column changed is damaged, and one without a change is not', () => {
  const stored = aStored({ stat: aStat() })
  for (const [name, value] of [
    ['place', "'folder:3'"],
    ['path', "'else.pdf'"],
    ['path', 'CAST(path AS BLOB)'],
    ['kind', "'gone'"],
    ['reason', "'x'"],
    ['size_bytes', '1e300'],
    ['added_at_ms', '0.5'],
    ['target_id', '9223372036854775807'],
    ['record', "replace(record, '123', '124')"],
    ['record', 'CAST(record AS BLOB)'],
    ['checksum', 'checksum + 1'],
    ['checksum', "'x'"],
  ] as const) {
    const db = aDatabase()
    putUpload(db)({ place: 'folder:9', upload: anUpload({ stored, state: { kind: 'done', atMs: 1 } }) }, 1)
    expect(readers.readAllRows(db).whole.at(-1)?.loaded).toHaveProperty('packed')
    db.exec(`UPDATE uploads SET ${name} = ${value} WHERE place = 'folder:9'`)
    expect(readers.readAllRows(db), name).toMatchObject({ whole: { length: rows.length }, bad: 1 })
    db.close()
  }
})

test('places and values that are whole are read, others are not believed', () => {
  const db = aDatabase()
  expect([readers.readRoot(db, 'folder:1'), readers.readRoot(db, 'folder:3')]).toEqual(['/one', null])
  expect([readers.readMetaValue(db, 'key'), readers.readMetaValue(db, 'other')]).toEqual(['value', null])
  db.exec("UPDATE places SET root = '/else' WHERE place = 'folder:1'; UPDATE meta SET value = 'valuf'")
  expect(readers.readRoot(db, 'folder:1')).toBe(null)
  expect(readers.readMetaValue(db, 'key')).toBe(null)
  expect(readers.readAllPlaces(db)).toEqual({ whole: new Map([['folder:2', '/two']]), bad: 1 })
  expect(readers.readAllMeta(db)).toEqual({ whole: new Map(), bad: 1 })
  db.close()
})
