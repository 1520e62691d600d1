// Asking whether bytes arrived, against a real local Dropbox.
import { expect, test } from 'vitest'
import { post, officeToken, sendTo, aCompany } from '../company.ts'
import { check, printOf, store } from './stored-files.ts'

test('bytes that are there are present, and that costs one lookup', async () => {
  const company = await aCompany()
  await store(company, 'a/plan.pdf', 'one')
  const before = company.journal().length
  expect(await check(company, 'A/plan.PDF', 'one')).toMatchObject({
    kind: 'present',
    path: '/Scans/laptop-7/a/plan.pdf',
  })
  expect(company.journal().length - before).toBe(1)
})

test('bytes that went into a conflict copy are found there', async () => {
  const company = await aCompany()
  await store(company, 'plan.pdf', 'theirs')
  expect(await check(company, 'plan.pdf', 'ours')).toEqual({ kind: 'absent', diagnosis: null })
  await store(company, 'plan.pdf', 'ours')
  expect(await check(company, 'plan.pdf', 'ours')).toMatchObject({
    kind: 'present',
    path: '/Scans/laptop-7/plan (from laptop-7, 2026-11-20).pdf',
  })
})

test('a conflict copy with other bytes is not these bytes', async () => {
  const company = await aCompany()
  await store(company, 'plan.pdf', 'theirs')
  await store(company, 'plan.pdf', 'ours')
  expect(await check(company, 'plan.pdf', 'ours, edited')).toEqual({ kind: 'absent', diagnosis: null })
})

test('copies are looked for under the rule that prefers the newest too, for it makes them', async () => {
  const company = await aCompany({ policy: { conflict: 'replace' } })
  await store(company, 'plan.pdf', 'theirs')
  await store(company, 'plan.pdf', 'ours')
  const path = '/Scans/laptop-7/plan (from laptop-7, 2026-11-20).pdf'
  expect(await check(company, 'plan.pdf', 'ours')).toMatchObject({ kind: 'present', path })
})

test('bytes that are not there are absent, without a reason when nothing speaks against them', async () => {
  const company = await aCompany()
  await store(company, 'a/plan.pdf', 'one')
  expect(await check(company, 'a/other.pdf', 'one')).toEqual({ kind: 'absent', diagnosis: null })
  expect(await check(company, 'not/there/yet.pdf', 'one')).toEqual({ kind: 'absent', diagnosis: null })
})

test('a device that checks too often is told when to come back, and slows nobody else down', async () => {
  const company = await aCompany({ limits: { checksPerDevice: { perSecond: 0.5, burst: 2 } } })
  const ask = (headers = {}) => post(company, '/v1/checks', { path: 'plan.pdf', ...printOf('one') }, headers)
  const answers = [
    await ask(),
    await ask(),
    await ask({ 'idempotency-key': 'k' }),
    await ask({ authorization: `Bearer ${officeToken}` }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 200])
  const { contentHash } = printOf('one')
  const asked = { path: 'plan.pdf', contentHash, key: 'k' }
  expect(answers[2]).toMatchObject({ body: { code: 'too_many_requests', asked }, retryAfter: '2' })
  company.clock.advance(2_000)
  expect((await ask()).status).toBe(200)
})

test('a link that is known to be used frees its place', async () => {
  const company = await aCompany({ limits: { liveLinksPerDevice: 1 } })
  const ask = { path: 'plan.pdf', ...printOf('one'), clientModified: null, replaces: null }
  const { body } = await post(company, '/v1/links', ask)
  await sendTo(body['url'], 'one')
  await check(company, 'plan.pdf', 'one')
  const before = company.journal().length
  expect((await post(company, '/v1/links', { ...ask, path: 'next.pdf' })).body).toMatchObject({ kind: 'link' })
  expect(company.journal().length - before).toBe(2) // a lookup and the link: nothing else had to be found out
})
