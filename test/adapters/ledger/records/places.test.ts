// Places: no two files share one, and a run is about its own only.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  fileAt,
  filePlace,
  folderPlace,
  folderScope,
  uploadInScope,
  knownPlaceIn,
  placeIn,
  placeOfKey,
  type LedgerScope,
} from '#adapters/ledger/records/places.ts'
import { keyOfPath } from '#adapters/ledger/records/text.ts'
import { anUpload } from '#test/contract/sample-uploads.ts'

const folder: LedgerScope = { kind: 'folder', place: () => 'folder:1', root: '/watched' }
const never: LedgerScope = { kind: 'folder', place: () => '', root: '/away' }
const files: LedgerScope = { kind: 'files', files: new Map([['report.pdf', '/a/report.pdf']]) }

test('in a folder all paths have its place, among named files each has its own', () => {
  expect(placeIn(folder, 'report.pdf')).toBe('folder:1')
  expect(placeIn(files, 'report.pdf')).toBe('file:/a/report.pdf')
  expect([placeIn(files, 'other.pdf'), placeIn(never, 'report.pdf')]).toEqual(['', ''])
})

test('a folder that was named by halves is known by its whole path', () => {
  expect(folderScope('inbox', () => '')).toMatchObject({ kind: 'folder', root: join(process.cwd(), 'inbox') })
})

test('nothing is written where the place is not known', () => {
  expect(knownPlaceIn(folder, 'report.pdf')).toBe('folder:1')
  expect(() => knownPlaceIn(never, 'report.pdf')).toThrow('at a place')
  expect(() => knownPlaceIn(files, 'other.pdf')).toThrow('at a place')
})

test('a run is about the rows of its places', () => {
  const rows = ['folder:1', 'folder:2', 'file:/a/report.pdf', ''].map((place) => ({ place, loaded: anUpload() }))
  const seen = (scope: LedgerScope) =>
    rows.filter((row) => uploadInScope(scope, row) !== null).map(({ place }) => place)
  expect([seen(folder), seen(files), seen(never)]).toEqual([['folder:1'], ['file:/a/report.pdf'], []])
})

test('a row says where its file is', () => {
  expect(fileAt(folderPlace('1'), '/watched', 'a/b')).toBe(join('/watched', 'a/b'))
  expect(fileAt(folderPlace('1'), null, 'a/b')).toBe('a/b')
  expect(fileAt(filePlace('/a/b'), null, 'b')).toBe('/a/b')
})

test('a place comes back from its key, whatever is in it', () => {
  for (const place of ['', 'folder:born:1:2', 'file:/"quoted"', 'file:C:\\half \uD800', '/half \uDBFF', '"no json']) {
    expect(placeOfKey(keyOfPath(place))).toBe(place)
  }
})
