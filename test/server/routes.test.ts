// The routes: all of them, what they tell, and what they write down.
import { expect, test } from 'vitest'
import { routes } from '#server/routes.ts'
import { aCompany, laptopToken, post } from './company.ts'

const goodBody = { path: 'a', size: 1, contentHash: 'a'.repeat(64), clientModified: null, replaces: null }
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
  expect(answer.json()).toEqual({ device: 'laptop-7', base: '/Scans/laptop-7', directMaxBytes: 157_286_400 })
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('each link and check leaves an audit line, and no line ever holds a link or a token', async () => {
  const company = await aCompany()
  const { body } = await post(company, '/v1/links', goodBody)
  await post(company, '/v1/checks', { path: 'a', size: 1, contentHash: 'a'.repeat(64) })
  await post(company, '/v1/links', { ...goodBody, path: '..' })
  await post(company, '/v1/links', goodBody, { authorization: 'Bearer obx_canary' })
  const lines = company.auditLines.map((line) => JSON.parse(line))
  expect(lines).toMatchObject([
    { action: 'link', outcome: 'issued', device: 'laptop-7', path: 'a', sizeBytes: 1, address: '127.0.0.1' },
    { action: 'check', outcome: 'absent', device: 'laptop-7', path: 'a' },
    { action: 'link', outcome: 'name_not_allowed', device: 'laptop-7', path: '..' },
    { action: 'denied', outcome: 'sign_in_needed', device: null, path: null },
  ])
  const text = company.auditLines.join('\n')
  const id = String(body['url']).split('/').at(-1) ?? ''
  expect(id.length).toBeGreaterThan(10)
  for (const secret of [id, 'apitul', laptopToken, 'obx_', 'Bearer']) expect(text).not.toContain(secret)
})
