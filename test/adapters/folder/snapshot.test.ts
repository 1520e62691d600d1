import { expect, test } from 'vitest'
import { FolderSnapshot } from '#adapters/folder/snapshot.ts'
import type { Difference } from '#adapters/folder/snapshot.ts'
import { otherDriveRule } from '#adapters/folder/names/ignore.ts'
import type { Entry } from '#adapters/folder/read-folder.ts'
import { textOfStat, type StatText } from '#adapters/folder/stat-text.ts'
import { inside } from '#test/rigs/paths.ts'

function file(sizeBytes: number): Entry {
  return { kind: 'file', stat: { sizeBytes, mtimeMs: 1, ctimeMs: 1, fileId: '1:1' } }
}

function textOf(sizeBytes: number): StatText {
  return textOfStat({ sizeBytes, mtimeMs: 1, ctimeMs: 1, fileId: '1:1' })
}

function folder(folderId: string): Entry {
  return { kind: 'folder', folderId }
}

function read(
  known: FolderSnapshot,
  path: string,
  entries: Record<string, Entry>,
  unchanged: readonly string[] = [],
): Difference[] {
  const names = { entries: new Map(Object.entries(entries)), unchanged: new Set(unchanged) }
  return [...known.takeReading({ kind: 'read', folder: inside(path), ...names })]
}

test('only differences are told, and a file that is said to be unchanged stays', () => {
  const known = new FolderSnapshot()
  const first = file(1)
  expect(read(known, '', { a: first, b: file(2) })).toEqual([
    { path: 'a', entry: first },
    { path: 'b', entry: file(2) },
  ])
  expect(read(known, '', { a: file(1), b: file(3) })).toEqual([{ path: 'b', entry: file(3) }])
  const { entries } = known.knownFolder(inside(''))
  expect(entries.get('a')).toBe(textOf(1))
  expect(read(known, '', { b: file(3) }, ['a'])).toEqual([])
  expect(read(known, '', {}, ['b'])).toEqual([{ path: 'a', entry: null }])
  expect(entries).toEqual(new Map([['b', textOf(3)]]))
})

test('a name that is missing is gone; a folder that is missing takes its files along', () => {
  const known = new FolderSnapshot()
  read(known, '', { a: file(1), sub: folder('1:2') })
  read(known, 'sub', { b: file(1), deep: folder('1:3') })
  read(known, 'sub/deep', { c: file(1), x: { kind: 'excluded', rule: otherDriveRule } })
  expect(known.isFolder(inside('sub/deep'))).toBe(true)
  const told = read(known, '', { a: file(1) })
  expect(told.map(({ path }) => path).toSorted()).toEqual(['sub/b', 'sub/deep/c', 'sub/deep/x'])
  expect(told.every(({ entry }) => entry === null)).toBe(true)
  expect(known.isFolder(inside('sub/deep'))).toBe(false)
})

test('a folder that becomes a file, and a file that becomes a folder', () => {
  const known = new FolderSnapshot()
  read(known, '', { x: folder('1:2'), y: file(1) })
  read(known, 'x', { inside: file(1) })
  expect(read(known, '', { x: file(7), y: folder('1:4') })).toEqual([
    { path: 'x/inside', entry: null },
    { path: 'x', entry: file(7) },
    { path: 'y', entry: null },
  ])
  expect(known.isFolder(inside('x'))).toBe(false)
})

test('a folder that was not read keeps what is known of it', () => {
  const known = new FolderSnapshot()
  read(known, '', { sub: folder('1:2') })
  read(known, 'sub', { b: file(1) })
  expect(read(known, '', { sub: folder('1:2') })).toEqual([])
  expect(known.knownFolder(inside('sub'))).toEqual({ folderId: '1:2', entries: new Map([['b', textOf(1)]]) })
})

test('one look at one name tells the difference too', () => {
  const known = new FolderSnapshot()
  read(known, '', {})
  expect([...known.applyEntry(inside(''), 'a', file(1))]).toEqual([{ path: 'a', entry: file(1) }])
  expect([...known.applyEntry(inside(''), 'a', file(1))]).toEqual([])
  expect([...known.applyEntry(inside(''), 'a', null)]).toEqual([{ path: 'a', entry: null }])
  expect([...known.applyEntry(inside(''), 'a', null)]).toEqual([])
})
