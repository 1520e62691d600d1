// A company may write its own server. One with only the link route works; a wrong one sends nothing and is told in words.
import { test } from 'vitest'
import { aCompany } from './company.ts'
import { lonelyLinkRoute } from '#test/conformance/link-only-server.ts'
import { lastStates } from './outbox-process.ts'
import { aServer, json } from './simple-server.ts'

test.concurrent('a server with only the link route works, also when an answer is lost', async ({ expect }) => {
  await using company = await aCompany()
  await using server = await lonelyLinkRoute(company.dropbox)
  await company.save('simple.txt', 'simple')
  await company.save('lost.txt', 'lost')
  company.dropbox.faults.next({ on: 'link', effect: { kind: 'reset_after_commit' } })
  const ended = await company.run(company.watchOnce().with(4, server.url))
  expect(lastStates(ended.events)).toEqual({ 'simple.txt': 'done', 'lost.txt': 'done' })
  expect(ended.code).toBe(0)
  expect(company.commits().toSorted()).toEqual(['/Outbox/lost.txt', '/Outbox/simple.txt'])
})

test.concurrent('a firewall that shows a page for one file keeps that file alone, and is named', async ({ expect }) => {
  await using company = await aCompany()
  // What stands before the company server hands on all but one name.
  await using firewall = await aServer(async (request, body, response) => {
    if (body.includes('union select'))
      return void response.writeHead(403, { 'content-type': 'text/html' }).end('<html>')
    const { authorization = '', 'idempotency-key': key = '' } = request.headers
    const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': String(key) }
    const asked = { method: request.method ?? '', headers, ...(request.method === 'POST' ? { body } : {}) }
    const answer = await fetch(`${company.serverUrl()}${request.url ?? ''}`, asked)
    json(response, answer.status, await answer.json())
  })
  await company.save('union select.sql', 'a report')
  for (const name of ['a', 'b', 'c', 'd']) await company.save(`${name}.txt`, name)
  const outbox = company.start(company.watch().with(4, firewall.url))
  for (const name of ['a', 'b', 'c', 'd'])
    await outbox.until(({ path, state }) => path === `${name}.txt` && state === 'done')
  await outbox.until(({ path, reason }) => path === 'union select.sql' && reason === 'intercepted')
  await company.save('later.txt', 'later')
  await outbox.until(({ path, state }) => path === 'later.txt' && state === 'done')
  outbox.signal('SIGTERM')
  const { events } = await outbox.ended
  expect(events.filter(({ event }) => event === 'queue')).toEqual([])
  expect(lastStates(events)['union select.sql']).toMatch(/^waiting/)
})

const hopeless = [
  ['a web page', 'captive_portal', 200, 'text/html', '<!doctype html><title>Sign in</title>'],
  ['a redirect', 'unexpected_redirect', 302, 'text/plain', ''],
  ['an answer of ten megabytes', 'bad_answer', 200, 'application/json', 'x'.repeat(10_000_000)],
  ['an answer that is no JSON', 'bad_answer', 200, 'application/json', '{"device":'],
  ['an answer of another shape', 'bad_answer', 200, 'application/json', '{"hello":"world"}'],
  ['that the token is not known', 'sign_in_needed', 401, 'application/json', '{"code":"sign_in_needed"}'],
] as const

test.concurrent.for(hopeless)(
  'a server that answers %s is told as %s, and nothing is sent',
  async (row, { expect }) => {
    const [, code, status, type, body] = row
    await using company = await aCompany()
    await using server = await aServer((_request, _body, response) => {
      response.writeHead(status, { 'content-type': type, location: 'http://127.0.0.1:9/' }).end(body)
    })
    await company.save('kept.txt', 'kept')
    const ended = await company.run(company.watchOnce().with(4, server.url))
    expect(ended.code).toBe(1)
    expect(ended.events).toEqual([{ event: 'error', code, text: expect.stringMatching(/^[A-Z].*Nothing was sent\.$/) }])
    expect(new Set(server.asked)).toEqual(new Set(['GET /v1/me']))
    expect(company.posts()).toBe(0)
  },
)
