// Going through folders: real ones, and readings that are made up.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RelativePath } from '#adapters/files/paths.ts'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { lookAtRoot } from '#adapters/files/root-identity.ts'
import { scanContextOf } from '#adapters/folder/read-folder.ts'
import type { Entry, FolderReading } from '#adapters/folder/read-folder.ts'
import { walkFolder, walkUnknownFolder } from '#adapters/folder/walk-folder.ts'
import { inside } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('every folder is read once, each before the folders in it', async () => {
  const root = temporaryFolder()
  await mkdir(join(root, 'a', 'b'), { recursive: true })
  await mkdir(join(root, 'c'))
  await writeFile(join(root, 'a', 'b', 'x.txt'), 'x')
  const look = await lookAtRoot(root)
  if (look.kind !== 'folder') throw new Error(look.kind)
  const read: FolderReading[] = []
  const context = scanContextOf(look, { ignore: createIgnore(), names: { emoji: 'allow' } })
  for await (const reading of walkUnknownFolder(context)) read.push(reading)
  const order: string[] = read.map(({ folder }) => folder)
  expect(order.toSorted()).toEqual(['', 'a', 'a/b', 'c'])
  expect(order[0]).toBe('')
  expect(order.indexOf('a')).toBeLessThan(order.indexOf('a/b'))
  expect(read.every(({ kind }) => kind === 'read')).toBe(true)
})

const tree: Readonly<Record<string, readonly string[]>> = { '': ['one', 'two'], one: ['below'] }

function madeUp(folder: RelativePath): FolderReading {
  const names = tree[folder] ?? []
  const entries = new Map<string, Entry>(names.map((name) => [name, { kind: 'folder', folderId: `id of ${name}` }]))
  return { kind: 'read', folder, entries, unchanged: new Set() }
}

test('a folder is looked for by the id its own folder told', async () => {
  const asked = new Map<string, string | null>()
  const read = async ({ path, folderId }: { path: RelativePath; folderId: string | null }) => {
    asked.set(path, folderId)
    return madeUp(path)
  }
  for await (const reading of walkFolder(inside(''), read)) expect(reading.kind).toBe('read')
  expect(Object.fromEntries(asked)).toEqual({
    '': null,
    one: 'id of one',
    'one/below': 'id of below',
    two: 'id of two',
  })
})

test('nothing is read after a null, nor when nobody asks for more; what cannot be read has nothing below it', async () => {
  const walk = async (read: (path: RelativePath) => FolderReading | null, most: number): Promise<string[]> => {
    const asked: string[] = []
    let count = 0
    for await (const reading of walkFolder(inside(''), async ({ path }) => (asked.push(path), read(path)))) {
      if (reading === null || ++count >= most) break
    }
    return asked
  }
  expect(await walk(() => null, 9)).toEqual([''])
  expect(await walk(madeUp, 1)).toEqual([''])
  expect(await walk((folder) => ({ kind: 'vanished', folder }), 9)).toEqual([''])
})
