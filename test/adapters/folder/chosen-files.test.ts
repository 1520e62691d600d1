import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { chooseFiles, observeChosen } from '#adapters/folder/chosen-files.ts'
import { createCompanyRules } from '#adapters/folder/names/company-rules.ts'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { noFileRules } from '#shared/policy/file-rules.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

let home = ''
beforeEach(() => {
  home = temporaryFolder()
})

async function save(path: string, content = 'x'): Promise<string> {
  await mkdir(dirname(join(home, path)), { recursive: true })
  await writeFile(join(home, path), content)
  return join(home, path)
}

function choose(...named: readonly string[]) {
  const rules = {
    ignore: createIgnore(),
    ignoreNamed: createCompanyRules(['*.iso'], { ...noFileRules, refusedTypes: ['exe'], largestMegabytes: 1 }),
    names: { emoji: 'allow' },
    dataFolder: join(home, 'data'),
  } as const
  return chooseFiles(named, rules)
}

async function chosen(...named: readonly string[]) {
  const answer = await choose(...named)
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer))
  return answer.files
}

test('a file is named by its own name, a folder by its name and what is in it', async () => {
  const one = await save('papers/one.txt')
  const two = await save('tree/a/two.txt')
  const files = await chosen(one, join(home, 'tree'))
  expect(Object.fromEntries(files.places)).toEqual({ 'one.txt': one, 'tree/a/two.txt': two })
})

test('the same file named twice is one upload', async () => {
  const one = await save('one.txt')
  expect((await chosen(one, one)).places.size).toBe(1)
})

test('two files that would arrive at the same place are refused', async () => {
  const answer = await choose(await save('a/same.txt'), await save('b/same.txt'))
  expect(answer).toEqual({ kind: 'refused', refusal: { kind: 'same_path', path: 'same.txt' } })
})

test('rules hold in folders, and never for what a person named', async () => {
  const named = ['~$x.docx', '3A4F0B12', 'export.tmp', 'x.crdownload']
  const files = await chosen(
    ...(await Promise.all(named.map((name) => save(name)))),
    dirname(await save('@eaDir/.DS_Store')),
  )
  expect([...files.places.keys()]).toEqual(named)
  expect([...files.excluded].map(([path, rule]) => [path, rule.name])).toEqual([['@eaDir/.DS_Store', 'system_file']])
})

test.each([
  ['disk.iso', 'x', 'company_pattern'],
  ['setup.exe', 'x', 'company_refused_type'],
  ['film.mp4', 'x'.repeat(1_000_001), 'company_size'],
])('%s is refused by the company, whoever names it', async (name, content, rule) => {
  const [file, other] = [await save(name, content), await save('other.txt')]
  expect(await choose(other, file)).toMatchObject({
    kind: 'refused',
    refusal: { kind: 'left_out', file, rule: { name: rule } },
  })
})

test('links are shown and not followed, also when they lead nowhere', async () => {
  await save('tree/real.txt')
  await symlink('real.txt', join(home, 'tree/pointer'))
  await symlink('nowhere', join(home, 'dangling'))
  const files = await chosen(join(home, 'tree'), join(home, 'dangling'))
  expect(files.observed.get('tree/pointer')).toEqual({ kind: 'unfit', reason: 'symbolic_link' })
  expect(files.observed.get('dangling')).toEqual({ kind: 'unfit', reason: 'symbolic_link' })
})

test('a name that Dropbox cannot keep is told', async () => {
  const files = await chosen(await save('end.'))
  expect(files.observed.get('end.')).toEqual({ kind: 'unfit', reason: 'name_not_allowed' })
})

test('what is not there is refused', async () => {
  const file = join(home, 'none')
  expect(await choose(file)).toEqual({ kind: 'refused', refusal: { kind: 'missing', file } })
})

test('a whole home folder is refused', async () => {
  expect(await choose(homedir())).toMatchObject({ refusal: { kind: 'folder', because: 'home_folder' } })
})

test('a chosen file is looked at again, also when it went away', async () => {
  const one = await save('one.txt', 'four')
  expect(await observeChosen(one)).toMatchObject({ kind: 'file', stat: { sizeBytes: 4 } })
  await rm(one)
  expect(await observeChosen(one)).toEqual({ kind: 'absent' })
})
