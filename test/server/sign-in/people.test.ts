// People who sign in: what they reach, on which computers, and what happens while the provider is away or changes its keys.
import { describe, expect, test } from 'vitest'
import { post, sendTo } from '../company.ts'
import { aSignedInCompany, hello, kimsLaptop } from './a-signed-in-company.ts'

const wanted = (path: string) => ({
  path,
  size: hello.size,
  contentHash: hello.hash,
  clientModified: null,
  replaces: null,
})

test('forged tokens of one address cost a few checks, and shut out nobody who is in', async () => {
  const limits = { requestsPerAddress: { perSecond: 0.1, burst: 3 } }
  const { ask, claims, company, idp } = await aSignedInCompany({}, limits)
  const [kim, lee] = [await idp.sign(claims()), await idp.sign({ ...claims(), sub: 'lee' })]
  expect((await ask(kim)).status).toBe(200)
  const forged = `${lee.slice(0, -8)}AAAAAAAA`
  const statuses: number[] = []
  for (let number = 0; number < 5; number += 1) statuses.push((await ask(forged)).status)
  expect(statuses).toEqual([401, 401, 401, 429, 429])
  // Not even looked at: it would be good.
  const waiting = await ask(lee)
  expect([waiting.status, waiting.body['detail']]).toEqual([429, 'too many tokens of this address were refused'])
  expect((await ask(kim)).status).toBe(200)
  company.clock.advance(10_000)
  expect((await ask(lee)).status).toBe(200)
})

test('a person the company does not let upload is limited as a stranger is', async () => {
  const limits = { requestsPerAddress: { perSecond: 0.1, burst: 2 } }
  const { ask, claims, idp } = await aSignedInCompany({ signIn: { groupsClaim: 'groups', requiredGroup: 'x' } }, limits)
  const outsider = await idp.sign(claims())
  const statuses = [await ask(outsider), await ask(outsider), await ask(outsider)].map(({ status }) => status)
  expect(statuses).toEqual([403, 403, 429])
})

describe('whoever signs in', () => {
  test('has a folder of their own, the same on each computer, and nobody reaches that of another', async () => {
    const { ask, claims, idp } = await aSignedInCompany()
    const [kim, lee] = [await idp.sign(claims()), await idp.sign({ ...claims(), sub: 'lee' })]
    expect((await ask(kim)).body['path']).toBe('/People/kim/a.txt')
    expect((await ask(kim, 'a.txt', 'kims-other-computer')).body['path']).toBe('/People/kim/a.txt')
    expect((await ask(lee)).body['path']).toBe('/People/lee/a.txt')
    for (const path of ['../kim/a.txt', '/People/kim/a.txt', 'x/../../kim/a.txt', 'id:abc']) {
      expect((await ask(lee, path)).status).toBe(422)
    }
  })

  test('names what two computers save under one name after the computer, and is told so by /v1/me', async () => {
    const { ask, claims, company, idp } = await aSignedInCompany()
    const token = await idp.sign(claims())
    await sendTo((await ask(token)).body['url'], 'hello')
    const other = '0'.repeat(64)
    const names: unknown[] = []
    for (const device of [kimsLaptop, 'kims-other-computer']) {
      const headers = { authorization: `Bearer ${token}`, 'outbox-device': device }
      const me = (await company.app.inject({ url: '/v1/me', headers })).json<{ device: string; base: string }>()
      expect(me).toMatchObject({ base: '/People/kim' })
      const { body } = await post(company, '/v1/links', { ...wanted('a.txt'), contentHash: other }, headers)
      expect(body['path']).toBe(`/People/kim/a (from ${me.device}, 2026-11-23).txt`)
      names.push(me.device)
    }
    expect(new Set(names).size).toBe(2)
  })

  test('replaces from another computer only with the receipt of that computer', async () => {
    const { ask, claims, company, idp } = await aSignedInCompany()
    const token = await idp.sign(claims())
    const first = await ask(token)
    await sendTo(first.body['url'], 'hello')
    const next = {
      ...wanted('a.txt'),
      contentHash: '0'.repeat(64),
      replaces: hello.hash,
      receipt: first.body['receipt'],
    }
    const on = (device: string) =>
      post(company, '/v1/links', next, { authorization: `Bearer ${token}`, 'outbox-device': device })
    expect((await on('kims-other-computer')).body['path']).not.toBe('/People/kim/a.txt')
    expect((await on(kimsLaptop)).body['path']).toBe('/People/kim/a.txt')
  })

  test('is known by the claim and the group that the settings name', async () => {
    const signIn = { userClaim: 'preferred_username', groupsClaim: 'groups', requiredGroup: 'uploaders' }
    const { ask, claims, company, idp } = await aSignedInCompany({ signIn })
    const who = { ...claims(), preferred_username: 'kim@example.com' }
    expect((await ask(await idp.sign({ ...who, groups: ['staff', 'uploaders'] }))).body['path']).toBe(
      '/People/kim@example.com/a.txt',
    )
    const before = company.journal().length
    const outsider = await ask(await idp.sign({ ...who, groups: ['staff'] }))
    expect([outsider.status, outsider.body['code']]).toEqual([403, 'not_allowed'])
    expect((await ask(await idp.sign(who))).status).toBe(403)
    expect((await ask(await idp.sign({ ...claims(), groups: ['uploaders'] }))).status).toBe(401)
    expect(company.journal()).toHaveLength(before)
  })

  test('says which computer it is in a form that can be kept', async () => {
    const { ask, claims, idp } = await aSignedInCompany()
    for (const device of ['short', 'x'.repeat(65), 'kims laptop 0123456789']) {
      expect((await ask(await idp.sign(claims()), 'a.txt', device)).body['code']).toBe('bad_request')
    }
  })

  test('is limited as a device is', async () => {
    const { ask, claims, company, idp } = await aSignedInCompany()
    const token = await idp.sign(claims())
    const answers: number[] = []
    for (let number = 0; number < 21; number += 1) answers.push((await ask(token, `${number}.txt`)).status)
    expect(answers).toEqual([...Array<number>(20).fill(200), 429])
    expect((await post(company, '/v1/links', wanted('b.txt'), {})).status).toBe(200)
  })
})

test.each([
  ['ahead of', 600_000],
  ['behind', -600_000],
])(
  'a clock 10 minutes %s the provider signs nobody out and lets nobody in, until it is set right',
  async (side, ms) => {
    const { ask, claims, company, idp } = await aSignedInCompany()
    const stale = await idp.sign({ ...claims(), exp: Number(claims().iat) - 120 })
    const fresh = await idp.sign({ ...claims(), exp: Number(claims().iat) + 300 })
    expect((await ask(fresh)).status).toBe(200)
    // Both know what is too old.
    expect((await ask(stale)).status).toBe(401)
    const before = company.journal().length
    const right = { ...company.clock }
    Object.assign(company.clock, { wallMs: () => right.wallMs() + ms })
    for (let time = 0; time < 2; time += 1) {
      const answer = await ask(fresh)
      expect([answer.status, answer.body['code'], answer.retryAfter]).toEqual([503, 'sign_in_unavailable', '30'])
      expect(answer.body['detail']).toBe(`the clock of the server is 10 minutes ${side} that of the identity provider`)
    }
    expect(company.journal()).toHaveLength(before)
    Object.assign(company.clock, right)
    expect((await ask(fresh)).status).toBe(200)
    expect(company.failures).toEqual([
      `the clock of this server is 10 minutes ${side} that of the identity provider; people wait until one of the two is set right`,
      'the clocks of this server and of the identity provider agree again',
    ])
  },
)
