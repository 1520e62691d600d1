import { mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createReliance } from '#uploader/session/reliance.ts'
import { aStored } from '#test/engine/builders.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

function reliance(files: readonly string[] | null, own: string | null = null) {
  const asks: unknown[] = []
  const isReliedOn = createReliance({
    ledger: {
      reliedOnElsewhere: (ask) => {
        asks.push(ask)
        return files
      },
    },
    placeOf: () => 'folder:here',
    fileOf: () => own,
  })
  return { asks, isReliedOn }
}

test('only a file that is still there relies on anything', async () => {
  const folder = temporaryFolder()
  const other = join(folder, 'other.txt')
  await writeFile(other, 'x')
  const { asks, isReliedOn } = reliance([other])
  expect(await isReliedOn('a.txt', aStored())).toBe(true)
  expect(asks).toEqual([
    { place: 'folder:here', destination: '/Team/report.pdf', contentHash: aStored().contentHash, targetId: 1 },
  ])
  await rename(other, `${other}.moved`)
  expect(await isReliedOn('a.txt', aStored())).toBe(false)
})

test('a file that was also sent by its name does not rely on itself', async () => {
  const folder = temporaryFolder()
  const own = join(folder, 'a.txt')
  await writeFile(own, 'x')
  expect(await reliance([own], own).isReliedOn('a.txt', aStored())).toBe(false)
})

test('a file of a folder that was named through a link relies on what is stored, as any other', async (context) => {
  const folder = temporaryFolder()
  await mkdir(join(folder, 'real'))
  await writeFile(join(folder, 'real/other.txt'), 'x')
  if (process.platform === 'win32') context.skip('making a link needs a right that not everybody has on Windows')
  await symlink('real', join(folder, 'link'))
  expect(await reliance([join(folder, 'link/other.txt')]).isReliedOn('a.txt', aStored())).toBe(true)
  const own = join(folder, 'real/other.txt')
  expect(await reliance([join(folder, 'link/other.txt')], own).isReliedOn('other.txt', aStored())).toBe(false)
})

test('where the records cannot be read somebody may rely on it, and where no place is known nobody can', async () => {
  expect(await reliance(null).isReliedOn('a.txt', aStored())).toBe(true)
  expect(await reliance(['/x']).isReliedOn('a.txt', { ...aStored(), destination: null })).toBe(false)
})
