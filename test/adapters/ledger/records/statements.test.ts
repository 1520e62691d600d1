// The writing statements: the last write of a path or key counts, and a dropped path is gone.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { readAllPlaces, readAllRows } from '#adapters/ledger/records/read-rows.ts'
import { createLedgerFile } from '#adapters/ledger/schema/schema.ts'
import { dropUpload, leavePlace, putMeta, putPlace, putUpload } from '#adapters/ledger/records/statements.ts'
import { anUpload, aStored, numbered } from '#test/contract/sample-uploads.ts'

const place = 'folder:1'

function aDatabase(): DatabaseSync {
  const file = join(temporaryFolder(), 'ledger.db')
  createLedgerFile(file, () => {})
  return new DatabaseSync(file)
}

test('an upload is written, written over and dropped, whatever its name', () => {
  const db = aDatabase()
  const put = putUpload(db)
  for (const path of ['a', 'half \uD800']) {
    put({ place, upload: anUpload({ path }) }, 1)
    put({ place, upload: anUpload({ path, failures: 3 }) }, 2)
    expect(readAllRows(db)).toEqual({ whole: [{ place, loaded: anUpload({ path, failures: 3 }) }], bad: 0 })
    dropUpload(db)(place, path)
    expect(readAllRows(db).whole).toEqual([])
  }
  db.close()
})

test('writing over changes every column, so that counts by state stay true', () => {
  const db = aDatabase()
  const put = putUpload(db)
  const stored = aStored({ targetId: 4, destination: '/A' })
  put({ place, upload: numbered(1) }, 1)
  put(
    {
      place,
      upload: anUpload({ ...numbered(1), stored, state: { kind: 'gone', atMs: 1 }, observed: { kind: 'absent' } }),
    },
    9,
  )
  const row = db.prepare('SELECT kind, reason, size_bytes, updated_at_ms, target_id, destination FROM uploads').all()
  expect(row).toEqual([
    { kind: 'gone', reason: null, size_bytes: null, updated_at_ms: 9, target_id: 4, destination: '/a' },
  ])
  db.close()
})

test('a value is written over', () => {
  const db = aDatabase()
  putMeta(db)('key', 'one')
  putMeta(db)('key', 'two')
  expect(db.prepare('SELECT value FROM meta').all()).toEqual([{ value: 'two' }])
  db.close()
})

test('one path at two places is two rows', () => {
  const db = aDatabase()
  const put = putUpload(db)
  put({ place, upload: anUpload() }, 1)
  put({ place: 'file:/b', upload: anUpload({ failures: 1 }) }, 1)
  dropUpload(db)(place, anUpload().path)
  expect(readAllRows(db).whole).toEqual([{ place: 'file:/b', loaded: anUpload({ failures: 1 }) }])
  db.close()
})

test('where a place was seen is written over, and forgotten when it is left', () => {
  const db = aDatabase()
  putPlace(db)(place, '/one')
  putPlace(db)(place, '/half \uD800')
  expect(readAllPlaces(db)).toEqual({ whole: new Map([[place, '/half \uD800']]), bad: 0 })
  leavePlace(db, place, 'folder:2')
  expect(readAllPlaces(db).whole.size).toBe(0)
  db.close()
})
