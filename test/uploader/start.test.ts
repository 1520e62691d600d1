import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { aCompany } from '#test/end-to-end/company.ts'
import { openRecords } from '#uploader/records.ts'
import { anUploader, startOn } from './an-uploader.ts'

test('a second uploader on the same data is refused', async () => {
  await using company = await aCompany()
  const { uploader } = await anUploader(company)
  expect(await startOn(company)).toMatchObject({ refusal: { kind: 'data_folder', because: 'in_use' } })
  await uploader.stop()
})

test.each([
  [{ server: 'http://uploads.example.com' }, { kind: 'server_address', because: 'not_https' }],
  [{ token: 'two words' }, { kind: 'token_unusable' }],
  [{ from: { kind: 'folder', folder: '/', adopt: 'yes' } }, { kind: 'folder', because: 'file_system_root' }],
  [{ from: { kind: 'folder', folder: '/no/such', adopt: 'yes' } }, { kind: 'folder', because: 'missing' }],
  [{ from: { kind: 'files', files: ['/no/such'] } }, { kind: 'choice', refusal: { kind: 'missing' } }],
] as const)('%j is refused before anything is made', async (changes, refusal) => {
  await using company = await aCompany()
  expect(await startOn(company, changes)).toMatchObject({ kind: 'refused', refusal })
})

test('another folder at the same path is not taken for the old one, unless a person names it', async () => {
  await using company = await aCompany()
  await company.save('one.txt', 'one')
  const first = await anUploader(company)
  await first.until((row) => row.path === 'one.txt' && row.state === 'done')
  await first.uploader.stop()
  await rename(company.folder, `${company.folder}-old`)
  await mkdir(company.folder)
  await writeFile(join(company.folder, 'other.txt'), 'other')

  const from = { kind: 'folder', folder: company.folder, adopt: 'no' } as const
  const wary = await anUploader(company, { from })
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(wary.uploader.report().facts.folder).toBe('replaced')
  expect([...wary.uploader.rows()].map(({ path, state }) => [path, state])).toEqual([['one.txt', 'done']])
  await wary.uploader.stop()

  const named = await anUploader(company)
  await named.until((row) => row.path === 'other.txt' && row.state === 'done')
  await named.uploader.stop()
})

test('what was deleted while nothing ran is not sent, and not waited for', async () => {
  await using company = await aCompany()
  await company.stopServer()
  await company.save('deleted.txt', 'deleted')
  await company.save('blocked.', 'a name that Dropbox cannot keep')
  await company.save('kept.txt', 'kept')
  const first = await anUploader(company)
  await first.until((row) => row.path === 'deleted.txt' && row.state === 'waiting')
  await first.until((row) => row.path === 'blocked.' && row.state === 'blocked')
  await first.uploader.stop()
  await rm(join(company.folder, 'blocked.'))
  await rm(join(company.folder, 'deleted.txt'))
  await company.startServer()
  const second = await anUploader(company)
  expect(await second.uploader.ending()).toBe('at_rest')
  expect(company.commits()).toEqual(['/Outbox/kept.txt'])
  expect(second.uploader.report().facts).toMatchObject({ done: 1, waiting: 0, blocked: 0 })
  await second.uploader.stop()
})

test('a send of some files leaves other uploads in the records alone', async () => {
  await using company = await aCompany()
  await company.stopServer()
  await company.save('watched.txt', 'watched')
  const watcher = await anUploader(company)
  await watcher.until((row) => row.state === 'waiting')
  await watcher.uploader.stop()
  await company.startServer()
  const file = join(company.home, 'named.txt')
  await writeFile(file, 'named')
  const sender = await anUploader(company, { from: { kind: 'files', files: [file] } })
  expect(await sender.uploader.ending()).toBe('at_rest')
  expect([...sender.uploader.rows()].map(({ path }) => path)).toEqual(['named.txt'])
  await sender.uploader.stop()
  expect(company.commits()).toEqual(['/Outbox/named.txt'])
  const records = openRecords(company.data, '', english)
  if (records.kind === 'refused') throw new Error(records.text)
  expect([...records.records.rows()]).toMatchObject([{ state: 'done' }, { path: 'watched.txt', state: 'waiting' }])
  records.records.close()
  const again = await anUploader(company)
  await again.until((row) => row.path === 'watched.txt' && row.state === 'done')
  await again.uploader.stop()
})

test('damaged records are set aside, and nothing is sent twice', async () => {
  await using company = await aCompany()
  await company.save('one.txt', 'one')
  const first = await anUploader(company)
  await first.until((row) => row.state === 'done')
  await first.uploader.stop()
  await writeFile(join(company.data, 'ledger.db'), 'garbage')
  const answer = await startOn(company)
  if (answer.kind === 'refused') throw new Error(answer.refusal.kind)
  expect(answer.notices).toMatchObject([{ kind: 'records_renewed' }])
  expect(await answer.uploader.ending()).toBe('at_rest')
  await answer.uploader.stop()
  expect(company.posts()).toBe(1)
})
