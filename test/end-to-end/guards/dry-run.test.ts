// `watch --dry-run` as a person calls it: before the first start, beside a watch that runs, and after it.
import { execFile } from 'node:child_process'
import { lstat, mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'vitest'
import { aCompany, type Company } from '../company.ts'
import { builtProgram } from '#test/rigs/bundles/built-program.ts'

type Printed = { readonly code: number; readonly out: string; readonly errors: string }

function dryRun(company: Company, ...more: string[]): Promise<Printed> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [builtProgram('src/cli/main.ts'), ...company.watch(), '--dry-run', ...more],
      (error, out, errors) => {
        resolve({ code: error === null ? 0 : Number(error.code), out, errors })
      },
    )
  })
}

/** Each file of the data folder with what a write would change. */
async function traces(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(() => [])).toSorted((one, other) => one.localeCompare(other))
  return Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await lstat(join(folder, name))
      return `${name} ${size} ${mtimeMs}`
    }),
  )
}

test('it says of each file what would be done, and does nothing', async ({ expect }) => {
  await using company = await aCompany()
  const { data, folder } = company
  await company.save('one.txt', 'one')
  await company.save('~$open.docx', 'lock')
  const first = await dryRun(company)
  expect([first.code, first.errors]).toEqual([0, ''])
  expect(first.out).toContain('+ one.txt (3 bytes) would be sent.\n')
  expect(first.out).toContain('– ~$open.docx would be left out. Rule: office_temporary (~$*), built in, for ')
  expect(first.out.endsWith('1 file (3 bytes) would be sent, 1 left out. Nothing was sent.\n')).toBe(true)
  await lstat(data).then(
    () => expect.unreachable(),
    () => undefined,
  )

  const watch = company.start(company.watch())
  await watch.until(({ path, state }) => path === 'one.txt' && state === 'done')
  const posts = company.posts()
  await mkdir(join(folder, 'In'))
  await writeFile(join(folder, 'In', 'Two.txt'), 'two')
  await writeFile(join(folder, 'In', 'two.TXT'), 'twin')
  await symlink('one.txt', join(folder, 'link'))
  const beside = await dryRun(company, '--json')
  const lines = beside.out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  expect(beside.code).toBe(2)
  expect(lines).toContainEqual(expect.objectContaining({ event: 'would', path: 'one.txt', end: 'in_dropbox' }))
  expect(lines).toContainEqual(expect.objectContaining({ path: 'link', end: 'refused', code: 'link' }))
  expect(lines).toContainEqual(expect.objectContaining({ end: 'refused', code: 'name_taken' }))
  expect(lines).toContainEqual(expect.objectContaining({ path: '~$open.docx', from: 'built_in', pattern: '~$*' }))
  expect(lines.at(-1)).toMatchObject({ event: 'summary', in_dropbox: { files: 1, bytes: 3 }, refused: { files: 2 } })
  watch.signal('SIGTERM')
  await watch.ended
  expect(posts).toBe(1)

  const before = await traces(data)
  await writeFile(join(folder, 'one.txt'), 'changed')
  const after = await dryRun(company)
  expect(after.out).toContain('+ one.txt (7 bytes) would be sent.\n')
  expect(await traces(data)).toEqual(before)
})
