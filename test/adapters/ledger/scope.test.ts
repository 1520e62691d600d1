// What the engine saves, at the places of its run.
import { expect, test } from 'vitest'
import { rowsOfBatch } from '#adapters/ledger/scope.ts'
import type { LedgerScope } from '#adapters/ledger/records/places.ts'
import { anUpload, numbered } from '#test/contract/sample-uploads.ts'

const folder: LedgerScope = { kind: 'folder', place: () => 'folder:1', root: '/watched' }
const note = { path: 'report.pdf', atMs: 1, note: { kind: 'removed' } } as const
const batch = { uploads: [anUpload()], forgotten: ['gone.txt'], notes: [note], sent: [] }

test('each row, what is forgotten and each note has the place of the folder', () => {
  const made = rowsOfBatch(folder, batch, 1, () => false)
  expect(made.rows).toMatchObject([{ place: 'folder:1', path: 'report.pdf' }])
  expect(made.forgotten).toEqual([{ place: 'folder:1', path: 'gone.txt' }])
  expect(made.notes).toEqual([{ place: 'folder:1', row: note }])
  expect(made.roots).toEqual([['folder:1', '/watched']])
})

test('where the folder stands is written once', () => {
  expect(rowsOfBatch(folder, batch, 1, (place, root) => place === 'folder:1' && root === '/watched').roots).toEqual([])
  expect(rowsOfBatch(folder, { ...batch, uploads: [] }, 1, () => false).roots).toEqual([])
})

test('files that were named have a place each, and need no root', () => {
  const files = new Map(['report.pdf', 'gone.txt', numbered(1).path].map((path) => [path, `/named/${path}`]))
  const made = rowsOfBatch({ kind: 'files', files }, { ...batch, uploads: [anUpload(), numbered(1)] }, 1, () => false)
  expect(made.rows.map(({ place }) => place)).toEqual(['file:/named/report.pdf', `file:/named/${numbered(1).path}`])
  expect(made.forgotten).toEqual([{ place: 'file:/named/gone.txt', path: 'gone.txt' }])
  expect(made.roots).toEqual([])
})

test('a row without a place is a bug; an empty batch needs none', () => {
  const never: LedgerScope = { kind: 'folder', place: () => '', root: '/away' }
  expect(() => rowsOfBatch(never, batch, 1, () => false)).toThrow('at a place')
  expect(rowsOfBatch(never, { uploads: [], forgotten: [], notes: [], sent: [] }, 1, () => false).rows).toEqual([])
})
