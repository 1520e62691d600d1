import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { aCompany } from '#test/end-to-end/company.ts'
import { aVersion1Folder } from '#test/rigs/ledger/version-1.ts'
import { openRecords } from '#uploader/records.ts'
import { anUploader } from './an-uploader.ts'

test('the records can be read while an uploader runs on them, and after it', async () => {
  await using company = await aCompany()
  await company.save('done.txt', 'done')
  await company.save('end.', 'a name that Dropbox cannot keep')
  const { uploader } = await anUploader(company)
  expect(await uploader.ending()).toBe('at_rest')
  for (const context of ['running', 'stopped']) {
    if (context === 'stopped') await uploader.stop()
    const answer = openRecords(company.data, 'the data folder', english)
    if (answer.kind === 'refused') throw new Error(answer.text)
    const { records } = answer
    expect(records.counts).toEqual({ done: 1, blocked: 1, waiting: 0 })
    expect([...records.rows()].map(({ path, state }) => [path, state])).toEqual([
      ['done.txt', 'done'],
      ['end.', 'blocked'],
    ])
    expect([...records.rows()][1]).toMatchObject({ reason: 'name_not_allowed', action: 'rename' })
    records.close()
  }
})

test('no records and unreadable records are refused in words', async () => {
  await using company = await aCompany()
  expect(openRecords(company.data, 'D', english)).toEqual({
    kind: 'refused',
    code: 'no_records',
    text: 'There are no records of Outbox in D yet.',
  })
  await writeFile(join(company.home, 'ledger.db'), 'garbage')
  expect(openRecords(company.home, 'D', english)).toMatchObject({ code: 'records_unreadable' })
})

test('what was sent to another server is not done, until that one is the present one again', async () => {
  await using company = await aCompany()
  await using other = await aCompany()
  await company.save('one.txt', 'one')
  const first = await anUploader(company)
  expect(await first.uploader.ending()).toBe('at_rest')
  await first.uploader.stop()
  await other.stopServer()
  const away = await anUploader(company, { server: other.serverUrl() })
  await away.uploader.firstLook
  expect(summary(company.data)).toEqual({ done: 0, blocked: 0, waiting: 1, rows: [['one.txt', 'waiting', null]] })
  await other.startServer()
  expect(await away.uploader.ending()).toBe('at_rest')
  await away.uploader.stop()
  expect([company.posts(), other.posts()]).toEqual([1, 1])
  const back = await anUploader(company)
  expect(await back.uploader.ending()).toBe('at_rest')
  await back.uploader.stop()
  expect([company.posts(), other.posts()]).toEqual([1, 1])
  expect(summary(company.data)).toMatchObject({ done: 1, waiting: 0, rows: [['one.txt', 'done', '/Outbox/one.txt']] })
})

test('files of two folders with one name are two rows', async () => {
  await using company = await aCompany()
  await company.save('report.pdf', 'of the one folder')
  const first = await anUploader(company)
  expect(await first.uploader.ending()).toBe('at_rest')
  await first.uploader.stop()
  const folder = join(company.home, 'other folder')
  await mkdir(folder)
  await writeFile(join(folder, 'report.pdf'), 'of the other folder')
  await writeFile(join(folder, 'end.'), 'a name that Dropbox cannot keep')
  const second = await anUploader(company, { from: { kind: 'folder', folder, adopt: 'yes' } })
  expect(await second.uploader.ending()).toBe('at_rest')
  await second.uploader.stop()
  const { rows, ...counts } = summary(company.data)
  expect(counts).toEqual({ done: 2, blocked: 1, waiting: 0 })
  expect(rows.map(([path, state]) => [path, state])).toEqual([
    ['end.', 'blocked'],
    ['report.pdf', 'done'],
    ['report.pdf', 'done'],
  ])
  expect(await company.received('report.pdf')).toBe('of the one folder')
})

test('records of an older Outbox are refused in words', () => {
  expect(openRecords(aVersion1Folder().dataDir, 'D', english)).toEqual({
    kind: 'refused',
    code: 'older_data',
    text: 'The records in D were written by an older Outbox. Start this one once, and it takes them over.',
  })
})

/** The counts, and of each row its path, its state and where it is in Dropbox. */
function summary(dataFolder: string) {
  const answer = openRecords(dataFolder, 'D', english)
  if (answer.kind === 'refused') throw new Error(answer.text)
  const { records } = answer
  const rows = [...records.rows()].map(({ path, state, destination }) => [path, state, destination] as const)
  records.close()
  return { ...records.counts, rows }
}
