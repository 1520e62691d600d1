// Rows of the ledger: they come back identical, and any change of any column is noticed.
import { expect, test } from 'vitest'
import { keyOfPath, rowOfUpload, rowValues, uploadColumns, uploadOfRow } from '#adapters/ledger-rows.ts'
import { anUpload, everyShape } from '#test/contract/sample-uploads.ts'
import type { Upload } from '#shared/upload.ts'
import type { SQLOutputValue } from 'node:sqlite'

const columns = uploadColumns.split(', ')

/** The row as SQLite gives it back when whole numbers are read as big integers. */
function asRead(upload: Upload): Record<string, SQLOutputValue> {
  const values = rowValues(rowOfUpload(upload, 5))
  const isReal = (name: string) => name.endsWith('_at_ms')
  return Object.fromEntries(
    columns.map((name, index) => {
      const value = values[index] ?? null
      return [name, typeof value === 'number' && !isReal(name) ? BigInt(value) : value]
    }),
  )
}

test('every shape of upload comes back identical', () => {
  for (const upload of everyShape()) expect(uploadOfRow(asRead(upload))).toEqual(upload)
})

test('a change of any column is noticed', () => {
  const row = asRead(anUpload())
  for (const name of columns) {
    for (const value of [null, 'x', '', 7n, 1.5, new Uint8Array([1])]) {
      expect(uploadOfRow({ ...row, [name]: value }), name).toBe(null)
    }
  }
})

test('two paths never share a key, even with half a surrogate pair in the name', () => {
  const paths = ['a', 'A', 'a\uD800', 'a\uDBFF', 'a\uFFFD', 'a\\ud800', '']
  expect(new Set(paths.map(keyOfPath)).size).toBe(paths.length)
  for (const path of paths) expect(keyOfPath(path).isWellFormed()).toBe(true)
})

test('an upload that would not read back is not written', () => {
  expect(() => rowOfUpload(anUpload({ setbacks: -1 }), 5)).toThrow('reads back')
  expect(() => rowOfUpload(anUpload({ addedAtMs: Number.NaN }), 5)).toThrow('reads back')
  expect(() =>
    rowOfUpload(
      anUpload({ state: { kind: 'hashing', stat: { sizeBytes: 0, mtimeMs: 0, ctimeMs: 0, fileId: '' } } }),
      5,
    ),
  ).toThrow('at rest')
})
