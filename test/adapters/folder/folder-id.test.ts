import { mkdirSync, rmdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderIdAt, noFolder } from '#adapters/folder/folder-id.ts'
import { systemPath } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a folder has one id, and the next one at its path another, though ext4 gives it the same inode', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'sub'))
  const first = await folderIdAt(systemPath(root, 'sub'), 'inode_and_birth')
  writeFileSync(join(root, 'sub-neighbour'), 'x')
  expect(await folderIdAt(systemPath(root, 'sub'), 'inode_and_birth')).toBe(first)
  rmdirSync(join(root, 'sub'))
  mkdirSync(join(root, 'sub'))
  expect(await folderIdAt(systemPath(root, 'sub'), 'inode_and_birth')).not.toBe(first)
})

test('what is no folder, or behind a link, has none', async () => {
  const root = temporaryFolder()
  writeFileSync(join(root, 'file'), 'x')
  symlinkSync(root, join(root, 'link'))
  const all = ['file', 'link', 'nothing', 'file/below'].map((name) =>
    folderIdAt(systemPath(root, name), 'inode_and_birth'),
  )
  expect(await Promise.all(all)).toEqual([noFolder, noFolder, noFolder, noFolder])
})
