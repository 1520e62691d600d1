// `--check`, against a local Dropbox.
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkCompany } from '#server/check.ts'
import type { Finding } from '#server/check.ts'
import { demoCredentials } from '#server/config/demo.ts'
import { commitTo } from '#emulator/model/model.ts'
import { startDropbox } from '#emulator/start.ts'
import type { Dropbox, DropboxOptions } from '#emulator/start.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { startIdentityProvider } from '../rigs/identity-provider/identity-provider.ts'
import { aDatabase, hasPostgres } from '../rigs/postgres/postgres.ts'
import { createTestClock, twoDevices } from './company.ts'

type World = {
  readonly dropbox: Dropbox
  readonly folder: string
  readonly look: (changes?: object, patienceMs?: number) => Promise<readonly Finding[]>
}

async function aWorld(options: DropboxOptions = {}): Promise<World> {
  const folder = temporaryFolder()
  const dropbox = await startDropbox(options)
  onTestFinished(() => dropbox.close())
  await writeFile(join(folder, 'secret'), demoCredentials.appSecret ?? '', { mode: 0o600 })
  await writeFile(join(folder, 'refresh'), demoCredentials.refreshToken, { mode: 0o600 })
  const { appKey } = demoCredentials
  const settings = {
    dropbox: { appKey, appSecretFile: 'secret', refreshTokenFile: 'refresh', url: dropbox.url },
    devices: twoDevices,
    auditFile: 'audit.jsonl',
  }
  const look = async (changes: object = {}, patienceMs?: number) => {
    const path = join(folder, 'server.json')
    await writeFile(path, JSON.stringify({ ...settings, ...changes }))
    return allOf(checkCompany(path, createTestClock(), patienceMs))
  }
  return { dropbox, folder, look }
}

async function allOf(findings: AsyncIterable<Finding>): Promise<readonly Finding[]> {
  const all: Finding[] = []
  for await (const finding of findings) all.push(finding)
  return all
}

const faults = (findings: readonly Finding[]) => findings.filter(({ ok }) => !ok)

test('a company that can be served: each thing is named, and nothing is written', async () => {
  const { dropbox, folder, look } = await aWorld()
  const findings = await look()
  expect(faults(findings)).toEqual([])
  expect(findings.map(({ check, text }) => `${check}: ${text}`)).toEqual([
    `settings: ${join(folder, 'server.json')} can be used; 2 devices are let in, on 127.0.0.1, port 8080.`,
    `audit: Records go to ${join(folder, 'audit.jsonl')}.`,
    'secrets: Nobody else on this computer can read the files of the app secret and the refresh token.',
    'credential: Dropbox takes the refresh token.',
    `account: Files go to the account ${dropbox.accountId}.`,
    'folder: laptop-7: /Scans/laptop-7 is not there yet; the first file makes it.',
    'folder: office: /Scans/office is not there yet; the first file makes it.',
    'links: Dropbox gives links for uploads; the one it gave stays unused.',
  ])
  expect(dropbox.journal().filter(({ kind }) => kind === 'commit' || kind === 'folder_created')).toEqual([])
})

test('settings that are no JSON end it', async () => {
  const path = join(temporaryFolder(), 'server.json')
  await writeFile(path, '{')
  const findings = await allOf(checkCompany(path, createTestClock()))
  expect(findings).toEqual([{ check: 'settings', ok: false, text: expect.stringContaining('Line 1, column 2') }])
})

test.runIf(process.platform !== 'win32')('a secret that others can read ends it, with what to type', async () => {
  const { folder, look } = await aWorld()
  await chmod(join(folder, 'refresh'), 0o644)
  expect(faults(await look())).toEqual([{ check: 'secrets', ok: false, text: expect.stringContaining('chmod 600') }])
})

test('a refresh token and an app that Dropbox refuses are told apart', async () => {
  const { dropbox, folder, look } = await aWorld()
  dropbox.order({ kind: 'tokens', to: 'revoke' })
  expect(faults(await look())).toEqual([
    { check: 'credential', ok: false, text: expect.stringContaining('does not take the refresh token') },
  ])
  await writeFile(join(folder, 'secret'), 'another', { mode: 0o600 })
  expect(faults(await look())).toEqual([
    { check: 'credential', ok: false, text: expect.stringContaining('does not know the app') },
  ])
})

test('a Dropbox that does not answer is told with what to open', async () => {
  const { look } = await aWorld()
  const dropbox = { appKey: 'k', refreshTokenFile: 'refresh', url: 'http://127.0.0.1:9' }
  expect(faults(await look({ dropbox }))).toEqual([
    { check: 'credential', ok: false, text: expect.stringContaining('api.dropboxapi.com, port 443') },
  ])
})

test.each([
  ['account', 'users/get_current_account'],
  ['folder', 'files/get_metadata'],
])('a Dropbox that falls silent at the %s is waited for once', async (check, route) => {
  const { dropbox, look } = await aWorld()
  dropbox.order({ kind: 'next', on: 'api', route, count: 100, effect: { kind: 'stall' } })
  const findings = await look({}, 300)
  expect(findings.at(-1)).toEqual({ check, ok: false, text: expect.stringContaining('Dropbox does not answer.') })
  expect(faults(findings)).toHaveLength(1)
})

test('folders that files cannot go to are named with their device', async () => {
  const { dropbox, look } = await aWorld()
  dropbox.model.upload(commitTo('/Scans'), { sizeBytes: 1, contentHash: 'a'.repeat(64) }, 0)
  dropbox.model.createFolder('/Team', 0)
  dropbox.order({ kind: 'limits', limits: { readOnlyFolders: ['/team'] } })
  const devices = [twoDevices[0], { ...twoDevices[1], base: '/Team' }]
  expect(faults(await look({ devices })).map(({ text }) => text)).toEqual([
    expect.stringMatching(/^laptop-7: a file is where \/Scans\/laptop-7, or a folder above it, should be/),
    expect.stringMatching(/^office: the account may not write to \/Team/),
  ])
})

test('a permission that is missing is named; that of the account is not needed', async () => {
  const metadata = await aWorld({ scopes: ['account_info.read', 'files.content.write'] })
  expect(faults(await metadata.look()).map(({ text }) => text)).toEqual([
    expect.stringContaining('It needs files.metadata.read.'),
    expect.stringContaining('It needs files.metadata.read.'),
  ])
  const links = await aWorld({ scopes: ['files.metadata.read'] })
  const findings = await links.look()
  expect(faults(findings).map(({ text }) => text)).toEqual([expect.stringContaining('It needs files.content.write.')])
  expect(findings.find(({ check }) => check === 'account')?.text).toContain('account_info.read')
})

test('an audit file in a folder that is not there is told', async () => {
  const { look } = await aWorld()
  expect(faults(await look({ auditFile: 'no/audit.jsonl' }))).toEqual([
    { check: 'audit', ok: false, text: expect.stringContaining('cannot be written (ENOENT)') },
  ])
})

test('nobody is let in: it can be served all the same', async () => {
  const { look } = await aWorld()
  expect(faults(await look({ devices: [] }))).toEqual([])
})

test('relays are told with their file, and a file that cannot be written is a fault', async () => {
  const { folder, look } = await aWorld()
  const good = (await look({ relayFile: 'relays.db', relayMaxBytes: 1_000 })).find(({ check }) => check === 'relays')
  const text = `Files up to 1000 bytes are taken; unfinished ones in ${join(folder, 'relays.db')}.`
  expect(good).toEqual({ check: 'relays', ok: true, text })
  expect(faults(await look({ relayFile: 'no/relays.db' }))).toEqual([
    { check: 'relays', ok: false, text: expect.stringContaining('cannot be written (ENOENT)') },
  ])
})

test('the identity provider is asked for its keys', async () => {
  const idp = await startIdentityProvider()
  onTestFinished(() => idp.close())
  const { look } = await aWorld()
  const { issuer } = idp
  const signIn = { issuer, audience: 'https://uploads.example.com/', clientId: 'outbox' }
  idp.now = () => createTestClock().wallMs()
  const said = (findings: readonly Finding[]) => findings.find(({ check }) => check === 'sign-in')
  expect(said(await look({ signIn }))).toMatchObject({
    ok: true,
    text: `People sign in at ${issuer}, which shows 1 key.`,
  })
  idp.now = () => createTestClock().wallMs() - 600_000
  expect(said(await look({ signIn }))).toEqual({
    check: 'sign-in',
    ok: false,
    text: `The clock of this server is 10 minutes ahead of that of the identity provider ${issuer}. Until one of the two is set right nobody can sign in.`,
  })
  idp.trouble = 'down'
  const down = said(await look({ signIn }))
  expect(down?.ok).toBe(false)
  expect(down?.text).toContain(`${issuer}/.well-known/openid-configuration answers with status 503`)
  idp.trouble = 'hangs up'
  expect(said(await look({ signIn }))?.text).toContain('(the connection was reset)')
})

test.each([
  ['postgres://outbox:hidden@127.0.0.1:1/outbox', {}, 'ECONNREFUSED'],
  ['postgres://outbox:hidden@db.example/outbox', {}, 'add sslmode=verify-full'],
  ['postgres://outbox:hidden@127.0.0.1:1/outbox', { relayFile: 'relays.db' }, 'Take relayFile out of the settings'],
])('the database %s with %o is told, without its password', async (url, changes, words) => {
  const { folder, look } = await aWorld()
  await writeFile(join(folder, 'database-url'), url, { mode: 0o600 })
  const found = faults(await look({ databaseUrlFile: 'database-url', ...changes }))
  expect(found).toEqual([{ check: 'database', ok: false, text: expect.stringContaining(words) }])
  expect(JSON.stringify(found)).not.toContain('hidden')
})

test.runIf(hasPostgres('--check of a database'))('a database that can be used is named', async () => {
  const { folder, look } = await aWorld()
  await writeFile(join(folder, 'database-url'), await aDatabase(), { mode: 0o600 })
  const findings = await look({ databaseUrlFile: 'database-url' })
  expect(faults(findings)).toEqual([])
  expect(findings.find(({ check }) => check === 'database')?.text).toContain('PostgreSQL')
})

test.runIf(process.platform !== 'win32')("an operator's token that others can read is told", async () => {
  const { folder, look } = await aWorld()
  await writeFile(join(folder, 'operator'), 'a long text', { mode: 0o644 })
  expect(faults(await look({ operatorTokenFile: 'operator' }))).toEqual([
    { check: 'operator', ok: false, text: expect.stringContaining('chmod 600') },
  ])
})
