import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { defaultSettings } from '#shared/contract/settings.ts'
import { english } from '#shared/messages/english.ts'
import { noPolicy } from '#shared/policy/policy.ts'
import { reportOf } from '#shared/policy/report.ts'
import { makeBundle, type Bundle } from '#uploader/support/make-bundle.ts'
import { aCompany } from '#test/end-to-end/company.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { until } from '#test/rigs/until.ts'
import { anUploader } from '#test/uploader/an-uploader.ts'

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
  await company.save('one.txt', 'one')
  const { uploader } = await anUploader(company, { token: 'a-key-that-was-revoked-0123456789' })
  await until('held', () => uploader.report().facts.hold?.reason === 'sign_in_needed')
  await uploader.stop()
  const atMs = Date.now()
  const hold = { reason: 'server_busy', untilMs: atMs + 3_600_000 }
  const live = { atMs, progress: null, sending: [], batch: null, hold }
  await writeFile(join(company.data, 'live-progress.json'), JSON.stringify(live))
  const { text } = await bundleOf(company.home, company.folder)
  expect(text).toContain(`"nextTryAt":"${new Date(hold.untilMs).toISOString()}"`)
})
