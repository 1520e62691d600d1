// Counting a real folder.
import type { BigIntStats } from 'node:fs'
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { isToBeFetched } from '#adapters/files/file-stat.ts'
import { countFiles } from '#uploader/sources/count-files.ts'
import { never } from '#test/rigs/cancel.ts'
import { folderForAll, temporaryFolder } from '#test/rigs/temporary-folder.ts'

const folder = folderForAll()
beforeAll(async () => {
  await mkdir(join(folder, 'deep', 'deeper'), { recursive: true })
  for (const name of ['a.txt', 'deep/b.txt', 'deep/deeper/c.bak']) await writeFile(join(folder, name), 'four')
  await writeFile(join(folder, '~$open.docx'), 'left out')
  await symlink('a.txt', join(folder, 'pointer'))
})

test('counts the files that would be sent, with their bytes and first names', async () => {
  const fileCount = await countFiles(folder, { ignore: [] }, never)
  expect(fileCount).toMatchObject({ files: 3, bytes: 12, toFetch: 0, isAll: true })
  expect(fileCount.examples.toSorted()).toEqual(['a.txt', 'deep/b.txt', 'deep/deeper/c.bak'])
})

test('counts the files whose bytes are not on this computer', async () => {
  const cloud = temporaryFolder()
  await writeFile(join(cloud, 'here.txt'), Buffer.alloc(10_000, 'x'))
  await writeFile(join(cloud, 'small.txt'), 'x')
  // A file with a size and no block, as iCloud and OneDrive keep them.
  for (const name of ['one.docx', 'two.docx']) {
    await writeFile(join(cloud, name), '')
    await truncate(join(cloud, name), 100_000)
  }
  const asOnMacOS = (stats: BigIntStats) => isToBeFetched(stats, 'darwin')
  expect(await countFiles(cloud, { ignore: [], isToBeFetched: asOnMacOS }, never)).toMatchObject({
    files: 4,
    toFetch: 2,
  })
  const asOnLinux = (stats: BigIntStats) => isToBeFetched(stats, 'linux')
  expect(await countFiles(cloud, { ignore: [], isToBeFetched: asOnLinux }, never)).toMatchObject({ toFetch: 0 })
})

test('leaves out what the settings leave out', async () => {
  expect(await countFiles(folder, { ignore: ['*.bak'] }, never)).toMatchObject({ files: 2, isAll: true })
})

test('says so when it was cut short, or when there is no folder', async () => {
  expect(await countFiles(folder, { ignore: [] }, AbortSignal.abort())).toMatchObject({ files: 0, isAll: false })
  expect(await countFiles(join(folder, 'none'), { ignore: [] }, never)).toMatchObject({ files: 0, isAll: false })
})
