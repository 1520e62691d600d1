// The writing statements: the last write of a path or key counts, and a dropped path is gone.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'
import { readAllUploads } from '#adapters/ledger-health.ts'
import { createLedgerFile } from '#adapters/ledger-schema.ts'
import { dropUpload, putMeta, putUpload } from '#adapters/ledger-statements.ts'
import { anUpload, numbered } from '#test/contract/sample-uploads.ts'

function aDatabase(): DatabaseSync {
  const file = join(temporaryFolder(), 'ledger.db')
  createLedgerFile(file, () => {})
  return new DatabaseSync(file)
}

test('an upload is written, written over and dropped, whatever its name', () => {
  const db = aDatabase()
  const put = putUpload(db)
  for (const path of ['a', 'half \uD800']) {
    put(anUpload({ path }), 1)
    put(anUpload({ path, setbacks: 3 }), 2)
    expect(readAllUploads(db)).toEqual({ uploads: [anUpload({ path, setbacks: 3 })], bad: 0 })
    dropUpload(db)(path)
    expect(readAllUploads(db).uploads).toEqual([])
  }
  db.close()
})

test('writing over changes every column, so that counts by state stay true', () => {
  const db = aDatabase()
  const put = putUpload(db)
  put(numbered(1), 1)
  put({ ...numbered(1), state: { kind: 'gone', atMs: 1 }, observed: { kind: 'absent' } }, 9)
  expect(db.prepare('SELECT kind, reason, size_bytes, updated_at_ms FROM uploads').all()).toEqual([
    { kind: 'gone', reason: null, size_bytes: null, updated_at_ms: 9 },
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
