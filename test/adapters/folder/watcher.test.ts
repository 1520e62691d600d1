// Events of real folders. What they miss, scans find: watched-folder.test.ts.
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { folderIdAt } from '#adapters/folder/folder-id.ts'
import { startFolderWatcher } from '#adapters/folder/watcher.ts'
import type { FolderWatcher } from '#adapters/folder/watcher.ts'
import { inside, systemPath } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { isWindows, notOnWindows } from '#test/rigs/possible.ts'

const oneWatch = 'one watch hears the whole tree on this system'

type Listening = { readonly root: string; readonly watcher: FolderWatcher; readonly rings: (string | null)[] }

async function listening(...folders: readonly string[]): Promise<Listening> {
  const root = temporaryFolder()
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true })
  const rings: (string | null)[] = []
  const watcher = startFolderWatcher({
    realPath: systemPath(root),
    fileId: 'inode_and_birth',
    onChange: (path) => rings.push(path),
  })
  onTestFinished(() => watcher.close())
  for (const folder of ['', ...folders]) watcher.add(inside(folder), null)
  await watcher.settled()
  rings.length = 0
  return { root, watcher, rings }
}

function heard(rings: readonly (string | null)[], path: string | null): Promise<void> {
  return vi.waitFor(() => expect(rings).toContain(path), { timeout: 60_000, interval: 10 })
}

test('what happens in a watched folder rings with its path', async () => {
  const { root, rings, watcher } = await listening('sub', 'sub/deep')
  writeFileSync(join(root, 'top.txt'), 'x')
  writeFileSync(join(root, 'sub/deep/é 🎉.txt'), 'x')
  await heard(rings, 'top.txt')
  await heard(rings, 'sub/deep/é 🎉.txt')
  rmSync(join(root, 'top.txt'))
  renameSync(join(root, 'sub/deep/é 🎉.txt'), join(root, 'sub/moved'))
  await heard(rings, 'sub/moved')
  expect(watcher.degraded()).toBeNull()
})

test.skipIf(process.platform === 'win32')('a backslash is a letter like any other, except on Windows', async () => {
  const parent = temporaryFolder()
  mkdirSync(join(parent, 'back\\slash', 'in\\ner'), { recursive: true })
  const rings: (string | null)[] = []
  const realPath = systemPath(parent, 'back\\slash')
  const watcher = startFolderWatcher({ realPath, fileId: 'inode_and_birth', onChange: (path) => rings.push(path) })
  onTestFinished(() => watcher.close())
  for (const folder of ['', 'in\\ner']) watcher.add(inside(folder), null)
  await watcher.settled()
  writeFileSync(join(realPath, 'to\\p.txt'), 'x')
  writeFileSync(join(realPath, 'in\\ner', 'deep.txt'), 'x')
  await heard(rings, 'to\\p.txt')
  await heard(rings, 'in\\ner/deep.txt')
  expect(watcher.degraded()).toBeNull()
})

test('a name that is no text rings without a path', async (context) => {
  if (isWindows) context.skip(notOnWindows.names)
  const { root, rings } = await listening()
  const file = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff])])
  await vi.waitFor(
    () => {
      // Written again and again: that no event is ever lost is nobody's promise, and not what is asked here.
      writeFileSync(file, 'x')
      expect(rings).toContain(null)
    },
    { timeout: 60_000, interval: 50 },
  )
})

test('a folder that is removed and made anew is heard again once it is added again', async (context) => {
  if (process.platform !== 'linux') context.skip(oneWatch)
  const { root, rings, watcher } = await listening('sub')
  rmSync(join(root, 'sub'), { recursive: true })
  await heard(rings, 'sub')
  expect(watcher.has(inside('sub'), null)).toBe(false)
  mkdirSync(join(root, 'sub'))
  await vi.waitFor(
    () => {
      // As the owner does: each ring of the folder ends with adding it. Late events of its end may take it away again.
      watcher.add(inside('sub'), null)
      writeFileSync(join(root, 'sub/file'), 'x')
      expect(rings).toContain('sub/file')
    },
    { timeout: 60_000, interval: 50 },
  )
})

test('folders that are not kept are no longer listened to', async (context) => {
  if (process.platform !== 'linux') context.skip(oneWatch)
  const { watcher } = await listening('a', 'a/b', 'c', 'ab')
  watcher.remove(inside('a'))
  expect(['a', 'a/b', 'ab', 'c', ''].map((folder) => watcher.has(inside(folder), null))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ])
  watcher.keepOnly(new Set([inside(''), inside('c')]))
  expect(watcher.has(inside('ab'), null)).toBe(false)
  watcher.close()
  expect(watcher.has(inside(''), null)).toBe(false)
})

test('a folder that is gone before it is watched is no trouble', async () => {
  const { watcher } = await listening()
  watcher.add(inside('never made'), null)
  expect(watcher.degraded()).toBeNull()
})

test('a watch goes with its folder: for another one at the path it is made anew', async (context) => {
  if (process.platform !== 'linux') context.skip(oneWatch)
  const { root, rings, watcher } = await listening('sub', 'other')
  const [was, is] = await Promise.all(
    ['sub', 'other'].map((name) => folderIdAt(systemPath(root, name), 'inode_and_birth')),
  )
  expect(watcher.has(inside('sub'), was ?? null)).toBe(true)
  expect(watcher.has(inside('sub'), is ?? null)).toBe(false)
  watcher.add(inside('sub'), is ?? null)
  await watcher.settled()
  // It was told which one to expect, and found the same as before.
  expect(watcher.has(inside('sub'), was ?? null)).toBe(true)
  await heard(rings, 'sub')
})

test('a folder that is replaced while its watch is made is watched all the same', async (context) => {
  if (process.platform !== 'linux') context.skip(oneWatch)
  const { root, rings, watcher } = await listening()
  mkdirSync(join(root, 'sub'))
  mkdirSync(join(root, 'other'))
  watcher.add(inside('sub'), null)
  for (let round = 0; round < 40; round += 1) {
    renameSync(join(root, 'sub'), join(root, 'aside'))
    renameSync(join(root, 'other'), join(root, 'sub'))
    renameSync(join(root, 'aside'), join(root, 'other'))
    await setTimeout(round % 3)
    watcher.add(inside('sub'), null)
  }
  await vi.waitFor(
    async () => {
      watcher.add(inside('sub'), await folderIdAt(systemPath(root, 'sub'), 'inode_and_birth'))
      await watcher.settled()
      rings.length = 0
      writeFileSync(join(root, 'sub/late'), 'x')
      await setTimeout(50)
      expect(rings).toContain('sub/late')
    },
    { timeout: 60_000, interval: 50 },
  )
})

test('where inode numbers change by themselves no watch is made anew for them', async (context) => {
  if (process.platform !== 'linux') context.skip(oneWatch)
  const root = temporaryFolder()
  const rings: (string | null)[] = []
  const realPath = systemPath(root)
  const watcher = startFolderWatcher({ realPath, fileId: 'none', onChange: (path) => rings.push(path) })
  onTestFinished(() => watcher.close())
  watcher.add(inside(''), null)
  mkdirSync(join(root, 'sub'))
  watcher.add(inside('sub'), null)
  await watcher.settled()
  rings.length = 0
  const id = await folderIdAt(systemPath(root, 'sub'), 'none')
  watcher.add(inside('sub'), id)
  await watcher.settled()
  expect([rings, watcher.has(inside('sub'), id), id]).toEqual([[], true, String(statSync(root, { bigint: true }).dev)])
})
