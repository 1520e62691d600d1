// Real folders, known again, and told from others at their place.
import { mkdirSync, renameSync, rmdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { birthNsOf } from '#adapters/files/file-stat.ts'
import { isFolder, isMadeAnew, isRootAt, lookAtRoot } from '#adapters/files/root-identity.ts'
import type { FolderAtRoot } from '#adapters/files/root-identity.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

async function folderAt(path: string): Promise<FolderAtRoot> {
  const look = await lookAtRoot(path)
  if (look.kind !== 'folder') throw new Error('not a folder')
  return look
}

test('a folder keeps its identity when it is renamed or reached by a link, and another folder has another', async () => {
  const parent = temporaryFolder()
  mkdirSync(join(parent, 'one'))
  mkdirSync(join(parent, 'two'))
  const one = await folderAt(join(parent, 'one'))
  expect(one.realPath).toBe(join(parent, 'one'))
  expect(isFolder(await folderAt(join(parent, 'two')), one.identity)).toBe(false)
  symlinkSync('one', join(parent, 'link'))
  expect(await folderAt(join(parent, 'link'))).toMatchObject({ realPath: one.realPath, identity: one.identity })
  expect(await isRootAt(one)).toBe(true)
  renameSync(join(parent, 'one'), join(parent, 'moved'))
  expect(await isRootAt(one)).toBe(false)
  expect(isFolder(await folderAt(join(parent, 'moved')), one.identity)).toBe(true)
})

test('nothing, and something else than a folder, are named', async () => {
  const parent = temporaryFolder()
  writeFileSync(join(parent, 'file'), '')
  symlinkSync('nowhere', join(parent, 'dangling'))
  expect(await lookAtRoot(join(parent, 'missing'))).toEqual({ kind: 'missing' })
  expect(await lookAtRoot(join(parent, 'dangling'))).toEqual({ kind: 'missing' })
  expect(await lookAtRoot(join(parent, 'file'))).toEqual({ kind: 'not_a_folder' })
})

test('a folder that was deleted and made anew under its inode is not the folder it was', async (context) => {
  const path = join(temporaryFolder(), 'watched')
  mkdirSync(path)
  const before = statSync(path, { bigint: true })
  const look = await folderAt(path)
  rmdirSync(path)
  // Older kernels count time in ticks of up to ten milliseconds.
  await setTimeout(30)
  mkdirSync(path)
  if (statSync(path, { bigint: true }).ino !== before.ino) context.skip('the inode was not given out again')
  if (birthNsOf(before) === 0n) context.skip('no time of birth is known here')
  expect(await isRootAt(look)).toBe(false)
  expect(isFolder(await folderAt(path), look.identity)).toBe(false)
})

test('a folder was made anew when it is younger than the last look at what holds it, at the same place', async (context) => {
  const parent = temporaryFolder()
  mkdirSync(join(parent, 'older'))
  await setTimeout(30)
  mkdirSync(join(parent, 'watched'))
  const before = await folderAt(join(parent, 'watched'))
  if (before.evidence.birthNs === 0n) context.skip('no time of birth is known here')
  rmdirSync(join(parent, 'watched'))
  await setTimeout(30)
  mkdirSync(join(parent, 'watched'))
  expect(isMadeAnew(before, await folderAt(join(parent, 'watched')))).toBe(true)
  rmdirSync(join(parent, 'watched'))
  renameSync(join(parent, 'older'), join(parent, 'watched'))
  expect(isMadeAnew(before, await folderAt(join(parent, 'watched')))).toBe(false)
  mkdirSync(join(parent, 'elsewhere'))
  expect(isMadeAnew(before, await folderAt(join(parent, 'elsewhere')))).toBe(false)
})
