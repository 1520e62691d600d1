// Events of real folders. What they miss, scans find: watched-folder.test.ts.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startDoorbell } from '#adapters/folder/watcher.ts'
import type { Doorbell } from '#adapters/folder/watcher.ts'
import { temporaryFolder } from '../temporary-folder.ts'

type Listening = { readonly root: string; readonly doorbell: Doorbell; readonly rings: (string | null)[] }

async function listening(...folders: readonly string[]): Promise<Listening> {
  const root = temporaryFolder()
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true })
  const rings: (string | null)[] = []
  const doorbell = startDoorbell({ realPath: root, onRing: (path) => rings.push(path) })
  onTestFinished(() => doorbell.close())
  for (const folder of ['', ...folders]) doorbell.add(folder)
  await doorbell.settled()
  rings.length = 0
  return { root, doorbell, rings }
}

function heard(rings: readonly (string | null)[], path: string | null): Promise<void> {
  return vi.waitFor(() => expect(rings).toContain(path), { timeout: 10_000, interval: 10 })
}

test('what happens in a watched folder rings with its path', async () => {
  const { root, rings, doorbell } = await listening('sub', 'sub/deep')
  writeFileSync(join(root, 'top.txt'), 'x')
  writeFileSync(join(root, 'sub/deep/é 🎉.txt'), 'x')
  await heard(rings, 'top.txt')
  await heard(rings, 'sub/deep/é 🎉.txt')
  rmSync(join(root, 'top.txt'))
  renameSync(join(root, 'sub/deep/é 🎉.txt'), join(root, 'sub/moved'))
  await heard(rings, 'sub/moved')
  expect(doorbell.degraded()).toBeNull()
})

test('a name that is no text rings without a path', async () => {
  const { root, rings } = await listening()
  writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff])]), 'x')
  await heard(rings, null)
})

test('a folder that is removed and made anew is heard again once it is added again', async () => {
  const { root, rings, doorbell } = await listening('sub')
  rmSync(join(root, 'sub'), { recursive: true })
  await heard(rings, 'sub')
  expect(doorbell.has('sub')).toBe(false)
  mkdirSync(join(root, 'sub'))
  await vi.waitFor(
    () => {
      // As the owner does: each ring of the folder ends with adding it. Late events of its end may take it away again.
      doorbell.add('sub')
      writeFileSync(join(root, 'sub/file'), 'x')
      expect(rings).toContain('sub/file')
    },
    { timeout: 10_000, interval: 50 },
  )
})

test('folders that are not kept are no longer listened to', async () => {
  const { doorbell } = await listening('a', 'a/b', 'c', 'ab')
  doorbell.remove('a')
  expect(['a', 'a/b', 'ab', 'c', ''].map((folder) => doorbell.has(folder))).toEqual([false, false, true, true, true])
  doorbell.keepOnly(new Set(['', 'c']))
  expect(doorbell.has('ab')).toBe(false)
  doorbell.close()
  expect(doorbell.has('')).toBe(false)
})

test('a folder that is gone before it is watched is no trouble', async () => {
  const { doorbell } = await listening()
  doorbell.add('never made')
  expect(doorbell.degraded()).toBeNull()
})
