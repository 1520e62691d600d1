import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isRootAt, lookAtRoot } from '#adapters/root-identity.ts'
import { temporaryFolder } from './temporary-folder.ts'

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
  expect(isRootAt(join(parent, 'file'), 'any')).toBe(false)
})
