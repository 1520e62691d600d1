// Opening files of the watched folder: only regular files, only inside, only while it is the agreed folder.
import { execFileSync } from 'node:child_process'
import { chmodSync, linkSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { rename, symlink, unlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { statOf } from '#adapters/files/file-stat.ts'
import { createFolderSource } from '#adapters/files/folder-source.ts'
import { lookAtRoot } from '#adapters/files/root-identity.ts'
import type { Source } from '#adapters/files/source.ts'
import { amount } from '#test/rigs/amount.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { isWindows, isWine, notOnWindows } from '#test/rigs/possible.ts'

function sourceOf(root: string, identity: string | null = null): ReturnType<typeof createFolderSource> {
  return createFolderSource({ root, identity: () => identity })
}

/** What opening comes to: the text of the file, or the answer. */
async function outcomeOf(source: Source, path: string): Promise<unknown> {
  const answer = await source.open(path)
  if (answer.kind !== 'opened') return answer
  const buffer = new Uint8Array(100)
  const readBytes = await answer.file.read(buffer, 0)
  await answer.file.close()
  return Buffer.from(buffer.subarray(0, readBytes)).toString()
}

const absent = { kind: 'other', observed: { kind: 'absent' } }
const linkSkipped = { kind: 'other', observed: { kind: 'unfit', reason: 'symbolic_link' } }
const notRegular = { kind: 'other', observed: { kind: 'unfit', reason: 'not_a_regular_file' } }
const folderMissing = { kind: 'unreadable', reason: 'folder_missing' }

test('a regular file is opened with its stat and read from any position', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'year/june'), { recursive: true })
  writeFileSync(join(root, 'year/june/report é 🎉.txt'), 'hello world')
  const answer = await sourceOf(root).open('year/june/report é 🎉.txt')
  if (answer.kind !== 'opened') throw new Error('not opened')
  const buffer = new Uint8Array(5)
  expect(await answer.file.read(buffer, 6)).toBe(5)
  expect(Buffer.from(buffer).toString()).toBe('world')
  expect(await answer.file.read(buffer, 11)).toBe(0)
  const stat = statOf(lstatSync(join(root, 'year/june/report é 🎉.txt'), { bigint: true }))
  expect(answer.file.stat).toEqual(stat)
  expect(await answer.file.observe()).toEqual({ kind: 'file', stat })
  await answer.file.close()
  await answer.file.close()
  await expect(answer.file.read(buffer, 0)).rejects.toThrow('after close')
})

test('a file with two names is opened under each of them (F60)', async () => {
  const root = temporaryFolder()
  writeFileSync(join(root, 'one'), 'same')
  linkSync(join(root, 'one'), join(root, 'two'))
  expect(await outcomeOf(sourceOf(root), 'one')).toBe('same')
  expect(await outcomeOf(sourceOf(root), 'two')).toBe('same')
})

test('links are never followed: to a file, outside, to nothing, to itself, or as a folder on the way (F58)', async () => {
  const root = temporaryFolder()
  const outside = temporaryFolder()
  writeFileSync(join(outside, 'secret'), 'secret')
  writeFileSync(join(root, 'real'), 'real')
  symlinkSync('real', join(root, 'inside'))
  symlinkSync(join(outside, 'secret'), join(root, 'outside'))
  symlinkSync('nothing', join(root, 'dangling'))
  symlinkSync('loop', join(root, 'loop'))
  symlinkSync(outside, join(root, 'folder'))
  symlinkSync('.', join(root, 'self'))
  const source = sourceOf(root)
  for (const path of ['inside', 'outside', 'dangling', 'loop', 'folder']) {
    expect(await outcomeOf(source, path)).toEqual(linkSkipped)
  }
  expect(await outcomeOf(source, 'folder/secret')).toEqual(absent)
  expect(await outcomeOf(source, 'self/real')).toEqual(absent)
  expect(await source.observe('folder/secret')).toEqual({ kind: 'absent' })
})

test('pipes, sockets and folders are not opened, and a pipe does not block (F59)', async (context) => {
  if (isWindows) context.skip(notOnWindows.pipes)
  const root = temporaryFolder()
  execFileSync('mkfifo', [join(root, 'pipe')])
  mkdirSync(join(root, 'folder'))
  const server = createServer().listen(join(root, 'socket'))
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const source = sourceOf(root)
  expect(await outcomeOf(source, 'pipe')).toEqual(notRegular)
  expect(await outcomeOf(source, 'socket')).toEqual(notRegular)
  expect(await outcomeOf(source, 'folder')).toEqual(absent)
  expect(await outcomeOf(sourceOf('/dev'), 'null')).toEqual(notRegular)
})

test('paths that lead out of the folder, or are no text, are not opened (S8)', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'inner'))
  writeFileSync(join(root, 'file'), 'file')
  const source = sourceOf(join(root, 'inner'))
  for (const path of ['../file', 'x/../../file', '/etc/passwd', '', '.', 'a//b', 'a\0b', 'broken \udcff name']) {
    expect(await outcomeOf(source, path)).toMatchObject({ kind: 'other', observed: { reason: 'name_not_allowed' } })
  }
})

test('a file that is not there is absent, and so is one below a file', async () => {
  const root = temporaryFolder()
  writeFileSync(join(root, 'file'), 'file')
  expect(await outcomeOf(sourceOf(root), 'nothing')).toEqual(absent)
  expect(await outcomeOf(sourceOf(root), 'file/below')).toEqual(absent)
})

test('while the folder is away nothing is absent, and when it is back its files are read again (F65)', async () => {
  const parent = temporaryFolder()
  const root = join(parent, 'watched')
  mkdirSync(root)
  writeFileSync(join(root, 'file'), 'file')
  const look = await lookAtRoot(root)
  const source = sourceOf(root, look.kind === 'folder' ? look.identity : null)
  expect(await outcomeOf(source, 'file')).toBe('file')
  renameSync(root, join(parent, 'elsewhere'))
  expect(await outcomeOf(source, 'file')).toEqual(folderMissing)
  expect(await outcomeOf(source, 'nothing')).toEqual(folderMissing)
  expect(await source.observe('file')).toBeNull()
  mkdirSync(root)
  writeFileSync(join(root, 'file'), 'of another folder')
  expect(await outcomeOf(source, 'file')).toEqual(folderMissing)
  expect(await outcomeOf(source, 'nothing')).toEqual(folderMissing)
  rmSync(root, { recursive: true })
  writeFileSync(root, 'a file in its place')
  expect(await outcomeOf(source, 'file')).toEqual(folderMissing)
  rmSync(root)
  renameSync(join(parent, 'elsewhere'), root)
  expect(await outcomeOf(source, 'file')).toBe('file')
})

test('an open file whose folder goes away is not said to be absent', async () => {
  const parent = temporaryFolder()
  const root = join(parent, 'watched')
  mkdirSync(root)
  writeFileSync(join(root, 'file'), 'file')
  const answer = await sourceOf(root).open('file')
  if (answer.kind !== 'opened') throw new Error('not opened')
  renameSync(root, join(parent, 'elsewhere'))
  expect(await answer.file.observe()).toEqual({ kind: 'file', stat: answer.file.stat })
  await answer.file.close()
})

test('an open file shows what took its place', async () => {
  const root = temporaryFolder()
  const observe = async (change: (path: string) => void) => {
    // Not in the folder itself: where the time of birth is made up, that folder is another one after each change in it.
    const path = join(root, 'in/file')
    mkdirSync(join(root, 'in'), { recursive: true })
    rmSync(path, { recursive: true, force: true })
    writeFileSync(path, 'first')
    const answer = await sourceOf(root).open('in/file')
    if (answer.kind !== 'opened') throw new Error('not opened')
    change(path)
    const observed = await answer.file.observe()
    await answer.file.close()
    return observed
  }
  expect(await observe((path) => rmSync(path))).toEqual({ kind: 'absent' })
  expect(await observe((path) => renameSync(path, `${path}2`))).toEqual({ kind: 'absent' })
  expect(await observe((path) => writeFileSync(path, 'grown larger'))).toMatchObject({ stat: { sizeBytes: 12 } })
  const replaced = await observe((path) => {
    writeFileSync(`${path}.new`, 'other')
    renameSync(`${path}.new`, path)
  })
  expect(replaced).toEqual({ kind: 'file', stat: statOf(lstatSync(join(root, 'in/file'), { bigint: true })) })
  if (isWine) return // It makes no links.
  const linked = await observe((path) => {
    rmSync(path)
    symlinkSync('/etc/passwd', path)
  })
  expect(linked).toEqual({ kind: 'unfit', reason: 'symbolic_link' })
})

test('a link to the watched folder is followed, because the person chose it', async () => {
  const parent = temporaryFolder()
  mkdirSync(join(parent, 'real'))
  writeFileSync(join(parent, 'real', 'file'), 'file')
  symlinkSync('real', join(parent, 'link'))
  expect(await outcomeOf(sourceOf(join(parent, 'link')), 'file')).toBe('file')
})

test('swapping a file and its folder for links again and again never yields a byte from outside (F58)', async () => {
  const root = temporaryFolder()
  const outside = temporaryFolder()
  mkdirSync(join(root, 'folder'))
  mkdirSync(join(root, 'spare'))
  for (const path of ['folder/file', 'spare/file', 'single']) writeFileSync(join(root, path), 'inside')
  for (const path of ['file', 'single']) writeFileSync(join(outside, path), 'SECRET')
  let swapping = true
  const swaps = (async () => {
    for (let round = 0; round < amount(300, 1_000) && swapping; round += 1) {
      await symlink(join(outside, 'single'), join(root, 'link'))
      await rename(join(root, 'link'), join(root, 'single'))
      await rename(join(root, 'folder'), join(root, 'aside'))
      await symlink(outside, join(root, 'folder'))
      await unlink(join(root, 'folder'))
      await rename(join(root, 'aside'), join(root, 'folder'))
      writeFileSync(join(root, 'plain'), 'inside')
      await rename(join(root, 'plain'), join(root, 'single'))
    }
    swapping = false
  })()
  const seen = new Map<string, number>()
  const source = sourceOf(root)
  while (swapping) {
    for (const path of ['single', 'folder/file']) {
      const outcome = await outcomeOf(source, path)
      const name = typeof outcome === 'string' ? outcome : 'not opened'
      seen.set(name, (seen.get(name) ?? 0) + 1)
    }
  }
  await swaps
  expect([...seen.keys()].toSorted()).toEqual(['inside', 'not opened'])
})

test('a file without permission waits, readable again later', async (context) => {
  if (process.getuid?.() === 0) context.skip('root may read everything: tried as another user in file-hasher.test.ts')
  if (isWindows) context.skip(notOnWindows.modes)
  const root = temporaryFolder()
  writeFileSync(join(root, 'file'), 'file')
  chmodSync(join(root, 'file'), 0)
  expect(await outcomeOf(sourceOf(root), 'file')).toEqual({ kind: 'unreadable', reason: 'cannot_read' })
})
