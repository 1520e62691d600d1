// The first format, read from a ledger that the program of that time wrote.
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { parsePersisted } from '#adapters/ledger/records/record-parser.ts'
import { readAllMeta } from '#adapters/ledger/records/read-rows.ts'
import { hasSchema } from '#adapters/ledger/schema/schema.ts'
import { placeOfVersion1, readAllRows1, schemaSql1 } from '#adapters/ledger/schema/version-1.ts'
import { aVersion1Folder, rowsAsTakenOver, version1Place } from '#test/rigs/ledger/version-1.ts'

function open(): DatabaseSync {
  return new DatabaseSync(aVersion1Folder().file)
}

test('its tables are known', () => {
  const db = open()
  expect(hasSchema(db, schemaSql1)).toBe(true)
  db.close()
})

test('all rows belong to the folder it watched; where it watched none, nobody knows', () => {
  const db = open()
  const { whole: meta } = readAllMeta(db)
  expect(placeOfVersion1(meta)).toBe(version1Place)
  expect(placeOfVersion1(new Map())).toBe('')
  const { whole, bad } = readAllRows1(db, meta)
  expect(bad).toBe(0)
  expect(new Set(whole.map(({ place }) => place))).toEqual(new Set([version1Place]))
  db.close()
})

test('every row comes as one of now, by no target anybody remembers', () => {
  const db = open()
  const { whole } = readAllRows1(db, new Map())
  const uploads = new Map(whole.map(({ upload }) => [upload.path, upload]))
  expect(whole.map(({ upload }) => upload)).toEqual(rowsAsTakenOver())
  for (const upload of uploads.values()) expect(parsePersisted(structuredClone(upload))).toEqual(upload)
  expect(uploads.get('Invoices/one.txt')).toMatchObject({
    stored: { targetId: 0, destination: '/Outbox/Invoices/one.txt', receipt: null },
    state: { kind: 'done' },
    absentSinceMs: null,
    isNewDocument: false,
  })
  expect(uploads.get('Invoices/two.txt')?.stored).toMatchObject({ targetId: 0, destination: null })
  expect(uploads.get('edited.txt')).toMatchObject({
    stored: { targetId: 0, destination: null },
    state: { next: 'link' },
  })
  expect(uploads.get('loose.txt')).toMatchObject({ unconfirmed: { serverUntilMs: null }, state: { next: 'check' } })
  expect(uploads.get('deleted later.txt')).toMatchObject({ observed: { kind: 'absent' }, absentSinceMs: null })
  expect(uploads.get('held.txt')?.intent).toBe('pause')
  expect(uploads.get('end.')?.state).toMatchObject({ kind: 'blocked', reason: 'name_not_allowed' })
  db.close()
})

test('a change of any column is noticed', () => {
  const columns = ['path', 'kind', 'reason', 'size_bytes', 'added_at_ms', 'updated_at_ms', 'record', 'checksum']
  for (const column of columns) {
    const db = open()
    db.exec(`UPDATE uploads SET ${column} = '7' WHERE path = 'loose.txt'`)
    expect(readAllRows1(db, new Map()).bad, column).toBe(1)
    db.close()
  }
})
