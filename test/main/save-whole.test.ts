// A file bears its name only when all of it is there.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { saveWhole } from '#main/save-whole.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

it('takes the place of what was there when all is written, and of nothing when it failed', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'list.txt')
  writeFileSync(file, 'old')
  const broken = saveWhole(file, async (draft) => {
    await draft.writeFile('half')
    throw new Error('no more')
  })
  await expect(broken).rejects.toThrow('no more')
  expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['list.txt'], 'old'])
  const answer = await saveWhole(file, async (draft) => {
    await draft.writeFile('new')
    return 3
  })
  expect([answer, readFileSync(file, 'utf8')]).toEqual([3, 'new'])
})

it('rejects with what the disk says, and leaves nothing', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'taken'))
  await expect(saveWhole(join(folder, 'taken'), (draft) => draft.writeFile('x'))).rejects.toThrow()
  expect(readdirSync(folder)).toEqual(['taken'])
})
