import { english } from '#shared/messages/english.ts'
import { expect, test } from 'vitest'
import { aCompany } from '#test/end-to-end/company.ts'
import { canMount, mountFolder } from '#test/rigs/file-system/mounted.ts'
import { checkFolder } from '#uploader/doctor/doctor.ts'

test('a folder around our own data is refused where that is known', async () => {
  await using company = await aCompany()
  expect(await checkFolder(company.home, null, english)).toMatchObject([{ ok: true }, { ok: true }])
  expect(await checkFolder(company.home, company.data, english)).toMatchObject([
    { check: 'folder', ok: false, text: expect.stringContaining('own data lies in this folder') },
  ])
})

test('a folder is looked into, and a missing one is told', async () => {
  await using company = await aCompany()
  await company.save('one.txt', '')
  await company.save('~$one.docx', '')
  expect(await checkFolder(company.folder, company.data, english)).toMatchObject([
    { check: 'folder', ok: true },
    { check: 'rules', ok: true, text: expect.stringContaining('2 names in it, 1 left out') },
  ])
  expect(await checkFolder('/no/such', null, english)).toMatchObject([{ check: 'folder', ok: false }])
})

test.runIf(canMount('a network folder'))(
  'a folder on a network drive is fine, and what that means is said',
  async () => {
    await using mounted = await mountFolder('fat')
    const findings = await checkFolder(mounted.folder, null, english)
    expect(findings.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(findings[1]?.text).toContain('changes by others are found within a minute')
  },
)
