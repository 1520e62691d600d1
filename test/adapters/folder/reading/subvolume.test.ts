// A btrfs of its own: what is in a subvolume is in the folder, and what is mounted there is not.
import { execFileSync } from 'node:child_process'
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { scanContextOf } from '#adapters/folder/read-folder.ts'
import { walkUnknownFolder } from '#adapters/folder/walk-folder.ts'
import { lookAtRoot } from '#adapters/files/root-identity.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

function system(command: string, ...words: readonly string[]): void {
  execFileSync(command, words, { stdio: 'ignore' })
}

/** Where a new btrfs is mounted; null where that is not possible. */
function mountedBtrfs(): string | null {
  const home = temporaryFolder()
  const [image, mountedAt] = [join(home, 'image'), join(home, 'disk')]
  mkdirSync(mountedAt)
  writeFileSync(image, '')
  truncateSync(image, 128 * 1024 * 1024)
  try {
    system('mkfs.btrfs', '-q', image)
    system('mount', '-o', 'loop', image, mountedAt)
  } catch {
    return null
  }
  onTestFinished(() => system('umount', mountedAt))
  return mountedAt
}

test('a subvolume inside the folder is entered, a drive that is mounted there is not', async (context) => {
  const disk = mountedBtrfs()
  if (disk === null) return context.skip('needs root, a loop device and mkfs.btrfs')
  const root = join(disk, 'in')
  mkdirSync(root)
  system('btrfs', 'subvolume', 'create', join(root, 'volume'))
  for (const folder of ['plain', 'volume/deep', 'other']) mkdirSync(join(root, folder), { recursive: true })
  system('mount', '-t', 'tmpfs', 'none', join(root, 'other'))
  onTestFinished(() => system('umount', join(root, 'other')))
  for (const path of ['plain/a', 'volume/b', 'volume/deep/c', 'other/d']) writeFileSync(join(root, path), 'x')
  const look = await lookAtRoot(root)
  if (look.kind !== 'folder') throw new Error('not a folder')
  const found: string[] = []
  for await (const reading of walkUnknownFolder(
    scanContextOf(look, { ignore: createIgnore(), names: { emoji: 'allow' } }),
  )) {
    if (reading.kind !== 'read') throw new Error(reading.kind)
    for (const [name, entry] of reading.entries) found.push(`${entry.kind} ${reading.folder}/${name}`)
  }
  expect(found.filter((line) => !line.startsWith('folder')).toSorted()).toEqual([
    'excluded /other',
    'file plain/a',
    'file volume/b',
    'file volume/deep/c',
  ])
})
