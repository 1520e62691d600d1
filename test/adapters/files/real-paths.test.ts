// Where files really are, however a person named them.
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { oneOutside, realPathsOf } from '#adapters/files/real-paths.ts'

test('a file named through a link is where it really is; a link itself stays one; what is away keeps its name', async () => {
  const home = temporaryFolder()
  await mkdir(join(home, 'folder'))
  await writeFile(join(home, 'folder', 'file'), '')
  await symlink(join(home, 'folder'), join(home, 'way'))
  await symlink(join(home, 'folder', 'file'), join(home, 'folder', 'link'))
  const places = new Map([
    ['file', join(home, 'way', 'file')],
    ['link', join(home, 'way', 'link')],
    ['away', join(home, 'nowhere', 'away')],
  ])
  expect(await realPathsOf(places)).toEqual(
    new Map([
      ['file', join(home, 'folder', 'file')],
      ['link', join(home, 'folder', 'link')],
      ['away', join(home, 'nowhere', 'away')],
    ]),
  )
})

test('a file that a link in the folder leads to lies outside, and one that a link from elsewhere leads to inside', async () => {
  const home = temporaryFolder()
  const folder = join(home, 'folder')
  await mkdir(folder)
  await writeFile(join(folder, 'in'), '')
  await writeFile(join(home, 'out'), '')
  await symlink(home, join(folder, 'up'))
  await symlink(folder, join(home, 'way'))
  expect(await oneOutside([join(folder, 'in'), join(home, 'way', 'in')], [folder])).toBe(null)
  expect(await oneOutside([join(folder, 'in')], [join(home, 'elsewhere'), join(home, 'way')])).toBe(null)
  for (const file of [join(home, 'out'), join(folder, 'up', 'out'), `${folder}-2/in`]) {
    expect(await oneOutside([join(folder, 'in'), file], [folder])).toBe(file)
  }
})
