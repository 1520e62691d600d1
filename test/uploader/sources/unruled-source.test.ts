// A file that a rule leaves out is not opened, whoever asks for it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFolderSource } from '#adapters/files/folder-source.ts'
import { withFileRules } from '#adapters/folder/names/company-rules.ts'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { createUnruledSource } from '#uploader/sources/unruled-source.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a rule of name, folder, type or size closes a file, and is told', async () => {
  const root = temporaryFolder()
  for (const folder of ['cache', 'plans']) mkdirSync(join(root, folder))
  const names = ['a.txt', 'b.iso', 'cache/c.txt', 'plans/d.exe', 'e.txt']
  for (const name of names) writeFileSync(join(root, name), name)
  writeFileSync(join(root, 'e.txt'), Buffer.alloc(1_000_001))
  const rules = { allowedTypes: null, refusedTypes: ['exe'], largestMegabytes: 1 }
  const ignore = withFileRules(createIgnore(['*.iso', 'cache'], false), rules)
  const told: string[] = []
  const source = createUnruledSource(createFolderSource({ root, identity: () => null }), ignore, (path, { name }) =>
    told.push(`${path} ${name}`),
  )
  const opened: string[] = []
  for (const name of names) {
    const answer = await source.open(name)
    if (answer.kind === 'opened') await answer.file.close().then(() => opened.push(name))
    else expect(answer).toEqual({ kind: 'other', observed: { kind: 'absent' } })
  }
  expect(opened).toEqual(['a.txt'])
  expect(told).toEqual([
    'b.iso company_pattern',
    'cache/c.txt company_pattern',
    'plans/d.exe company_refused_type',
    'e.txt company_size',
  ])
})
