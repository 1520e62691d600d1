// Who gets in, and how often.
import { describe, expect, test } from 'vitest'
import { routes } from '#server/http/routes.ts'
import { hashToken, makeToken } from '#server/devices.ts'
import { aCompany, laptopToken, officeToken, twoDevices } from '../company.ts'
import type { Company } from '../company.ts'

const authorization = `Bearer ${laptopToken}`

describe('every route but the signs of life needs a device or an operator', () => {
  test.each([...routes, { method: 'GET', url: '/nowhere' }, { method: 'DELETE', url: '/v1/links' }] as const)(
    '$method $url',
    async ({ method, url }) => {
      const { app, journal } = await aCompany()
      for (const headers of [{}, { authorization: 'Bearer obx_wrong' }, { cookie: `token=${laptopToken}` }]) {
        const answer = await app.inject({ method, url: `${url}?access_token=${laptopToken}`, headers })
        const isOpen = url === '/healthz' || url === '/readyz' || url === '/v1/sign-in'
        expect(answer.statusCode).toBe(isOpen ? 200 : 401)
        if (!isOpen) expect(answer.json()).toMatchObject({ code: 'sign_in_needed' })
      }
      expect(journal()).toEqual([])
    },
  )
})

test('a server without enrolment knows no route for it, and one with it lets strangers no further', async () => {
  const { app } = await aCompany()
  const ask = { method: 'POST', url: '/v1/enrolments', payload: { code: 'x' } } as const
  expect((await app.inject(ask)).statusCode).toBe(401)
  const { app: other } = await aCompany({ enrolmentFile: ':memory:' })
  expect((await other.inject(ask)).statusCode).toBe(403)
  expect((await other.inject({ ...ask, method: 'GET' })).statusCode).toBe(401)
  expect((await other.inject({ url: '/v1/me' })).statusCode).toBe(401)
})

test('a revoked device is out with its next request', async () => {
  const { app, devices } = await aCompany()
  devices.replace([])
  expect((await app.inject({ url: '/v1/me', headers: { authorization } })).statusCode).toBe(401)
})

test('the audit says which computer a refused token was of, through the noise of others, and never the token', async () => {
  const revoked = makeToken()
  const company = await aCompany({ limits: { denialsPerAddress: { perSecond: 0.2, burst: 2 } } })
  const [laptop] = twoDevices
  if (laptop === undefined) throw new Error('there is a laptop')
  company.devices.replace([{ ...laptop, name: 'lost-phone', tokenSha256: hashToken(revoked), revoked: true }])
  const ask = (token: string) => company.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } })
  for (let number = 0; number < 5; number += 1) await ask('obx_noise')
  for (const token of [laptopToken, officeToken, revoked]) expect((await ask(token)).statusCode).toBe(401)
  const devices = company.auditLines.map((line) => /"device":("[^"]*"|null)/.exec(line)?.[1])
  expect(devices).toEqual(['null', 'null', '"laptop-7"', '"office"', '"lost-phone"'])
  for (const secret of [laptopToken, officeToken, revoked]) {
    expect(company.auditLines.join()).not.toContain(secret)
    expect(company.auditLines.join()).not.toContain(hashToken(secret))
  }
})

describe('limits', () => {
  test('a device that asks too fast is told when to come back', async () => {
    const { app, clock } = await aCompany({ limits: { requestsPerDevice: { perSecond: 0.5, burst: 2 } } })
    const ask = () => app.inject({ url: '/v1/me', headers: { authorization } })
    expect([(await ask()).statusCode, (await ask()).statusCode]).toEqual([200, 200])
    const third = await ask()
    expect([third.statusCode, third.headers['retry-after']]).toEqual([429, '2'])
    clock.advance(2_000)
    expect((await ask()).statusCode).toBe(200)
  })

  test('one device that asks too fast slows nobody else down', async () => {
    const { app } = await aCompany({ limits: { requestsPerDevice: { perSecond: 0.5, burst: 2 } } })
    const ask = async (token: string) =>
      (await app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } })).statusCode
    for (let number = 0; number < 3; number += 1) await ask(laptopToken)
    expect([await ask(laptopToken), await ask(officeToken)]).toEqual([429, 200])
  })

  test('an address that tries tokens hears the same each time, but fills no audit', async () => {
    const company = await aCompany({ limits: { denialsPerAddress: { perSecond: 0.2, burst: 3 } } })
    const guess = async () =>
      (await company.app.inject({ url: '/v1/me', headers: { authorization: 'Bearer obx_guess' } })).statusCode
    const codes: number[] = []
    for (let number = 0; number < 5; number += 1) codes.push(await guess())
    expect(codes).toEqual([401, 401, 401, 401, 401])
    expect(company.auditLines).toHaveLength(3)
    company.clock.advance(5_000)
    await guess()
    expect(company.auditLines).toHaveLength(4)
  })

  test('a thousand wrong requests from its own address keep no device out, nor does a slow trickle of them', async () => {
    const limits = { denialsPerAddress: { perSecond: 0.2, burst: 3 }, requestsPerAddress: { perSecond: 1, burst: 5 } }
    const { app, clock } = await aCompany({ limits })
    const strange = [{}, { authorization: 'Bearer obx_guess' }]
    for (let number = 0; number < 1_000; number += 1) {
      await app.inject({ url: number % 3 === 0 ? '/' : '/v1/me', headers: strange[number % 2] ?? {} })
    }
    for (let number = 0; number < 20; number += 1) {
      expect((await app.inject({ url: '/v1/me', headers: { authorization } })).statusCode).toBe(200)
      await app.inject({ url: '/' })
      clock.advance(1_000)
    }
  })

  test('a device with a valid token does not use up what strangers at its address may ask', async () => {
    const { app } = await aCompany({ limits: { requestsPerAddress: { perSecond: 0.1, burst: 2 } } })
    for (let number = 0; number < 10; number += 1) await app.inject({ url: '/v1/me', headers: { authorization } })
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
  })

  test('nobody escapes a limit by inventing a forwarded address', async () => {
    const ask = (company: Company, forwarded: string) =>
      company.app.inject({ url: '/healthz', headers: { 'x-forwarded-for': forwarded } })
    const limits = { requestsPerAddress: { perSecond: 0.1, burst: 1 } }
    const strict = await aCompany({ limits })
    await ask(strict, '1.1.1.1')
    expect((await ask(strict, '2.2.2.2')).statusCode).toBe(429)
    const proxied = await aCompany({ limits, trustProxy: ['127.0.0.1'] })
    await ask(proxied, '1.1.1.1')
    expect((await ask(proxied, '2.2.2.2')).statusCode).toBe(200)
  })
})
