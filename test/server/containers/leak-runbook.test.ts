// The runbook for a credential that got out (docs/operations.md, 7), rehearsed: revoked, told, replaced without a restart, and nothing lost.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { hashToken } from '#server/devices.ts'
import { demoCredentials } from '#server/config/demo.ts'
import { parseSettings } from '#server/config/settings.ts'
import { startCompany } from '#server/start.ts'
import { startDropbox } from '#emulator/start.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { until } from '#test/rigs/until.ts'

const token = 'obx_a-token-for-trials-that-nobody-may-print'
const hello = '9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50'

const problemOrLink = z.looseObject({ kind: z.string().optional(), code: z.string().optional() })

test('a credential that got out is revoked, told and replaced while the server runs', async () => {
  const dropbox = await startDropbox()
  onTestFinished(() => dropbox.close())
  const home = temporaryFolder()
  const secret = (name: string, text: string) => writeFile(join(home, name), text, { mode: 0o600 })
  await secret('app-secret', demoCredentials.appSecret ?? '')
  await secret('refresh-token', demoCredentials.refreshToken)
  const parsed = parseSettings(
    JSON.stringify({
      dropbox: {
        appKey: demoCredentials.appKey,
        appSecretFile: join(home, 'app-secret'),
        refreshTokenFile: join(home, 'refresh-token'),
        url: dropbox.url,
      },
      devices: [{ name: 'laptop-7', tokenSha256: hashToken(token), base: '/Scans/laptop-7' }],
      auditDatabase: join(home, 'audit.db'),
    }),
  )
  if (parsed.kind === 'refused') throw new Error(parsed.because)
  const started = await startCompany(parsed.settings, 0, { audit: null, onFailure: () => undefined })
  if (started.kind === 'refused') throw new Error(started.because)
  const { server } = started
  onTestFinished(() => server.close())
  const ask = async (path: string) => {
    const body = { path, size: 5, contentHash: hello, clientModified: null, replaces: null }
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(`${server.url}/v1/links`, { method: 'POST', headers, body: JSON.stringify(body) })
    return problemOrLink.parse(await answer.json())
  }
  const readiness = async () => (await fetch(`${server.url}/readyz`)).json()
  expect(await ask('before.txt')).toMatchObject({ kind: 'link' })

  // 1. Revoked: links are refused with a word, and the server says that it is not ready.
  dropbox.tokens.revoke()
  await until('links are refused', async () => (await ask('meanwhile.txt')).code === 'dropbox_sign_in')
  expect(await readiness()).toMatchObject({ ready: false, because: 'dropbox_sign_in' })

  // 2. and 3. The app is let in again, with secrets that are put in place; nobody starts the server again.
  dropbox.tokens.allow()
  await secret('refresh-token', demoCredentials.refreshToken)
  await until('links are given again', async () => (await ask('after.txt')).kind === 'link')
  // What is said of the credential is kept for some seconds.
  await until('the server is ready', async () => (await fetch(`${server.url}/readyz`)).status === 200)
})
