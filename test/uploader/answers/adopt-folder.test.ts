// The command that takes another folder, on real records.
import { mkdirSync, renameSync } from 'node:fs'
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { readAdoptRequest } from '#adapters/system/adopt-request.ts'
import { adoptFolder } from '#uploader/answers/adopt-folder.ts'
import { aCompany } from '#test/end-to-end/company.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { anUploader } from '../an-uploader.ts'

test('only another folder is taken, and the request means that one', async () => {
  await using company = await aCompany()
  await company.save('one.txt', 'one')
  const { uploader } = await anUploader(company)
  expect(await uploader.ending()).toBe('at_rest')
  await uploader.stop()
  expect(await adoptFolder(company.data, 'data', english)).toMatchObject({ kind: 'answered', code: 'folder_known' })
  renameSync(company.folder, `${company.folder} away`)
  expect(await adoptFolder(company.data, 'data', english)).toMatchObject({ kind: 'refused', code: 'folder_missing' })
  expect(readAdoptRequest(company.data)).toBe(null)
  mkdirSync(company.folder)
  expect(await adoptFolder(company.data, 'data', english)).toMatchObject({
    code: 'adopt_asked',
    folder: company.folder,
  })
  expect(readAdoptRequest(company.data)).not.toBe(null)
})

test('records that are not there watch no folder', async () => {
  expect(await adoptFolder(temporaryFolder(), 'data', english)).toMatchObject({ kind: 'refused', code: 'no_records' })
})
