// A company's server put together from its settings.
import { chmod, mkdir, readFile, rmdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { demoCredentials } from '#server/config/demo.ts'
import { readSettings } from '#server/config/settings.ts'
import type { Settings } from '#server/config/settings-schema.ts'
import { startCompany } from '#server/start.ts'
import { startDropbox } from '#emulator/start.ts'
import { laptopToken, twoDevices } from './company.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const silent = { audit: null, onFailure: () => undefined }

/** Writes a settings file with its secrets for a trial against a local Dropbox, and reads it. */
async function companyFolder(): Promise<{ folder: string; settings: Settings }> {
  const folder = temporaryFolder()
  const dropbox = await startDropbox()
  onTestFinished(() => dropbox.close())
  await writeFile(join(folder, 'secret'), demoCredentials.appSecret ?? '', { mode: 0o600 })
  await writeFile(join(folder, 'refresh'), demoCredentials.refreshToken, { mode: 0o600 })
  const { appKey } = demoCredentials
  const text = JSON.stringify({
    port: 0,
    dropbox: { appKey, appSecretFile: 'secret', refreshTokenFile: 'refresh', url: dropbox.url },
    devices: twoDevices,
    auditFile: 'audit.jsonl',
  })
  await writeFile(join(folder, 'server.json'), text)
  const answer = await readSettings(join(folder, 'server.json'))
  if (answer.kind === 'refused') throw new Error(answer.because)
  return { folder, settings: answer.settings }
}

const body = { path: 'a.txt', size: 1, contentHash: 'a'.repeat(64), clientModified: null, replaces: null }

test('a company is served over a real port, and its audit goes to its file', async () => {
  const { folder, settings } = await companyFolder()
  const started = await startCompany(settings, null, silent)
  if (started.kind === 'refused') throw new Error(started.because)
  const answer = await fetch(`${started.server.url}/v1/links`, {
    method: 'POST',
    headers: { authorization: `Bearer ${laptopToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(await answer.json()).toMatchObject({ kind: 'link' })
  await started.server.close()
  expect(await readFile(join(folder, 'audit.jsonl'), 'utf8')).toContain('"outcome":"issued"')
})

test('an audit file that cannot be written is told, costs no link, and its loss is written down at the end', async () => {
  const { folder, settings } = await companyFolder()
  await mkdir(join(folder, 'audit.jsonl'))
  const complaints: string[] = []
  const started = await startCompany(settings, null, { audit: null, onFailure: (text) => complaints.push(text) })
  if (started.kind === 'refused') throw new Error(started.because)
  expect(complaints).toEqual([expect.stringContaining('the audit file cannot be written')])
  for (let number = 0; number < 2; number += 1) {
    const headers = { authorization: `Bearer ${laptopToken}`, 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    expect((await fetch(`${started.server.url}/v1/links`, init)).status).toBe(200)
  }
  await rmdir(join(folder, 'audit.jsonl'))
  await started.server.close()
  expect(await readFile(join(folder, 'audit.jsonl'), 'utf8')).toMatch(
    /^\{"event":"audit",.*"action":"lost","count":2\}\n$/,
  )
})

test('a secret that others can read stops the start', async () => {
  if (process.platform === 'win32') return
  const { folder, settings } = await companyFolder()
  await chmod(join(folder, 'refresh'), 0o644)
  const started = await startCompany(settings, null, silent)
  expect(started).toMatchObject({ kind: 'refused', because: expect.stringContaining('chmod 600') })
})

test('a port that is taken is told with its number', async () => {
  const { settings } = await companyFolder()
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await new Promise((resolve) => other.once('listening', resolve))
  // A server that listens on a port has an address with one.
  const { port } = other.address() as AddressInfo
  expect(await startCompany(settings, port, silent)).toEqual({
    kind: 'refused',
    because: `Cannot listen on 127.0.0.1, port ${port} (EADDRINUSE).`,
  })
})

test('a credential that Dropbox refuses stops the start, and says which part of it', async () => {
  const { folder, settings } = await companyFolder()
  await writeFile(join(folder, 'refresh'), 'revoked', { mode: 0o600 })
  expect(await startCompany(settings, null, silent)).toMatchObject({
    kind: 'refused',
    because: expect.stringContaining('does not take the refresh token'),
  })
})

test('a Dropbox that cannot be reached is told, and the server waits for it', async () => {
  const { settings } = await companyFolder()
  const complaints: string[] = []
  const url = 'http://127.0.0.1:9'
  const outputs = { audit: null, onFailure: (text: string) => complaints.push(text) }
  const started = await startCompany({ ...settings, dropbox: { ...settings.dropbox, url } }, null, outputs)
  if (started.kind === 'refused') throw new Error(started.because)
  await started.server.close()
  expect(complaints).toEqual([expect.stringMatching(/^Dropbox does not answer\..*The server starts all the same/)])
})

test('a relay file is made for its owner and offers relays; one that is no database stops the start', async () => {
  const { folder, settings } = await companyFolder()
  const relayFile = join(folder, 'relays.db')
  const started = await startCompany({ ...settings, relayFile }, null, silent)
  if (started.kind === 'refused') throw new Error(started.because)
  const me = await fetch(`${started.server.url}/v1/me`, { headers: { authorization: `Bearer ${laptopToken}` } })
  expect(await me.json()).toMatchObject({ relayMaxBytes: 350_000_000_000 })
  await started.server.close()
  await writeFile(relayFile, 'no database at all '.repeat(100))
  expect(await startCompany({ ...settings, relayFile }, null, silent)).toMatchObject({
    kind: 'refused',
    because: expect.stringMatching(/relays\.db cannot be used \(file is not a database\).*move it away/),
  })
})
