// Each fault on demand: what the client meets and what became of its bytes.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EffectInput } from '#emulator/http/faults.ts'
import { startDropbox, type Dropbox } from '#emulator/start.ts'
import { callRoute, field, linkFor, openPost, postBytes } from '../talk.ts'
import { until } from '#test/rigs/until.ts'

let dropbox: Dropbox
beforeEach(async () => {
  dropbox = await startDropbox()
})
afterEach(() => dropbox.close())

function commits(): number {
  return dropbox.journal().filter((entry) => entry.kind === 'commit').length
}

/** What a POST meets under a fault: the status, or that the connection broke; and how many commits there were. */
async function postUnder(effect: EffectInput): Promise<readonly [number | 'broken', number]> {
  const link = await linkFor(dropbox, { path: '/a' })
  dropbox.faults.next({ on: 'link', effect })
  const status = await postBytes(link, 'hello').then(
    (answer) => answer.status,
    () => 'broken' as const,
  )
  return [status, commits()]
}

test.each<[string, EffectInput, readonly [number | 'broken', number]]>([
  ['another answer', { kind: 'answer', status: 503, body: 'busy', retryAfter: '7' }, [503, 0]],
  ['another answer after the body', { kind: 'answer', status: 500, when: 'after_body' }, [500, 0]],
  ['another answer after the commit', { kind: 'answer_after_commit', status: 504 }, [504, 1]],
  ['a reset before the body', { kind: 'reset_before_body' }, ['broken', 0]],
  ['a reset in the body', { kind: 'reset_in_body', afterBytes: 2 }, ['broken', 0]],
  ['a lost answer', { kind: 'reset_after_commit' }, ['broken', 1]],
  ['an answer cut short', { kind: 'cut_answer', afterBytes: 10 }, ['broken', 1]],
  ['a captive portal', { kind: 'html_portal' }, [200, 0]],
  ['a redirect', { kind: 'redirect', status: 307, location: 'http://127.0.0.1:1/elsewhere' }, [307, 0]],
  ['a delay', { kind: 'delay', ms: 20 }, [200, 1]],
  ['slow reading', { kind: 'slow_read', bytesPerSecond: 100 }, [200, 1]],
])('%s', async (_name, effect, expected) => {
  expect(await postUnder(effect)).toEqual(expected)
})

test('what is read slowly is read at once when faults are forgotten', async () => {
  const link = await linkFor(dropbox, { path: '/a' })
  dropbox.faults.next({ on: 'link', effect: { kind: 'slow_read', bytesPerSecond: 1 } })
  // An hour of reading.
  const sent = postBytes(link, 'x'.repeat(3_600))
  await until('the post has begun', () => dropbox.journal().some(({ kind }) => kind === 'post_begun'))
  expect(commits()).toBe(0)
  dropbox.faults.clear()
  expect([(await sent).status, commits()]).toEqual([200, 1])
})

test('Retry-After is sent as it was ordered', async () => {
  dropbox.faults.next({
    on: 'link',
    effect: { kind: 'answer', status: 429, retryAfter: 'Fri, 31 Dec 1999 23:59:59 GMT' },
  })
  const answer = await postBytes(await linkFor(dropbox, { path: '/a' }), 'x')
  expect(answer.headers.get('retry-after')).toBe('Fri, 31 Dec 1999 23:59:59 GMT')
})

test('a late commit: the client is cut off, and the bytes land afterwards', async () => {
  expect(await postUnder({ kind: 'late_commit', ms: 300 })).toEqual(['broken', 0])
  await until('one file is in', () => commits() === 1)
})

test('a late commit that is still to come dies with the emulator', async () => {
  expect(await postUnder({ kind: 'late_commit', ms: 3_600_000 })).toEqual(['broken', 0])
  await dropbox.close()
  expect(commits()).toBe(0)
  dropbox = await startDropbox()
})

test.each([
  ['stall', 0],
  ['stall_after_commit', 1],
] as const)('%s: no answer comes, whatever became of the bytes', async (kind, expected) => {
  const link = await linkFor(dropbox, { path: '/a' })
  dropbox.faults.next({ on: 'link', effect: { kind } })
  const socket = await openPost(link, 1)
  socket.write('x')
  await until('the fault came', () => dropbox.journal().some((entry) => entry.kind === 'fault'))
  await until('what is expected is in', () => commits() === expected)
  const first = await Promise.race([
    new Promise((resolve) => socket.once('data', () => resolve('answer'))),
    sleep(100, 'silence'),
  ])
  expect(first).toBe('silence')
  socket.destroy()
})

test.each([
  ['wrong', /^\{"content-hash":"[0-9a-f]{64}"\}$/],
  ['missing', /^\{"note":"no hash"\}$/],
  ['upper', /^\{"content-hash":"[0-9A-F]{64}"\}$/],
  ['short', /^\{"content-hash":"[0-9a-f]{38}"\}$/],
] as const)('a hash that is %s', async (variant, shape) => {
  dropbox.faults.next({ on: 'link', effect: { kind: 'wrong_hash', variant } })
  const answer = await postBytes(await linkFor(dropbox, { path: '/a' }), 'hello')
  expect(answer.text).toMatch(shape)
  const stored = dropbox.model.getMetadata('/a', 0)
  expect(answer.text).not.toContain(stored.kind === 'file' ? stored.contentHash : '')
})

test('a plan is used up by the requests it is meant for and no others', async () => {
  dropbox.faults.next({ on: 'api', route: 'files/get_metadata', count: 2, effect: { kind: 'answer', status: 500 } })
  const statuses: number[] = []
  for (const route of ['files/list_folder', 'files/get_metadata', 'files/get_metadata', 'files/get_metadata']) {
    const argument = route === 'files/list_folder' ? { path: '' } : { path: '/none' }
    statuses.push((await callRoute(dropbox, route, argument)).status)
  }
  expect(statuses).toEqual([200, 500, 500, 409])
})

test('orders come over HTTP too, and a wrong one is refused in words', async () => {
  const order = (body: string): Promise<Response> => fetch(`${dropbox.url}/faults`, { method: 'POST', body })
  const good = await order(JSON.stringify({ kind: 'next', on: 'token', effect: { kind: 'answer', status: 503 } }))
  expect(good.status).toBe(200)
  expect((await fetch(`${dropbox.url}/oauth2/token`, { method: 'POST' })).status).toBe(503)
  expect([
    (await order('{')).status,
    (await order('{"kind":"switches","switches":{"consumeOn":"never"}}')).status,
  ]).toEqual([400, 400])
  expect((await order('{"kind":"switches","switches":{"on409":"reusable"}}')).status).toBe(200)
  expect(dropbox.model.switches()).toMatchObject({ on409: 'reusable', consumeOn: 'body' })
})

test('limits: full, read-only, contended, and out of data transport', async () => {
  const post = async (path: string): Promise<number> =>
    (await postBytes(await linkFor(dropbox, { path }), 'hello')).status
  dropbox.order({ kind: 'limits', limits: { quotaBytes: 7, readOnlyFolders: ['/locked'] } })
  expect([await post('/a'), await post('/b'), await post('/locked/c')]).toEqual([200, 409, 409])
  dropbox.order({ kind: 'limits', limits: { quotaBytes: 100, contention: { maxConcurrent: 1, holdMs: 60_000 } } })
  expect([await post('/d'), await post('/e')]).toEqual([200, 409])
  const causes = dropbox.journal().flatMap((entry) => (entry.kind === 'commit_refused' ? [entry.cause] : []))
  expect(causes).toEqual(['insufficient_space', 'no_write_permission', 'too_many_write_operations'])

  dropbox.order({ kind: 'data_transport', message: 'Your team has used up its uploads.' })
  const upload = await fetch(`${dropbox.url}/2/files/upload`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${dropbox.accessToken}`,
      'content-type': 'application/octet-stream',
      'dropbox-api-arg': '{"path":"/f"}',
    },
    body: 'x',
  })
  expect(upload.status).toBe(403)
  expect(await upload.json()).toMatchObject({ user_message: { text: 'Your team has used up its uploads.' } })
})

test('tokens expire on demand, and new ones can be had until the app is revoked', async () => {
  const { appKey, appSecret, refreshToken, url } = dropbox
  const refresh = (): Promise<Response> => {
    const fields = {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: appKey,
      client_secret: appSecret,
    }
    return fetch(`${url}/oauth2/token`, { method: 'POST', body: new URLSearchParams(fields) })
  }
  dropbox.order({ kind: 'tokens', to: 'expire' })
  const expired = await callRoute(dropbox, 'files/get_metadata', { path: '/a' })
  expect([expired.status, field(expired, 'error')]).toEqual([401, '{".tag":"expired_access_token"}'])
  expect((await refresh()).status).toBe(200)
  dropbox.order({ kind: 'tokens', to: 'revoke' })
  const revoked = await refresh()
  expect([revoked.status, await revoked.json()]).toEqual([400, expect.objectContaining({ error: 'invalid_grant' })])
  dropbox.order({ kind: 'tokens', to: 'allow' })
  expect((await refresh()).status).toBe(200)
})
