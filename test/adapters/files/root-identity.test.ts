import { mkdirSync, renameSync, rmdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { birthNsOf } from '#adapters/files/file-stat.ts'
import { identityOf, isRootAt, lookAtRoot } from '#adapters/files/root-identity.ts'
import { systemPath } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a folder keeps its identity when it is renamed or reached by a link, and another folder has another', async () => {
  const parent = temporaryFolder()
  mkdirSync(join(parent, 'one'))
  mkdirSync(join(parent, 'two'))
  const one = await lookAtRoot(join(parent, 'one'))
  if (one.kind !== 'folder') throw new Error('not a folder')
  expect(one.realPath).toBe(join(parent, 'one'))
  expect(await lookAtRoot(join(parent, 'two'))).not.toMatchObject({ identity: one.identity })
  symlinkSync('one', join(parent, 'link'))
  expect(await lookAtRoot(join(parent, 'link'))).toEqual(one)
  expect(isRootAt(one.realPath, one.identity)).toBe(true)
  renameSync(join(parent, 'one'), join(parent, 'moved'))
  expect(isRootAt(one.realPath, one.identity)).toBe(false)
  expect(await lookAtRoot(join(parent, 'moved'))).toMatchObject({ identity: one.identity })
})

test('nothing, and something else than a folder, are named', async () => {
  const parent = temporaryFolder()
  writeFileSync(join(parent, 'file'), '')
  symlinkSync('nowhere', join(parent, 'dangling'))
  expect(await lookAtRoot(join(parent, 'missing'))).toEqual({ kind: 'missing' })
  expect(await lookAtRoot(join(parent, 'dangling'))).toEqual({ kind: 'missing' })
  expect(await lookAtRoot(join(parent, 'file'))).toEqual({ kind: 'not_a_folder' })
  expect(isRootAt(systemPath(parent, 'file'), 'any')).toBe(false)
})

test('a folder with the inode of a deleted one is another folder, as it was born at another time', async () => {
  const stats = statSync(temporaryFolder(), { bigint: true })
  // A system that tells no birth is given one here: what is compared is the same.
  const born = identityOf(Object.assign(stats, { birthtimeNs: 1_700_000_000_000_000_001n }))
  expect(identityOf(Object.assign(stats, { birthtimeNs: 1_700_000_000_000_000_002n }))).not.toBe(born)
  expect(identityOf(Object.assign(stats, { birthtimeNs: 1_700_000_000_000_000_001n }))).toBe(born)
  expect(identityOf(Object.assign(stats, { dev: stats.dev + 1n }))).toBe(born)
  expect(identityOf(Object.assign(stats, { ino: stats.ino + 1n }))).not.toBe(born)
})

test('a folder that was deleted and made anew under its inode is not the folder it was', async (context) => {
  const path = join(temporaryFolder(), 'watched')
  mkdirSync(path)
  const before = statSync(path, { bigint: true })
  const look = await lookAtRoot(path)
  rmdirSync(path)
  // Older kernels count time in ticks of up to ten milliseconds.
  await setTimeout(30)
  mkdirSync(path)
  if (statSync(path, { bigint: true }).ino !== before.ino) context.skip('the inode was not given out again')
  if (birthNsOf(before) === 0n) context.skip('no time of birth is known here')
  if (look.kind !== 'folder') throw new Error('not a folder')
  expect(isRootAt(systemPath(path), look.identity)).toBe(false)
  expect(await lookAtRoot(path)).not.toMatchObject({ identity: look.identity })
})
