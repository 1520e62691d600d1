// What doctor says of the records: none yet, the folder's own, another folder's.
import { english } from '#shared/messages/english.ts'
import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkRecords } from '#uploader/check-records.ts'
import { aCompany } from '#test/end-to-end/company.ts'
import { damageTable } from '#test/rigs/ledger/damage-table.ts'
import { anUploader } from './an-uploader.ts'

test('records are told with the folder they are of', async () => {
  await using company = await aCompany()
  expect(await checkRecords(join(company.home, 'none'), null, english)).toMatchObject([{ check: 'records', ok: true }])
  await company.save('one.txt', 'one')
  const { uploader } = await anUploader(company)
  expect(await uploader.ending()).toBe('at_rest')
  await uploader.stop()
  expect(await checkRecords(company.data, company.folder, english)).toMatchObject([
    { check: 'records', ok: true, text: expect.stringContaining('1 file in Dropbox, 0 waiting') },
    { check: 'watched folder', ok: true },
  ])
  expect(await checkRecords(company.data, join(company.home, 'none'), english)).toMatchObject([
    { ok: true },
    { ok: true, text: expect.stringContaining('another folder') },
  ])
  mkdirSync(join(company.home, 'other'))
  renameSync(company.folder, join(company.home, 'aside'))
  expect(await checkRecords(company.data, null, english)).toMatchObject([
    { ok: true },
    { ok: false, text: expect.stringContaining('not reachable') },
  ])
  renameSync(join(company.home, 'other'), company.folder)
  expect(await checkRecords(company.data, null, english)).toMatchObject([
    { ok: true },
    { ok: false, text: expect.stringContaining('Another folder stands at') },
  ])
  rmSync(company.folder, { recursive: true })
})

test.each([
  [
    'ledger.db',
    'uploads_by_path',
    { check: 'records', ok: false, text: expect.stringMatching(/^The records in .* are damaged\./) },
  ],
  [
    'ledger.db',
    'uploads',
    { check: 'records', ok: false, text: expect.stringMatching(/^The records in .* are damaged\./) },
  ],
  [
    'ledger.db',
    'history',
    { check: 'records', ok: false, text: expect.stringMatching(/^The records in .* are damaged\./) },
  ],
  ['history.db', 'sent', { check: 'history', ok: false, text: expect.stringMatching(/^The history in .* is damaged/) }],
  [
    'history.db',
    'quarters',
    { check: 'history', ok: false, text: expect.stringMatching(/^The history in .* is damaged/) },
  ],
])('a page of %s is damaged, that of the table %s: it is told', async (file, table, finding) => {
  await using company = await aCompany()
  await company.save('one.txt', 'one')
  const { uploader } = await anUploader(company)
  expect(await uploader.ending()).toBe('at_rest')
  await uploader.stop()
  damageTable(join(company.data, file), table)
  expect((await checkRecords(company.data, null, english)).filter(({ ok }) => !ok)).toEqual([finding])
})

test.skipIf(process.platform === 'win32')('a pipe is nothing that needs anybody', async () => {
  await using company = await aCompany()
  await company.save('one.txt', 'one')
  await company.save(' two.txt', 'two')
  spawnSync('mkfifo', [join(company.folder, 'pipe')])
  const { uploader } = await anUploader(company)
  expect(await uploader.ending()).toBe('at_rest')
  await uploader.stop()
  const text = expect.stringMatching(/1 file in Dropbox, 0 waiting, 1 in need of you/)
  expect(await checkRecords(company.data, null, english)).toMatchObject([{ check: 'records', ok: true, text }, {}])
})
