// A folder that is swapped for another while its names are read: what was seen belongs to no one folder, so nothing is told.
import { lstatSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDiskLatency } from '#adapters/files/disk-latency.ts'
import { readFolder } from '#adapters/folder/read-folder.ts'
import type { FolderReading } from '#adapters/folder/read-folder.ts'
import { inside, systemPath } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const files = ['a', 'b', 'c']

/** Reads the folder `sub`; between its second name and its third, `swap` happens. */
async function readWhile(root: string, swap: () => void, isQuick: boolean): Promise<FolderReading> {
  const { dev } = lstatSync(root, { bigint: true })
  const latency = { ...createDiskLatency(), isQuick: () => isQuick }
  let asked = 0
  // The rules are asked about each name, after the names were read.
  function ignore(): null {
    asked += 1
    if (asked === files.length) swap()
    return null
  }
  const place = {
    realPath: systemPath(root),
    device: dev,
    fileId: 'inode_and_birth',
    hasSubvolumes: false,
    ignore,
    names: { emoji: 'allow' },
    latency,
  } as const
  return readFolder(place, inside('sub'), { folderId: null, entries: new Map() })
}

function aRoot(): string {
  const root = temporaryFolder()
  mkdirSync(join(root, 'sub'))
  for (const name of files) writeFileSync(join(root, 'sub', name), 'x')
  return root
}

test.each([true, false])('by another folder: its files are not said to be gone (quick disk: %s)', async (isQuick) => {
  const root = aRoot()
  function swap(): void {
    renameSync(join(root, 'sub'), join(root, 'aside'))
    mkdirSync(join(root, 'sub'))
    writeFileSync(join(root, 'sub', 'c'), 'the other one')
  }
  expect(await readWhile(root, swap, isQuick)).toEqual({ kind: 'vanished', folder: 'sub' })
})

test('by a link to another place: nothing of that place is told', async () => {
  const root = aRoot()
  const elsewhere = temporaryFolder()
  writeFileSync(join(elsewhere, 'c'), 'a secret')
  function swap(): void {
    renameSync(join(root, 'sub'), join(root, 'aside'))
    symlinkSync(elsewhere, join(root, 'sub'))
  }
  expect(await readWhile(root, swap, true)).toEqual({ kind: 'vanished', folder: 'sub' })
})

test('by nothing: what changes in the folder meanwhile is no swap', async () => {
  const root = aRoot()
  const reading = await readWhile(root, () => rmSync(join(root, 'sub', 'a')), true)
  expect(reading).toMatchObject({ kind: 'read', folder: 'sub' })
})
