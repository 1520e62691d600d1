// `history` and `why` as a person calls them, beside a watch that runs and after it.
import { execFile } from 'node:child_process'
import { rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'vitest'
import { aCompany, type Company } from '../company.ts'
import { builtProgram } from '#test/rigs/bundles/built-program.ts'

type Printed = { readonly code: number; readonly out: string; readonly errors: string }

function outbox(company: Company, ...words: string[]): Promise<Printed> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [builtProgram('src/cli/main.ts'), ...words, '--data', company.data],
      (error, out, errors) => {
        resolve({ code: error === null ? 0 : Number(error.code), out, errors })
      },
    )
  })
}

test('what was sent is listed, exported, proved, and each path has its answer', async ({ expect }) => {
  await using company = await aCompany()
  await company.save('Invoices/März.pdf', 'an invoice')
  await company.save('=SUM(A1).csv', 'a formula')
  await company.save('~$open.docx', 'an open document')
  const watch = company.start(company.watch())
  for (const path of ['Invoices/März.pdf', '=SUM(A1).csv']) {
    await watch.until(({ event, path: seen, state }) => event === 'upload' && seen === path && state === 'done')
  }
  const table = await outbox(company, 'history')
  expect(table).toMatchObject({ code: 0, errors: '' })
  expect(table.out).toMatch(/Invoices\/März\.pdf {2}in Dropbox: \/.*\/Invoices\/März\.pdf\n/)
  expect(table.out.endsWith('2 files, 19 bytes.\n')).toBe(true)
  const csv = await outbox(company, 'history', '--format', 'csv', '--search', 'sum(')
  expect(csv.out.split('\r\n')).toHaveLength(3)
  expect(csv.out).toContain(",'=SUM(A1).csv,")
  const lines = await outbox(company, 'history', '--format', 'jsonl', '--search', 'MÄRZ')
  expect(JSON.parse(lines.out)).toMatchObject({ path: 'Invoices/März.pdf', how: 'sent', sizeBytes: 10, tries: 1 })
  expect((await outbox(company, 'history', '--to', '2001-01-01')).out).toBe('No file that was sent fits.\n')

  const ask = async (path: string): Promise<string> => (await outbox(company, 'why', join(company.folder, path))).out
  expect(await ask('Invoices/März.pdf')).toMatch(/März.pdf” \(10 bytes\) was sent on .* and is in Dropbox at \//)
  expect(await ask('~$open.docx')).toContain('is left out by the rule office_temporary (~$*)')
  expect(await ask('absent.txt')).toContain('There is no file')
  expect(await ask('Invoices')).toContain('is a folder')
  // A script that asks about one file reads the same status as from `status`: this one needs somebody.
  if (process.platform !== 'win32') {
    await symlink(company.data, join(company.folder, 'pointer.txt'))
    expect(await outbox(company, 'why', join(company.folder, 'pointer.txt'))).toMatchObject({ code: 2, errors: '' })
    await rm(join(company.folder, 'pointer.txt'))
  }
  expect(await ask('../elsewhere.txt')).toContain('so Outbox never looks at it')

  watch.signal('SIGTERM')
  await watch.ended
  // Where a signal is no end in order, what came last has its place in the chain after the next run.
  if (process.platform === 'win32') await company.run(company.watchOnce())
  await writeFile(join(company.folder, '=SUM(A1).csv'), 'changed')
  const whole = await outbox(company, 'history', '--verify', '--folder', company.folder)
  expect(whole.code).toBe(0)
  expect(whole.out).toContain('The history is whole: 2 rows, each as it was written.')
  // An end in order leaves nothing that has no place in the chain.
  expect(whole.out).not.toContain('not in the chain yet')
  expect(whole.out).toContain('=SUM(A1).csv: it was changed since it was sent.')
  expect(whole.out).toContain(`1 file in ${company.folder} is what was sent, 1 changed since.`)

  const db = new DatabaseSync(join(company.data, 'history.db'))
  db.exec('UPDATE sent SET size_bytes = 99 WHERE id = 1')
  db.close()
  const broken = await outbox(company, 'history', '--verify')
  expect(broken.code).toBe(2)
  expect(broken.out).toContain('Row 1 is not as it was written (')
  await rm(company.data, { recursive: true })
  expect(await outbox(company, 'history')).toMatchObject({ code: 1, out: '' })
})
