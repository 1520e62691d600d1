// Who gets in, and how often.
import { describe, expect, test } from 'vitest'
import { routes } from '#server/routes.ts'
import { aCompany, laptopToken } from './company.ts'
import type { Company } from './company.ts'

const authorization = `Bearer ${laptopToken}`

describe('every route but the sign of life needs a device', () => {
  test.each([...routes, { method: 'GET', url: '/nowhere' }, { method: 'DELETE', url: '/v1/links' }] as const)(
    '$method $url',
    async ({ method, url }) => {
      const { app, dropbox } = await aCompany()
      for (const headers of [{}, { authorization: 'Bearer obx_wrong' }, { cookie: `token=${laptopToken}` }]) {
        const answer = await app.inject({ method, url: `${url}?access_token=${laptopToken}`, headers })
        expect(answer.statusCode).toBe(url === '/healthz' ? 200 : 401)
        if (url !== '/healthz') expect(answer.json()).toMatchObject({ code: 'sign_in_needed' })
      }
      expect(dropbox.journal()).toEqual([])
    },
  )
})

test('a revoked device is out with its next request', async () => {
  const { app, devices } = await aCompany()
  devices.replace([])
  expect((await app.inject({ url: '/v1/me', headers: { authorization } })).statusCode).toBe(401)
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

  test('an address that tries tokens is stopped, also with the right one, and logs no more', async () => {
    const company = await aCompany({ limits: { denialsPerAddress: { perSecond: 0.2, burst: 3 } } })
    const guess = (token: string) =>
      company.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } })
    for (let number = 0; number < 3; number += 1) expect((await guess('obx_guess')).statusCode).toBe(401)
    expect((await guess('obx_guess')).statusCode).toBe(429)
    expect((await guess(laptopToken)).statusCode).toBe(429)
    expect(company.auditLines).toHaveLength(3)
    company.clock.advance(5_000)
    expect((await guess(laptopToken)).statusCode).toBe(200)
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
