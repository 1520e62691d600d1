import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { lstat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { birthNsOf, fileIdOf, isNothingThere, isToBeFetched, observedOf, statOf } from '#adapters/files/file-stat.ts'
import { isWindows, notOnWindows, runs } from '../../rigs/possible.ts'
import { canMountDisk, makeDisk, mount, unmount } from '../../rigs/ledger/small-disk.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a stat tells size, times and who the file is', () => {
  const path = join(temporaryFolder(), 'file')
  writeFileSync(path, 'four')
  utimesSync(path, 1, 1_700_000_000)
  const stats = lstatSync(path, { bigint: true })
  expect(statOf(stats)).toEqual({
    sizeBytes: 4,
    mtimeMs: 1_700_000_000_000,
    ctimeMs: Number(stats.ctimeNs) / 1e6,
    fileId: fileIdOf(stats),
  })
})

test('who a file is: inode, and the time of birth where there is one; no device, which a remount changes', () => {
  const stats = lstatSync(temporaryFolder(), { bigint: true })
  expect(fileIdOf(Object.assign(stats, { birthtimeNs: 0n }), 'inode_and_birth')).toBe(String(stats.ino))
  expect(fileIdOf(Object.assign(stats, { birthtimeNs: -1n }), 'inode_and_birth')).toBe(String(stats.ino))
  expect(fileIdOf(Object.assign(stats, { birthtimeNs: 12n }), 'inode_and_birth')).toBe(`${stats.ino}@12`)
  expect(fileIdOf(stats, 'inode')).toBe(String(stats.ino))
  expect(fileIdOf(stats, 'none')).toBe('')
})

/** The id of what is at `path`, by every way in which the product asks; they must all agree. */
async function idAt(path: string): Promise<string> {
  const descriptor = openSync(path, 'r')
  const all = [
    lstatSync(path, { bigint: true }),
    statSync(path, { bigint: true }),
    fstatSync(descriptor, { bigint: true }),
    await lstat(path, { bigint: true }),
  ].map((stats) => fileIdOf(stats))
  closeSync(descriptor)
  expect(new Set(all).size, all.join(' ')).toBe(1)
  return all[0] ?? ''
}

/** A file stays itself through everything but its end, and the next one under its name is another. */
async function expectTrueIds(folder: string): Promise<void> {
  const path = join(folder, 'file')
  writeFileSync(path, 'first')
  const first = await idAt(path)
  // Older kernels count time in ticks of up to ten milliseconds.
  await setTimeout(30)
  appendFileSync(path, ' and more')
  expect(await idAt(path)).toBe(first)
  truncateSync(path, 2)
  expect(await idAt(path)).toBe(first)
  chmodSync(path, 0o600)
  expect(await idAt(path)).toBe(first)
  utimesSync(path, 1, 1_700_000_000)
  expect(await idAt(path)).toBe(first)
  renameSync(path, join(folder, 'other name'))
  expect(await idAt(join(folder, 'other name'))).toBe(first)
  rmSync(join(folder, 'other name'))
  writeFileSync(path, 'second')
  expect(await idAt(path)).not.toBe(first)
}

test.for([tmpdir(), '/dev/shm'])(
  'in %s a file stays itself until it is deleted, and the next is another',
  async (parent, context) => {
    if (!existsSync(parent)) context.skip(`there is no ${parent} here`)
    const folder = temporaryFolder(parent)
    if (birthNsOf(lstatSync(folder, { bigint: true })) === 0n) context.skip(`${parent} knows no time of birth`)
    await expectTrueIds(folder)
  },
)

test('on ext4 the next file has the inode of the deleted one, and is another all the same', async (context) => {
  const folder = temporaryFolder()
  if (!canMountDisk(folder)) context.skip('no loop device can be mounted here (root, mkfs.ext4)')
  const disk = makeDisk(folder, 'disk')
  mount(disk.image, disk.mountedAt)
  try {
    await expectTrueIds(disk.mountedAt)
    const path = join(disk.mountedAt, 'file')
    const { ino } = statSync(path)
    const first = await idAt(path)
    rmSync(path)
    await setTimeout(30)
    writeFileSync(path, 'third')
    expect(statSync(path).ino).toBe(ino)
    expect(await idAt(path)).not.toBe(first)
  } finally {
    unmount(disk.mountedAt)
  }
})

test('a system that makes up births is not believed: a file stays itself when it changes', (context) => {
  const options = ['-f', '-qq', '-o', '/dev/null', '-e', 'trace=statx', '-e', 'inject=statx:error=ENOSYS']
  if (!runs('strace', [...options, 'true'])) context.skip('strace is not here or may not trace')
  const path = join(temporaryFolder(), 'file')
  writeFileSync(path, 'x')
  const program = `
    const { fileIdOf } = await import(${JSON.stringify(new URL('../../../src/adapters/files/file-stat.ts', import.meta.url))})
    const { lstatSync } = await import('node:fs')
    console.log(fileIdOf(lstatSync(${JSON.stringify(path)}, { bigint: true })))`
  const node = [process.execPath, '--input-type=module', '-e', program]
  const run = spawnSync('strace', [...options, ...node], { encoding: 'utf8', timeout: 120_000 })
  const { ino } = statSync(path, { bigint: true })
  expect(run.stdout.trim()).toBe(String(ino))
})

test('each kind of thing at a path is told apart', (context) => {
  if (isWindows) context.skip(notOnWindows.pipes)
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')
  mkdirSync(join(folder, 'folder'))
  symlinkSync('file', join(folder, 'link'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
  const observed = ['file', 'folder', 'link', 'pipe'].map((name) =>
    observedOf(lstatSync(join(folder, name), { bigint: true })),
  )
  expect(observed).toEqual([
    { kind: 'file', stat: statOf(lstatSync(join(folder, 'file'), { bigint: true })) },
    { kind: 'absent' },
    { kind: 'unfit', reason: 'symbolic_link' },
    { kind: 'unfit', reason: 'not_a_regular_file' },
  ])
  expect(observedOf(null)).toEqual({ kind: 'absent' })
})

test('only a missing path counts as nothing there', () => {
  const withCode = (code: string) => Object.assign(new Error('failed'), { code })
  expect(isNothingThere(withCode('ENOENT'))).toBe(true)
  expect(isNothingThere(withCode('ENOTDIR'))).toBe(true)
  expect(isNothingThere(withCode('EIO'))).toBe(false)
  expect(isNothingThere('ENOENT')).toBe(false)
})

test.each([
  [100_000, 'win32', true],
  [100_000, 'darwin', true],
  [100_000, 'linux', false], // drives behind FUSE say so of whole files
  [4_096, 'win32', false], // small enough to lie in the directory itself
  [0, 'darwin', false],
] as const)('a file of %i bytes without a block is to be fetched on %s: %s', (size, platform, isElsewhere) => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  const stats = Object.assign(lstatSync(file, { bigint: true }), { size: BigInt(size), blocks: 0n })
  expect(isToBeFetched(stats, platform)).toBe(isElsewhere)
  expect(isToBeFetched(Object.assign(stats, { blocks: 8n }), platform)).toBe(false)
})
