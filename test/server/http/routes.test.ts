// The routes: all of them, what they tell, and what they write down.
import { describe, expect, test } from 'vitest'
import { build } from '#server/http/app.ts'
import { routes } from '#server/http/routes.ts'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { aCompany, laptopToken, post, sendTo } from '../company.ts'
import type { Company } from '../company.ts'

const check = { path: 'a', size: 1, contentHash: contentHashOf(Buffer.from('x')) }
const goodBody = { ...check, clientModified: null, replaces: null }
const authorization = `Bearer ${laptopToken}`

test('the list of routes is the whole truth', async () => {
  const { app } = await aCompany()
  const known = [...app.printRoutes({ commonPrefix: false }).matchAll(/\((\w+(?:, \w+)*)\)/g)].map(
    ([, methods]) => methods,
  )
  expect(known).toHaveLength(routes.length)
  for (const { method, url } of routes) expect(app.hasRoute({ method, url })).toBe(true)
})

test('a device learns who it is, where its files go and how large they may be', async () => {
  const { app } = await aCompany()
  const answer = await app.inject({ url: '/v1/me', headers: { authorization } })
  expect(answer.json()).toEqual({
    device: 'laptop-7',
    base: '/Scans/laptop-7',
    directMaxBytes: 157_286_400,
    accountId: expect.stringMatching(/^[\w-]{43}$/),
    serverTime: expect.stringMatching(isoTime),
  })
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('a company says which Outbox may send', async () => {
  const { app } = await aCompany({ policy: { minimumVersion: '1.4.0' } })
  const answer = await app.inject({ url: '/v1/me', headers: { authorization } })
  expect(answer.json()).toMatchObject({ minimumVersion: '1.4.0' })
})

test('every answer about a file says what time it is here, as a proxy may write the Date anew', async () => {
  const company = await aCompany()
  const answers = [await post(company, '/v1/links', goodBody), await post(company, '/v1/checks', check)]
  for (const { body } of answers) expect(body['serverTime']).toMatch(isoTime)
})

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

describe('whose Dropbox it is', () => {
  const ask = (company: Company) => company.app.inject({ url: '/v1/me', headers: { authorization } })

  test('every answer says it, once it is known, and each in the same words', async () => {
    const company = await aCompany()
    const { accountId } = (await ask(company)).json<{ accountId: string }>()
    const link = await post(company, '/v1/links', goodBody)
    const absent = await post(company, '/v1/checks', check)
    await sendTo(link.body['url'], 'x')
    const stored = await post(company, '/v1/links', goodBody)
    const present = await post(company, '/v1/checks', check)
    const answers = [link, absent, stored, present].map(({ body }) => [body['kind'], body['accountId']])
    expect(answers).toEqual(['link', 'absent', 'stored', 'present'].map((kind) => [kind, accountId]))
  })

  test('an answer during which it changed leaves it out', async () => {
    const company = await aCompany()
    const told = ['one', 'two', 'two', 'two']
    const known = () => told.shift() ?? null
    const app = build({ ...company.options, accountId: { known, find: () => Promise.resolve(null) } })
    const kinds = [
      await post({ ...company, app }, '/v1/links', goodBody),
      await post({ ...company, app }, '/v1/checks', check),
    ]
    await app.close()
    expect(kinds.map(({ body }) => body['accountId'])).toEqual([undefined, 'two'])
  })

  test('an app that may not ask leaves it out and works', async () => {
    const scopes = ['files.metadata.read', 'files.content.write']
    const company = await aCompany({ dropbox: { scopes } })
    for (let number = 0; number < 10; number += 1) {
      const answer = await ask(company)
      expect([answer.statusCode, answer.json()]).toEqual([
        200,
        expect.not.objectContaining({ accountId: expect.anything() }),
      ])
    }
    const link = await post(company, '/v1/links', goodBody)
    expect(link.body).toMatchObject({ kind: 'link' })
    expect(link.body).not.toHaveProperty('accountId')
  })

  test('a Dropbox that is away leaves it out', async () => {
    const company = await aCompany()
    company.dropbox.order({ kind: 'next', on: 'api', effect: { kind: 'answer', status: 500, body: '' } })
    const answer = await ask(company)
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      expect.not.objectContaining({ accountId: expect.anything() }),
    ])
  })
})

test('each link and check leaves an audit line, and no line ever holds a link or a token', async () => {
  const company = await aCompany()
  const { body } = await post(company, '/v1/links', goodBody)
  await post(company, '/v1/checks', check)
  await sendTo(body['url'], 'x')
  await post(company, '/v1/checks', check)
  await post(company, '/v1/links', { ...goodBody, path: 'A' })
  await post(company, '/v1/links', { ...goodBody, path: '..' })
  await post(company, '/v1/links', goodBody, { authorization: 'Bearer obx_canary' })
  const dropboxPath = '/Scans/laptop-7/a'
  const lines = company.auditLines.map((line) => JSON.parse(line))
  expect(lines).toMatchObject([
    {
      action: 'link',
      outcome: 'issued',
      device: 'laptop-7',
      path: 'a',
      sizeBytes: 1,
      address: '127.0.0.1',
      dropboxPath,
    },
    { action: 'check', outcome: 'absent', device: 'laptop-7', path: 'a', dropboxPath: null },
    { action: 'check', outcome: 'present', device: 'laptop-7', path: 'a', dropboxPath },
    { action: 'link', outcome: 'stored', device: 'laptop-7', path: 'A', dropboxPath },
    { action: 'link', outcome: 'name_not_allowed', device: 'laptop-7', path: '..', dropboxPath: null },
    { action: 'denied', outcome: 'sign_in_needed', device: null, path: null, dropboxPath: null },
  ])
  const text = company.auditLines.join('\n')
  const id = String(body['url']).split('/').at(-1) ?? ''
  expect(id.length).toBeGreaterThan(10)
  for (const secret of [id, 'apitul', laptopToken, 'obx_', 'Bearer']) expect(text).not.toContain(secret)
})

test('all that one request asks of Dropbox is one turn: nobody looks while another waits for its link', async () => {
  const company = await aCompany({ limits: { atOnce: 1 } })
  await company.app.inject({ url: '/v1/me', headers: { authorization } })
  company.dropbox.order({ kind: 'next', on: 'api', count: 2, effect: { kind: 'delay', ms: 50 } })
  const names = ['a', 'b', 'c']
  await Promise.all(names.map((path) => post(company, '/v1/links', { ...goodBody, path })))
  const done = company.journal().flatMap((entry) => {
    if (entry.kind === 'link_issued') return [`link ${entry.path}`]
    return entry.kind === 'api_call' ? [`look ${entry.path ?? ''}`] : []
  })
  const turns = names.map((name) => [`look /Scans/laptop-7/${name}`, `link /Scans/laptop-7/${name}`])
  expect(done).toHaveLength(6)
  for (const [look, link] of turns) expect(done.indexOf(link ?? '')).toBe(done.indexOf(look ?? '') + 1)
})
