// Rows of the ledger: they come back identical, and any change of any column is noticed.
import { expect, test } from 'vitest'
import { destinationKey, rowOfUpload, rowValues, uploadColumns, uploadOfRow } from '#adapters/ledger/records/rows.ts'
import { anUpload, aStored, everyShape } from '#test/contract/sample-uploads.ts'
import type { Upload } from '#shared/upload.ts'
import type { SQLOutputValue } from 'node:sqlite'

const columns = uploadColumns.split(', ')

/** The row as SQLite gives it back when whole numbers are read as big integers. */
function asRead(upload: Upload, place = 'folder:1'): Record<string, SQLOutputValue> {
  const values = rowValues(rowOfUpload({ place, upload }, 5))
  const isReal = (name: string) => name.endsWith('_at_ms')
  return Object.fromEntries(
    columns.map((name, index) => {
      const value = values[index] ?? null
      return [name, typeof value === 'number' && !isReal(name) ? BigInt(value) : value]
    }),
  )
}

test('every shape of upload comes back identical', () => {
  for (const place of ['folder:1', 'file:/a/b', 'file:C:\\half \uD800.txt']) {
    for (const upload of everyShape()) expect(uploadOfRow(asRead(upload, place))).toEqual({ place, upload })
  }
})

test('a change of any column is noticed', () => {
  for (const stored of [null, aStored()]) {
    const row = asRead(anUpload({ stored }))
    for (const name of columns) {
      for (const value of [null, 'x', '', 7n, 1.5, new Uint8Array([1])]) {
        if (value !== row[name]) expect(uploadOfRow({ ...row, [name]: value }), name).toBe(null)
      }
    }
  }
})

test('a row says by itself whose word it is, and where Dropbox has it', () => {
  const row = asRead(anUpload({ stored: aStored({ targetId: 3, destination: '/Team/HA\u0308USER.pdf' }) }))
  expect(row).toMatchObject({ target_id: 3n, destination: '/team/häuser.pdf' })
  expect(asRead(anUpload())).toMatchObject({ target_id: null, destination: null })
  expect(destinationKey('/Team/\uD800').isWellFormed()).toBe(true)
})

/** Words that ledgers hold. Whoever changes one in the code puts it into `persisted-words.ts` and the new one in here. */
const written =
  'path observed stored unconfirmed absentSinceMs isNewDocument failures refusals linkTries addedAtMs intent unrest state kind stat ' +
  'sizeBytes mtimeMs ctimeMs fileId reason contentHash targetId destination receipt fingerprint untilMs ' +
  'serverUntilMs place changingSinceMs next atMs'

test('a record has the field names that ledgers hold', () => {
  const records = everyShape().map((upload) => rowOfUpload({ place: 'folder:1', upload }, 5).record)
  const names = new Set<string>()
  for (const record of records) JSON.parse(record, (name, value: unknown) => (names.add(name), value))
  names.delete('') // the whole
  expect([...names].toSorted()).toEqual(written.split(' ').toSorted())
})

test('an upload that would not read back is not written', () => {
  const rowOf = (upload: Upload) => rowOfUpload({ place: 'folder:1', upload }, 5)
  expect(() => rowOf(anUpload({ failures: -1 }))).toThrow('reads back')
  expect(() => rowOf(anUpload({ addedAtMs: Number.NaN }))).toThrow('reads back')
  const stat = { sizeBytes: 0, mtimeMs: 0, ctimeMs: 0, fileId: '' }
  expect(() => rowOf(anUpload({ state: { kind: 'hashing', stat, changingSinceMs: 0 } }))).toThrow('at rest')
})
