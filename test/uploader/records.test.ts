import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aCompany } from '#test/end-to-end/company.ts'
import { openRecords } from '#uploader/records.ts'
import { anUploader } from './an-uploader.ts'

test('the records can be read while an uploader runs on them, and after it', async () => {
  await using company = await aCompany()
  await company.save('done.txt', 'done')
  await company.save('end.', 'a name that Dropbox cannot keep')
  const { uploader } = await anUploader(company)
  expect(await uploader.ending()).toBe('at_rest')
  for (const moment of ['running', 'stopped']) {
    if (moment === 'stopped') await uploader.stop()
    const answer = openRecords(company.data, 'the data folder')
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
  expect(openRecords(company.data, 'D')).toEqual({
    kind: 'refused',
    code: 'no_records',
    text: 'There are no records of Outbox in D yet.',
  })
  await writeFile(join(company.home, 'ledger.db'), 'garbage')
  expect(openRecords(company.home, 'D')).toMatchObject({ code: 'records_unreadable' })
})
