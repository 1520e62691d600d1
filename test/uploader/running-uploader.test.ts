import { expect, test } from 'vitest'
import { aCompany } from '#test/end-to-end/company.ts'
import type { QueueSummary } from '#uploader/queue-view/queue-summary.ts'
import { anUploader } from './an-uploader.ts'
import { leaveRefused } from './held-queue.ts'

const is = (path: string, state: string) => (row: { path: string; state: string }) =>
  row.path === path && row.state === state

test('what was done is shown, row by row and as a whole', async () => {
  await using company = await aCompany()
  await company.save('a/one.txt', 'one')
  await company.save('~$one.docx', 'open')
  const { uploader, rows } = await anUploader(company)
  const reports: QueueSummary[] = []
  uploader.onReport((report) => reports.push(report))
  expect(await uploader.ending()).toBe('at_rest')
  expect(rows.at(-1)).toMatchObject({ path: 'a/one.txt', state: 'done', reason: null, sizeBytes: 3 })
  expect([...uploader.rows()]).toMatchObject([{ path: 'a/one.txt', state: 'done' }])
  expect([...uploader.excludedRows()]).toEqual([
    { path: '~$one.docx', state: 'excluded', rule: '~$* (made by Microsoft Office, while a document is open)' },
  ])
  expect(uploader.report()).toMatchObject({ facts: { done: 1, waiting: 0 }, excluded: 1, sending: [] })
  expect(reports.length).toBeGreaterThan(0)
  expect(uploader.me()).toMatchObject({ device: 'demo-computer', base: '/Outbox', directMaxBytes: 157_286_400 })
  await uploader.stop()
})

test('paused means nothing is sent until it is resumed', async () => {
  await using company = await aCompany()
  await company.addFolder('in')
  const { uploader, until } = await anUploader(company)
  uploader.pause(null)
  await company.save('in/later.txt', 'later')
  await uploader.rescan()
  await until((row) => row.path === 'in/later.txt')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect([...uploader.rows()]).toMatchObject([
    { path: 'in/later.txt', state: 'settling', reason: 'paused', nextTryAt: null },
  ])
  expect(company.posts()).toBe(0)
  uploader.resume()
  await until(is('in/later.txt', 'done'))
  await uploader.stop()
})

test('a person can ask for another try at once', async () => {
  await using company = await aCompany()
  await company.stopServer()
  await company.save('again.txt', 'again')
  const { uploader, until } = await anUploader(company)
  await until((row) => row.state === 'waiting' && row.reason === 'server_unreachable')
  await company.startServer()
  uploader.retry('all')
  uploader.worldChanged()
  await until(is('again.txt', 'done'))
  await uploader.stop()
})

test('stopping twice is stopping once, and lets the next one in', async () => {
  await using company = await aCompany()
  const first = await anUploader(company)
  await Promise.all([first.uploader.stop(), first.uploader.stop()])
  const second = await anUploader(company)
  await second.uploader.stop()
})

test('a file that a new rule leaves out is there, and not called moved or deleted', async () => {
  await using company = await aCompany()
  await leaveRefused(company)
  const { rows, uploader, until } = await anUploader(company, { ignorePatterns: ['*.txt'] })
  await until(({ state }) => state === 'excluded')
  expect(await uploader.ending()).toBe('at_rest')
  await uploader.stop()
  // It may have been asked about before the first look at the folder.
  expect(rows.filter(({ state }) => state === 'gone' || state === 'done')).toEqual([])
  expect(company.commits()).toEqual([])
})
