import { join } from 'node:path'
import { expect, it } from 'vitest'
import { defaultSettings } from '#shared/contract/settings.ts'
import { english } from '#shared/messages/english.ts'
import { noPolicy } from '#shared/policy/policy.ts'
import { reportOf } from '#shared/policy/report.ts'
import { makeBundle, type Bundle } from '#uploader/support/make-bundle.ts'
import { aCompany } from '#test/end-to-end/company.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { leaveRefused, tellBusy } from '#test/uploader/held-queue.ts'

function bundleOf(home: string, folder: string): Promise<Bundle> {
  return makeBundle({
    version: '1',
    folders: [folder],
    data: join(home, 'data'),
    logs: join(home, 'logs'),
    effective: reportOf({ ...defaultSettings, folder, historyDays: 30 }, noPolicy, null, home),
    policy: noPolicy,
    places: [],
    serverFindings: [{ check: 'server', ok: true, text: 'It answers.' }],
    withNames: false,
    language: english,
  })
}

it('is made where nothing ran yet, and where folders are away', async () => {
  const home = temporaryFolder()
  const folder = join(home, 'Canary folder')
  const { text, watched } = await bundleOf(home, folder)
  expect(watched).toEqual([folder])
  expect(text).toContain('historyDays: 30 (You)\n')
  expect(text).toContain('ok      server: It answers.\n')
  expect(text).toMatch(/not ok {2}folder: /)
  expect(text).not.toContain('Canary')
})

it('says until when a running Outbox keeps all files', async () => {
  await using company = await aCompany()
  await leaveRefused(company)
  const untilWhen = await tellBusy(company)
  const { text } = await bundleOf(company.home, company.folder)
  expect(text).toContain(`"nextTryAt":"${untilWhen}"`)
})
