// What stands at a path that somebody names.
import { lstatSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { statOf } from '#adapters/files/file-stat.ts'
import { lookAtPath, pathInFolder, realOrSame } from '#adapters/asked-path/look-at-path.ts'
import { isWindows } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a file, a folder and nothing are told apart', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'in'))
  writeFileSync(join(root, 'in', 'a'), 'aaa')
  expect(await lookAtPath(join(root, 'in', 'a'), root)).toMatchObject({ kind: 'file', stat: { sizeBytes: 3 } })
  // The very time that the records have, so that a file that nobody touched is not taken for a changed one.
  const { mtimeMs } = statOf(lstatSync(join(root, 'in', 'a'), { bigint: true }))
  expect((await lookAtPath(join(root, 'in', 'a'), root)).stat?.mtimeMs).toBe(mtimeMs)
  expect(await lookAtPath(join(root, 'in'), root)).toEqual({ kind: 'folder', stat: null })
  expect(await lookAtPath(join(root, 'b'), root)).toEqual({ kind: 'absent', stat: null })
  expect(await lookAtPath(join(root, 'in', 'a', 'b'), null)).toEqual({ kind: 'absent', stat: null })
})

test('a file has the very stat that the queue keeps of it, so that one nobody touched has not changed', async () => {
  const root = temporaryFolder()
  const file = join(root, 'a')
  writeFileSync(file, 'aaa')
  for (const mtimeMs of [1_764_000_000_123.25, 1_764_000_000_999.75]) {
    utimesSync(file, mtimeMs / 1_000, mtimeMs / 1_000)
    const { mtimeMs: kept, sizeBytes } = statOf(lstatSync(file, { bigint: true }))
    expect((await lookAtPath(file, root)).stat).toEqual({ sizeBytes, mtimeMs: kept })
  }
})

test('where it lies is told with slashes', async () => {
  const root = temporaryFolder()
  expect(await pathInFolder(root, join(root, 'in', 'a'))).toBe('in/a')
  expect(await pathInFolder(root, root)).toBe('')
  expect(await pathInFolder(root, join(root, '..', 'a'))).toBe(null)
  expect(await pathInFolder(root, `${root}er`)).toBe(null)
})

// Making a link on Windows needs a right that few have.
test.skipIf(isWindows)('links are seen, those on the way to the folder are followed', async () => {
  const root = temporaryFolder()
  const other = temporaryFolder()
  writeFileSync(join(other, 'a'), 'aaa')
  symlinkSync(other, join(root, 'linked'))
  symlinkSync(join(other, 'a'), join(root, 'link'))
  symlinkSync(root, join(other, 'way'))
  writeFileSync(join(root, 'b'), 'bbb')
  expect((await lookAtPath(join(root, 'link'), root)).kind).toBe('symbolic_link')
  expect((await lookAtPath(join(root, 'linked', 'a'), root)).kind).toBe('behind_link')
  expect((await lookAtPath(join(other, 'way', 'b'), join(other, 'way'))).kind).toBe('file')
  expect(await pathInFolder(root, join(other, 'way', 'b'))).toBe('b')
  expect(await realOrSame(join(other, 'way', 'b'))).toBe(join(root, 'b'))
})
