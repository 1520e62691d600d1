// Keys and checksums: what differs has another one.
import { expect, test } from 'vitest'
import { checksumOf, isWholeRow, keyOfPath, parseJson } from '#adapters/ledger/records/text.ts'

test('two paths never share a key, even with half a surrogate pair in the name', () => {
  const paths = ['a', 'A', 'a\uD800', 'a\uDBFF', 'a\uFFFD', 'a\\ud800', '']
  expect(new Set(paths.map(keyOfPath)).size).toBe(paths.length)
  for (const path of paths) expect(keyOfPath(path).isWellFormed()).toBe(true)
})

test('a checksum tells nothing from no text, and bytes from what they spell', () => {
  const values = [null, '', 'NULL', 0n, 0.5, new Uint8Array(), new Uint8Array([0])]
  expect(new Set(values.map((value) => checksumOf([value]))).size).toBe(values.length)
  expect(checksumOf(['a', 'b'])).not.toBe(checksumOf(['b', 'a']))
  expect(checksumOf([null], '')).toBe(checksumOf([''], ''))
})

test('a row is whole when its last value says so', () => {
  const checksum = BigInt(checksumOf(['a', null]))
  expect(isWholeRow({ one: 'a', other: null, checksum })).toBe(true)
  expect(isWholeRow({ one: 'a', other: null, checksum: checksum + 1n })).toBe(false)
  expect(isWholeRow({ one: 'a', other: null, checksum: Number(checksum) })).toBe(false)
  expect(isWholeRow({})).toBe(false)
})

test('text that is no JSON is nothing', () => {
  expect([parseJson('{"a":1}'), parseJson('{"a":'), parseJson('')]).toEqual([{ a: 1 }, null, null])
})
