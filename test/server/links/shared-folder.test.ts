// Devices that share a folder: what one of them stored is not replaced by another that merely knows its hash.
import { describe, expect, test } from 'vitest'
import { hashToken } from '#server/devices.ts'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { aCompany, laptopToken, officeToken, post, sendTo } from '../company.ts'
import type { Answer, Company, CompanyOptions } from '../company.ts'

const context = { authorization: `Bearer ${officeToken}` }

function devicesWith(laptopBase: string, officeBase: string) {
  const one = { name: 'laptop-7', tokenSha256: hashToken(laptopToken), base: laptopBase, namespace: '' }
  return [one, { name: 'office', tokenSha256: hashToken(officeToken), base: officeBase, namespace: '' }]
}

function aSharedFolder(options: CompanyOptions = {}): Promise<Company> {
  return aCompany({ devices: devicesWith('/Team', '/TEAM'), ...options })
}

function hashOf(text: string): string {
  return contentHashOf(Buffer.from(text))
}

function anAsk(text: string, changes: Record<string, unknown> = {}) {
  const print = { size: Buffer.byteLength(text), contentHash: hashOf(text), clientModified: '2026-11-20T08:00:00Z' }
  return { path: 'form.txt', replaces: null, ...print, ...changes }
}

async function store(company: Company, text: string, changes: Record<string, unknown> = {}, as = {}): Promise<Answer> {
  const answer = await post(company, '/v1/links', anAsk(text, changes), as)
  expect(answer.body).toMatchObject({ kind: 'link', receipt: expect.any(String) })
  expect(await sendTo(answer.body['url'], text)).toBe(200)
  return answer
}

/** What Dropbox holds, by name. */
async function contents(company: Company, folder = '/Team'): Promise<Record<string, string | null>> {
  const listed = await company.api.list(folder)
  if (listed.kind !== 'files') throw new Error(listed.kind)
  return Object.fromEntries(listed.files.map(({ contentHash, path }) => [path.slice(folder.length + 1), contentHash]))
}

const copyOfOffice = 'form (from office, 2026-11-20).txt'

describe.each([
  ['the same', '/Team', '/TEAM', 'form.txt', 'form.txt'],
  ['one in the other', '/Team/office', '/Team', 'form.txt', 'office/form.txt'],
])('two folders that are %s', (_name, laptopBase, officeBase, laptopPath, officePath) => {
  test('who knows the hash of a file another device stored gets a copy', async () => {
    const company = await aCompany({ devices: devicesWith(laptopBase, officeBase) })
    await store(company, 'template', { path: laptopPath })
    const answer = await store(company, 'EVIL', { path: officePath, replaces: hashOf('template') }, context)
    expect(answer.body['path']).toMatch(/\/form \(from office, 2026-11-20\)\.txt$/)
    expect(await contents(company, laptopBase)).toEqual({
      'form.txt': hashOf('template'),
      [copyOfOffice]: hashOf('EVIL'),
    })
  })

  test('who stored it updates it, with the receipt of the link', async () => {
    const company = await aCompany({ devices: devicesWith(laptopBase, officeBase) })
    const { receipt, path } = (await store(company, 'one', { path: laptopPath })).body
    const changes = { path: laptopPath, replaces: hashOf('one'), replacesAt: path, receipt }
    await store(company, 'two', changes)
    expect(await contents(company, laptopBase)).toEqual({ 'form.txt': hashOf('two') })
  })
})

test('a receipt of another device, place or content is none', async () => {
  const company = await aSharedFolder()
  const { receipt } = (await store(company, 'one')).body
  const { receipt: older } = (await store(company, 'zero', { path: 'other.txt' })).body
  const tries = [
    [{ receipt }, context],
    [{ receipt, replacesAt: '/Team/form.txt' }, context],
    [{ receipt: older }, {}],
    [{ receipt: older, replacesAt: '/Team/other.txt' }, {}],
    [{ receipt: 'A'.repeat(43) }, {}],
    [{}, {}],
  ] as const
  for (const [changes, as] of tries) {
    const { body } = await post(company, '/v1/links', anAsk('two', { replaces: hashOf('one'), ...changes }), as)
    expect(body).toMatchObject({ kind: 'link', path: expect.stringContaining(' (from ') })
  }
})

test('under "replace" too nobody replaces what he cannot prove to have stored there', async () => {
  const company = await aSharedFolder({ policy: { conflict: 'replace' } })
  const { receipt } = (await store(company, 'one')).body
  await store(company, 'EVIL', { replaces: hashOf('one') }, context)
  await store(company, 'two', { replaces: hashOf('one'), receipt })
  expect(await contents(company)).toEqual({ 'form.txt': hashOf('two'), [copyOfOffice]: hashOf('EVIL') })
})

test('a copy goes on as a copy: its receipt is for its own place', async () => {
  const company = await aSharedFolder()
  const theirs = (await store(company, 'theirs')).body['receipt']
  const { path, receipt } = (await store(company, 'ours', {}, context)).body
  // Now the other device's file has the very same bytes as the copy.
  await store(company, 'ours', { replaces: hashOf('theirs'), receipt: theirs })
  expect(path).toBe(`/TEAM/${copyOfOffice}`)
  const mine = { replaces: hashOf('ours'), replacesAt: path, receipt }
  await store(company, 'ours, edited', mine, context)
  expect(await contents(company)).toEqual({ 'form.txt': hashOf('ours'), [copyOfOffice]: hashOf('ours, edited') })
})

describe('bytes that are there already', () => {
  test('come with a receipt only for the device that was given a link for them there', async () => {
    const company = await aSharedFolder()
    const { receipt } = (await store(company, 'one')).body
    const again = await post(company, '/v1/links', anAsk('one'))
    expect(again.body).toMatchObject({ kind: 'stored', receipt })
    const other = await post(company, '/v1/links', anAsk('one'), context)
    expect(other.body).toMatchObject({ kind: 'stored' })
    expect(other.body).not.toHaveProperty('receipt')
    const { size, contentHash } = anAsk('one')
    const print = { path: 'form.txt', size, contentHash }
    expect((await post(company, '/v1/checks', print)).body).toMatchObject({ kind: 'present', receipt })
    expect((await post(company, '/v1/checks', print, context)).body).not.toHaveProperty('receipt')
  })

  test('come with the receipt that was shown, also from a server that remembers nothing', async () => {
    const company = await aSharedFolder()
    const about = { device: 'laptop-7', path: '/Team/form.txt', contentHash: hashOf('one') }
    const [stranger, helper] = [await aSharedFolder(), (await store(company, 'one')).body['receipt']]
    const mine = { replaces: hashOf('one'), replacesAt: '/Team/form.txt', receipt: helper }
    expect(stranger.receipts.proves(String(helper), about)).toBe(true)
    // Stored there by somebody else's program: this server never gave out a link for it.
    await fetch(`${stranger.dropbox.url}/2/files/upload`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${stranger.dropbox.accessToken}`,
        'content-type': 'application/octet-stream',
        'dropbox-api-arg': JSON.stringify({ path: '/Team/form.txt' }),
      },
      body: 'one',
    })
    expect((await post(stranger, '/v1/links', anAsk('one', mine))).body).toMatchObject({
      kind: 'stored',
      receipt: helper,
    })
    expect((await post(stranger, '/v1/links', anAsk('one'))).body).not.toHaveProperty('receipt')
  })
})

test('what this does not prevent: who had a link for the same bytes at the same place before has a receipt too', async () => {
  const company = await aSharedFolder()
  const { receipt } = (await post(company, '/v1/links', anAsk('template'), context)).body // and never uses it
  await store(company, 'template')
  await store(company, 'EVIL', { replaces: hashOf('template'), receipt }, context)
  expect(await contents(company)).toEqual({ 'form.txt': hashOf('EVIL') })
})

test('a folder of one device alone needs no receipt, and gives one', async () => {
  const company = await aCompany()
  await store(company, 'one')
  await store(company, 'two', { replaces: hashOf('one') })
  expect(await contents(company, '/Scans/laptop-7')).toEqual({ 'form.txt': hashOf('two') })
})
