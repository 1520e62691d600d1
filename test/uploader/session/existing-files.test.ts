// Files that were there first stay, also over a restart; what comes later is sent.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aCompany } from '#test/end-to-end/company.ts'
import { anUploader, startOn } from '../an-uploader.ts'

test('files that were there first are left out, and stay so; new ones and changed ones are sent', async () => {
  await using company = await aCompany()
  await company.save('old/one.txt', 'one')
  await company.save('old/two.txt', 'two')
  const first = await anUploader(company, { existing: 'skip' })
  expect(first.uploader.report().isFirstLook).toBe(true)
  await first.uploader.firstLook
  expect(first.uploader.report().isFirstLook).toBe(false)
  await company.save('old/new.txt', 'new')
  await first.uploader.rescan()
  await first.until((row) => row.path === 'old/new.txt' && row.state === 'done')
  await first.uploader.stop()
  expect(company.posts()).toBe(1)
  const second = await anUploader(company)
  expect(await second.uploader.ending()).toBe('at_rest')
  expect(company.posts()).toBe(1)
  const old = [...second.uploader.rows()].filter(({ path }) => path !== 'old/new.txt')
  expect(old.map(({ reason }) => reason)).toEqual(['skipped', 'skipped'])
  await company.save('old/two.txt', 'two, changed')
  await second.uploader.rescan()
  await second.until((row) => row.path === 'old/two.txt' && row.state === 'done')
  expect(company.posts()).toBe(2)
  await second.uploader.stop()
})

test('files that come while the folder is looked at for the first time do not hold it up', async () => {
  await using company = await aCompany()
  await company.addFolder('in')
  const { uploader, until } = await anUploader(company, { existing: 'skip' })
  await uploader.firstLook
  await company.save('in/late.txt', 'late')
  await uploader.rescan()
  await until((row) => row.path === 'in/late.txt' && row.state === 'done')
  await uploader.stop()
})

test.each([{ existing: 'skip' }, { asksAtFirst: true }] as const)(
  'a file that is saved while the folder is looked at for the first time comes, and was not there: %o',
  async (options) => {
    await using company = await aCompany()
    await company.save('in/one.txt', 'one')
    const { uploader, until } = await anUploader(company, options)
    writeFileSync(join(company.folder, 'in', 'new.txt'), 'new')
    expect(uploader.report().isFirstLook).toBe(true)
    await until((row) => row.path === 'in/new.txt' && row.state === 'done')
    expect(company.posts()).toBe(1)
    await uploader.stop()
  },
)

test('in a folder nobody watched before all that is there is asked about, once, and the folder before is named', async () => {
  await using company = await aCompany()
  await company.save('a.txt', 'a')
  const first = await anUploader(company, { asksAtFirst: true })
  await first.uploader.firstLook
  expect(await first.uploader.ending()).toBe('at_rest')
  expect([first.uploader.asked().files, company.posts()]).toEqual([1, 0])
  await first.uploader.stop()
  await company.addFolder('inner')
  const from = { kind: 'folder', folder: join(company.folder, 'inner'), adopt: 'yes' } as const
  const answer = await startOn(company, { from })
  if (answer.kind === 'refused') throw new Error('refused')
  const waiting = { files: 1, bytes: 1 }
  expect(answer.notices).toMatchObject([{ kind: 'folder_changed', before: company.folder, waiting }])
  await answer.uploader.stop()
  const again = await anUploader(company, { guard: null })
  expect(await again.uploader.ending()).toBe('at_rest')
  expect(company.posts()).toBe(1)
  await again.uploader.stop()
})
