import { join } from 'node:path'
import { expect, it } from 'vitest'
import { defaultSettings } from '#shared/contract/settings.ts'
import { english } from '#shared/messages/english.ts'
import { noPolicy } from '#shared/policy/policy.ts'
import { makeBundle } from '#uploader/support/make-bundle.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

it('is made where nothing ran yet, and where folders are away', async () => {
  const home = temporaryFolder()
  const folder = join(home, 'Canary folder')
  const { text, watched } = await makeBundle({
    version: '1',
    folder: null,
    data: join(home, 'data'),
    logs: join(home, 'logs'),
    settings: { ...defaultSettings, folder, historyDays: 30 },
    policy: noPolicy,
    places: [],
    serverFindings: [{ check: 'server', ok: true, text: 'It answers.' }],
    withNames: false,
    language: english,
  })
  expect(watched).toEqual([folder])
  expect(text).toContain('historyDays: 30 (You)\n')
  expect(text).toContain('ok      server: It answers.\n')
  expect(text).toMatch(/not ok {2}folder: /)
  expect(text).not.toContain('Canary')
})
