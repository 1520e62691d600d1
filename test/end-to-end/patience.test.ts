// Runs that shall end by themselves wait half a minute for a world that does not let them through. Side by side, for they
// do nothing but wait.
import { test } from 'vitest'
import { aCompany } from './company.ts'
import { lastStates, summaryOf } from './outbox-process.ts'
import { aServer, json } from './simple-server.ts'
import { slowness } from '#test/rigs/time/slowness.ts'

test.concurrent(
  'a run that shall end by itself gives up a server that stays away, and loses nothing',
  { timeout: 300_000 },
  async ({ expect }) => {
    await using company = await aCompany()
    await company.stopServer()
    await company.save('one.txt', '1')
    const startedMs = performance.now()
    const ended = await company.run(company.watchOnce())
    expect((performance.now() - startedMs) / slowness()).toBeLessThan(60_000)
    expect([ended.code, summaryOf(ended)]).toEqual([1, { done: 0, blocked: 0, excluded: 0, waiting: 1 }])
    expect(lastStates(ended.events)['one.txt']).toBe('waiting: server_unreachable')
    await company.startServer()
    expect((await company.run(company.watchOnce())).code).toBe(0)
    expect(await company.received('one.txt')).toBe('1')
  },
)

test.concurrent('a full Dropbox is one trouble for all files, and nothing is lost', async ({ expect }) => {
  await using company = await aCompany({ quotaBytes: 1_000 })
  await company.save('small.txt', 'fits')
  // Before the large one is there: whichever comes to Dropbox first would decide whether the other one is tried.
  expect((await company.run(company.watchOnce())).code).toBe(0)
  await company.save('large.txt', 'x'.repeat(5_000))
  const ended = await company.run(company.watchOnce())
  const large = lastStates(ended.events)['large.txt'] ?? ''
  expect(ended.code).not.toBe(0)
  expect(large).toMatch(/dropbox_full/)
  expect(summaryOf(ended)).toMatchObject({ done: 1 })
  expect(await company.received('small.txt')).toBe('fits')
})

test.concurrent("another host's link is not followed", async ({ expect }) => {
  await using company = await aCompany()
  await using thief = await aServer((_request, _body, response) => json(response, 200, {}))
  await using server = await aServer((request, _body, response) => {
    if (request.url !== '/v1/links') return json(response, 404, {})
    const expiresAt = new Date(Date.now() + 300_000).toISOString()
    json(response, 200, { kind: 'link', url: 'https://content.dropboxapi.com.evil.example/apitul/1/abc', expiresAt })
  })
  await company.save('kept.txt', 'kept')
  const ended = await company.run(company.watchOnce().with(4, server.url))
  expect(ended.code).toBe(1)
  expect(lastStates(ended.events)['kept.txt']).toBe('waiting: link_rejected')
  expect(summaryOf(ended)).toEqual({ done: 0, blocked: 0, excluded: 0, waiting: 1 })
  expect(thief.asked).toEqual([])
})
