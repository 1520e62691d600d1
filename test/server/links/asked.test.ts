// Every answer says which question it answers.
import { describe, expect, test } from 'vitest'
import { checkReplySchema, linkReplySchema, problemSchema } from '#shared/contract/link-api.ts'
import { build } from '#server/http/app.ts'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { aCompany, laptopToken, post, sendTo } from '../company.ts'
import type { Answer, Company, CompanyOptions } from '../company.ts'

const check = { path: 'e\u0301/plan.pdf', size: 3, contentHash: contentHashOf(Buffer.from('one')) }
const link = { ...check, clientModified: null, replaces: null }
const { size: _size, ...question } = check

async function store(company: Company): Promise<void> {
  expect(await sendTo((await post(company, '/v1/links', link)).body['url'], 'one')).toBe(200)
}

describe.each([
  ['with a key', { 'idempotency-key': 'try-1' }, 'try-1'],
  ['without', {}, null],
])('%s', (_name, headers, key) => {
  const asked = { ...question, key }
  test('a link', async () => {
    const { body } = await post(await aCompany(), '/v1/links', link, headers)
    expect(linkReplySchema.parse(body)).toMatchObject({ kind: 'link', asked, path: '/Scans/laptop-7/é/plan.pdf' })
  })

  test('bytes that are stored, and present', async () => {
    const company = await aCompany()
    await store(company)
    const stored = await post(company, '/v1/links', link, headers)
    expect(linkReplySchema.parse(stored.body)).toMatchObject({ kind: 'stored', asked })
    const present = await post(company, '/v1/checks', check, headers)
    expect(checkReplySchema.parse(present.body)).toMatchObject({ kind: 'present', asked })
  })

  test('bytes that are absent', async () => {
    const { body } = await post(await aCompany(), '/v1/checks', check, headers)
    expect(checkReplySchema.parse(body)).toMatchObject({ kind: 'absent', asked })
  })
})

describe('refusals', () => {
  const key = { 'idempotency-key': 'try-1' }
  const asked = { ...question, key: 'try-1' }
  const down = { kind: 'next', on: 'api', effect: { kind: 'answer', status: 500, body: '' } } as const
  const none = { linksPerNamespace: { perSecond: 0.001, burst: 1 } }

  test.each<[string, CompanyOptions, (company: Company) => Promise<Answer>, Record<string, unknown>]>([
    ['too large', { policy: { directMaxBytes: 1 } }, (company) => post(company, '/v1/links', link, key), asked],
    ['a bad name', {}, (company) => post(company, '/v1/links', { ...link, path: '..' }, key), { ...asked, path: '..' }],
    [
      'too many links',
      { limits: none },
      async (company) => {
        await post(company, '/v1/links', { ...link, path: 'other' })
        return post(company, '/v1/links', link, key)
      },
      asked,
    ],
    [
      'a key used twice',
      {},
      async (company) => {
        await post(company, '/v1/links', { ...link, path: 'other' }, key)
        return post(company, '/v1/links', link, key)
      },
      asked,
    ],
    [
      'a key that is none',
      {},
      (company) => post(company, '/v1/links', link, { 'idempotency-key': 'a b' }),
      { ...asked, key: null },
    ],
    [
      'a key that is none, of a check',
      {},
      (company) => post(company, '/v1/checks', check, { 'idempotency-key': 'x'.repeat(256) }),
      { ...asked, key: null },
    ],
    [
      'a broken Dropbox',
      {},
      async (company) => {
        await company.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${laptopToken}` } })
        company.dropbox.order(down)
        return post(company, '/v1/checks', check, key)
      },
      asked,
    ],
  ])('%s', async (_name, options, ask, expected) => {
    const answer = await ask(await aCompany(options))
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(problemSchema.parse(answer.body).asked).toEqual(expected)
  })

  test('a failure of the server itself', async () => {
    const company = await aCompany()
    const failures: string[] = []
    const app = build({
      ...company.options,
      dropbox: { ...company.api, look: () => Promise.reject(new Error('a bug')) },
      onFailure: (text) => failures.push(text),
    })
    const answer = await post({ ...company, app }, '/v1/links', link, key)
    await app.close()
    expect([answer.status, answer.body['asked'], failures.length]).toEqual([500, asked, 1])
  })

  test.each([
    ['a body of another shape', { ...link, mode: 'overwrite' }, {}],
    ['a token nobody knows', link, { authorization: 'Bearer obx_wrong' }],
  ])('%s is no question that was understood', async (_name, body, headers) => {
    const answer = await post(await aCompany(), '/v1/links', body, { ...key, ...headers })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.body).not.toHaveProperty('asked')
  })
})

test('the key of a check is only repeated: the same key may ask about another file', async () => {
  const company = await aCompany()
  for (const path of ['a', 'b']) {
    const { body } = await post(company, '/v1/checks', { ...check, path }, { 'idempotency-key': 'same' })
    expect(body).toMatchObject({ kind: 'absent', asked: { path, key: 'same' } })
  }
})

test('the longest path with the longest place it was stored at still fits', async () => {
  const segment = '水'.repeat(255)
  const path = Array.from({ length: 15 }, () => segment).join('/')
  const replacesAt = `/Scans/laptop-7/${path}/${path}`
  const company = await aCompany()
  const { body } = await post(company, '/v1/links', { ...link, path, replaces: link.contentHash, replacesAt })
  expect(body).toMatchObject({ kind: 'link', asked: { path } })
})
