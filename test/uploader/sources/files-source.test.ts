import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import type { Observed } from '#shared/upload.ts'
import { chooseFiles } from '#adapters/folder/chosen-files.ts'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { createFilesUploadSource } from '#uploader/sources/files-source.ts'

test('chosen files are told once, and again only when they changed', async () => {
  const folder = temporaryFolder()
  const [one, two] = [join(folder, 'one.txt'), join(folder, 'two.txt')]
  for (const file of [one, two]) await writeFile(file, 'x')
  const ignore = createIgnore()
  const dataFolder = join(folder, 'data')
  const rules = { ignore, ignoreNamed: () => null, names: { emoji: 'allow' }, dataFolder } as const
  const answer = await chooseFiles([one, two], rules)
  if (answer.kind === 'refused') throw new Error(answer.refusal.kind)
  const told: [string, Observed['kind']][] = []
  const real = new Map([['one.txt', one]])
  const made = createFilesUploadSource(answer.files, real)
  expect(made.scope).toEqual({ kind: 'files', files: real })
  const intake = made.begin(
    {
      observed: (path, observed) => told.push([path, observed.kind]),
      excluded: () => undefined,
      unreadableFolder: () => undefined,
      root: () => undefined,
      degraded: () => undefined,
    },
    () => [],
  )
  await intake.firstLook
  await intake.rescan()
  expect(told).toEqual([
    ['one.txt', 'file'],
    ['two.txt', 'file'],
  ])
  await writeFile(one, 'longer')
  await rm(two)
  await intake.rescan()
  expect(told.slice(2)).toEqual([
    ['one.txt', 'file'],
    ['two.txt', 'absent'],
  ])
  await intake.close()
})
