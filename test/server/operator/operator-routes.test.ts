// What operators read, and that nobody else does.
import { expect, test } from 'vitest'
import { fleetReplySchema, formatStatus } from '#shared/contract/status-api.ts'
import { aCompany, laptopToken, operatorToken, post } from '../company.ts'

const operator = { authorization: `Bearer ${operatorToken}` }
const routes = ['/metrics', '/v1/fleet', '/fleet']

test.each(routes)('%s is for operators: no token, a wrong one and a device are refused', async (url) => {
  const { app, auditLines } = await aCompany()
  const basic = (password: string) => `Basic ${Buffer.from(`any:${password}`).toString('base64')}`
  const wrong = ['', 'Bearer obx_wrong', `Bearer ${laptopToken}`, basic(laptopToken), 'Basic !', 'Basic bm9jb2xvbg==']
  for (const authorization of wrong) {
    const answer = await app.inject({ url, headers: { authorization } })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'sign_in_needed'])
  }
  expect(auditLines.join()).not.toContain(laptopToken)
  for (const authorization of [operator.authorization, basic(operatorToken)]) {
    expect((await app.inject({ url, headers: { authorization } })).statusCode).toBe(200)
  }
})

test("an operator's token opens no route of devices", async () => {
  const { app } = await aCompany()
  expect((await app.inject({ url: '/v1/me', headers: operator })).statusCode).toBe(401)
})

test('a browser is asked for the token on the page only', async () => {
  const { app } = await aCompany()
  const challenges = await Promise.all(['/fleet', '/v1/fleet'].map((url) => app.inject({ url })))
  expect(challenges.map(({ headers }) => headers['www-authenticate'])).toEqual([
    'Basic realm="Outbox fleet", charset="UTF-8"',
    'Bearer',
  ])
})

test('the numbers count what was answered and recorded, and name no device, file, link or token', async () => {
  const company = await aCompany()
  const ask = { path: 'secret plans.pdf', size: 5, contentHash: 'a'.repeat(64), clientModified: null, replaces: null }
  const link = await post(company, '/v1/links', ask)
  await post(company, '/v1/links', { ...ask, path: '../up' })
  await company.app.inject({ url: '/nowhere/at/all', headers: { authorization: `Bearer ${laptopToken}` } })
  const { body, headers } = await company.app.inject({ url: '/metrics', headers: operator })
  expect(headers['content-type']).toMatch(/^text\/plain/)
  expect(body).toContain('outbox_requests_total{method="POST",route="/v1/links",status="200"} 1')
  expect(body).toContain('outbox_requests_total{method="GET",route="none",status="404"} 1')
  expect(body).toContain('outbox_audit_records_total{action="link",outcome="issued"} 1')
  expect(body).toContain('outbox_audit_records_total{action="link",outcome="name_not_allowed"} 1')
  expect(body).toContain('outbox_alarms_total{kind="unconfirmed"} 0')
  const linkId = String(link.body['url']).split('/').at(-1) ?? ''
  for (const secret of ['laptop-7', 'secret plans', linkId, laptopToken, operatorToken, 'nowhere']) {
    expect(body.includes(secret)).toBe(false)
  }
})

test('the fleet holds what each computer said with what it asked', async () => {
  const { app } = await aCompany()
  const status = {
    waiting: 3,
    attention: 1,
    oldestSeconds: 4_000,
    reasons: [{ code: 'dropbox_full', files: 3 }],
    version: '0.1.0',
  }
  const headers = { authorization: `Bearer ${laptopToken}`, 'outbox-status': formatStatus(status) }
  expect((await app.inject({ url: '/v1/me', headers })).statusCode).toBe(200)
  // One that cannot be read is no reason to refuse a question.
  const odd = { authorization: `Bearer ${laptopToken}`, 'outbox-status': 'waiting=many' }
  expect((await app.inject({ url: '/v1/me', headers: odd })).statusCode).toBe(200)
  const fleet = fleetReplySchema.parse((await app.inject({ url: '/v1/fleet', headers: operator })).json())
  expect(fleet).toMatchObject({
    machines: 1,
    stuck: [{ reason: 'dropbox_full', machines: 1 }],
    devices: [{ device: 'laptop-7', isStuck: true, status }],
  })
  const page = await app.inject({ url: '/fleet', headers: operator })
  expect(page.body).toContain('1 machine stuck for more than an hour: Dropbox full 1.')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
})

test('a server whose credential Dropbox refuses is not ready, and asks Dropbox once in ten seconds', async () => {
  const { app, clock, dropbox } = await aCompany()
  expect((await app.inject({ url: '/readyz' })).json()).toEqual({ ready: true })
  dropbox.order({ kind: 'tokens', to: 'revoke' })
  clock.advance(24 * 3_600_000)
  const before = dropbox.journal().length
  const answers = await Promise.all(Array.from({ length: 20 }, () => app.inject({ url: '/readyz' })))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 20 }, () => 503))
  expect(answers[0]?.json()).toEqual({ ready: false, because: 'dropbox_sign_in' })
  expect(dropbox.journal().length - before).toBeLessThanOrEqual(1)
})
