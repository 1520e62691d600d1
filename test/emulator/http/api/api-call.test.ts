// The API as strict as Dropbox's: callers, arguments, answers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { startDropbox, type Dropbox } from '#emulator/start.ts'
import { callRoute, callUpload, field, linkFor, postBytes } from '../../talk.ts'

let dropbox: Dropbox
beforeAll(async () => {
  dropbox = await startDropbox()
})
afterAll(() => dropbox.close())

const hello = Buffer.from('hello')

describe('a wrong argument is refused with 400 in plain text that says where and why:', () => {
  const link = 'files/get_temporary_upload_link'
  const commit = (fields: object): object => ({ commit_info: { path: '/a', ...fields } })
  test.each<[string, string, unknown, string]>([
    ['unknown field', 'files/get_metadata', { path: '/a', root: 1 }, "unknown field 'root'"],
    ['missing field', 'files/get_metadata', {}, "missing required field 'path'"],
    ['wrong type', 'files/get_metadata', { path: null }, 'path: null expected to be a string, got null'],
    ['pattern', 'files/get_metadata', { path: 'tmp' }, "path: 'tmp' did not match pattern '"],
    ['root', 'files/get_metadata', { path: '/' }, 'path: The root folder is unsupported.'],
    ['root of a listing', 'files/list_folder', { path: '/' }, 'path: Specify the root folder as an empty string'],
    ['a move to nowhere', 'files/move_v2', { from_path: '/a' }, "missing required field 'to_path'"],
    ['a search for nothing', 'files/search_v2', { query: '' }, 'query: '],
    ['no object', 'files/get_metadata', [], 'expected object, got list'],
    ['a content hash on a link', link, commit({ content_hash: 'x' }), "commit_info: unknown field 'content_hash'"],
    [
      'too short',
      link,
      { commit_info: { path: '/a' }, duration: 59.9 },
      'duration: 59.9 is less than the minimum of 60',
    ],
    [
      'too long',
      link,
      { commit_info: { path: '/a' }, duration: 14_401 },
      'duration: 14401 is greater than the maximum of 14400',
    ],
    ['bare update', link, commit({ mode: 'update' }), 'commit_info: mode: expected object, got string'],
    ['no tag', link, commit({ mode: { update: 'abc' } }), "commit_info: mode: missing '.tag' key"],
    [
      'short rev',
      link,
      commit({ mode: { '.tag': 'update', update: 'abc' } }),
      "commit_info: mode: update: 'abc' must be at least 9",
    ],
    ['unknown mode', link, commit({ mode: 'append' }), "commit_info: mode: unknown tag 'append'"],
    [
      'fractions',
      link,
      commit({ client_modified: '2026-01-01T00:00:00.5Z' }),
      "client_modified: time data '2026-01-01T00:00:00.5Z' does not match format '%Y-%m-%dT%H:%M:%SZ'",
    ],
    ['flag', link, commit({ mute: 'yes' }), 'commit_info: mute: expected boolean, got string'],
    ['limit', 'files/list_revisions', { path: '/a', limit: 101 }, 'limit: 101 is greater than the maximum of 100'],
  ])('%s', async (_name, route, argument, why) => {
    const answer = await callRoute(dropbox, route, argument)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'text/plain; charset=utf-8'])
    expect(answer.text).toContain(`Error in call to API function "${route}": request body: `)
    expect(answer.text).toContain(why)
  })

  test('not JSON', async () => {
    const headers = { authorization: `Bearer ${dropbox.accessToken}`, 'content-type': 'application/json' }
    const answer = await fetch(`${dropbox.url}/2/files/get_metadata`, { method: 'POST', headers, body: '{' })
    expect([answer.status, await answer.text()]).toEqual([
      400,
      'Error in call to API function "files/get_metadata": request body: could not decode input as JSON',
    ])
  })
})

test('all that CommitInfo may say is taken: fractions of seconds, ids, namespaces, both spellings of a mode', async () => {
  const commits = [
    { path: '/a', mode: 'overwrite', autorename: false, client_modified: '2026-01-01T00:00:00Z', mute: true },
    { path: 'ns:1234567890/b', mode: { '.tag': 'add' }, property_groups: null, strict_conflict: false },
    { path: '/c', mode: { '.tag': 'update', update: '0150000000000ab' } },
  ]
  for (const commit of commits) expect(await linkFor(dropbox, commit, 14_399.5)).toMatch(/\/apitul\/1\/[\w-]{14,15}$/)
})

describe('callers are looked at before arguments:', () => {
  const ask = (headers: Record<string, string>): ReturnType<typeof callRoute> =>
    callRoute(dropbox, 'files/get_temporary_upload_link', { commit_info: { path: '/a' } }, headers)

  test('an unknown token is 401, with the one Content-Type the Python SDK takes', async () => {
    const answer = await ask({ authorization: 'Bearer sl.other' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/json'])
    expect(field(answer, 'error_summary')).toMatch(/^invalid_access_token\/\.*$/)
  })

  test('no token is 400', async () => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${dropbox.url}/2/check/user`, { method: 'POST', headers, body: '{}' })
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('"Authorization"')])
  })

  test('nobody else’s root, user or admin', async () => {
    const root = (id: string): string => JSON.stringify({ '.tag': 'root', root: id })
    expect((await ask({ 'dropbox-api-path-root': root('1234567890') })).status).toBe(200)
    expect((await ask({ 'dropbox-api-path-root': root('42') })).status).toBe(422)
    expect((await ask({ 'dropbox-api-select-user': 'dbmid:x' })).status).toBe(401)
    expect((await ask({ 'dropbox-api-select-admin': 'dbmid:x' })).status).toBe(400)
  })

  test('a wrong Content-Type, an unknown function and a GET are 400', async () => {
    expect((await ask({ 'content-type': 'text/plain' })).status).toBe(400)
    expect(await callRoute(dropbox, 'files/nothing', null)).toMatchObject({
      status: 400,
      text: 'Unknown API function: "files/nothing"',
    })
    expect((await fetch(`${dropbox.url}/2/check/user`)).status).toBe(400)
  })

  test('an app that lacks a scope is told which', async () => {
    const narrow = await startDropbox({ scopes: ['files.content.write'] })
    const answer = await callRoute(narrow, 'files/get_metadata', { path: '/a' })
    expect([answer.status, field(answer, 'error')]).toEqual([
      401,
      '{".tag":"missing_scope","required_scope":"files.metadata.read"}',
    ])
    await narrow.close()
  })
})

test('metadata is written as Dropbox writes it', async () => {
  const commit = { path: '/Docs/Plan.txt', client_modified: '2026-01-02T03:04:05Z' }
  await postBytes(await linkFor(dropbox, commit), hello)
  const answer = await callRoute(dropbox, 'files/get_metadata', { path: '/docs/plan.TXT' })
  expect(JSON.parse(answer.text)).toEqual({
    '.tag': 'file',
    name: 'Plan.txt',
    path_lower: '/docs/plan.txt',
    path_display: '/Docs/Plan.txt',
    id: expect.stringMatching(/^id:[\w-]{22}$/),
    client_modified: '2026-01-02T03:04:05Z',
    server_modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    rev: expect.stringMatching(/^[0-9a-f]{9,}$/),
    size: 5,
    is_downloadable: true,
    content_hash: contentHashOf(hello),
  })
})

test.each<[string, string, unknown, string, unknown]>([
  [
    'nothing there',
    'files/get_metadata',
    { path: '/none' },
    'path/not_found/',
    { '.tag': 'path', path: { '.tag': 'not_found' } },
  ],
  [
    'a bad name',
    'files/get_metadata',
    { path: '/a/' },
    'path/malformed_path/',
    { '.tag': 'path', path: { '.tag': 'malformed_path' } },
  ],
  [
    'a taken name',
    'files/create_folder_v2',
    { path: '/taken' },
    'path/conflict/folder/',
    { '.tag': 'path', path: { '.tag': 'conflict', conflict: { '.tag': 'folder' } } },
  ],
  [
    'nothing to delete',
    'files/delete_v2',
    { path: '/none' },
    'path_lookup/not_found/',
    { '.tag': 'path_lookup', path_lookup: { '.tag': 'not_found' } },
  ],
  [
    'no folder',
    'files/list_folder',
    { path: '/none' },
    'path/not_found/',
    { '.tag': 'path', path: { '.tag': 'not_found' } },
  ],
])('a typed error: %s', async (_name, route, argument, summary, error) => {
  await callRoute(dropbox, 'files/create_folder_v2', { path: '/taken' })
  const answer = await callRoute(dropbox, route, argument)
  expect(answer.status).toBe(409)
  expect(field(answer, 'error_summary').replace(/\.*$/, '')).toBe(summary)
  expect(JSON.parse(field(answer, 'error'))).toEqual(error)
})

test('files/upload commits, checks a given hash, and names the reason of a refusal', async () => {
  const good = await callUpload(dropbox, 'files/upload', { path: '/up', content_hash: contentHashOf(hello) }, hello)
  expect([good.status, field(good, 'content_hash')]).toEqual([200, contentHashOf(hello)])
  const torn = await callUpload(dropbox, 'files/upload', { path: '/up2', content_hash: 'a'.repeat(64) }, hello)
  expect(field(torn, 'error')).toBe('{".tag":"content_hash_mismatch"}')
  const taken = await callUpload(dropbox, 'files/upload', { path: '/up' }, Buffer.from('other'))
  expect(JSON.parse(field(taken, 'error'))).toMatchObject({
    '.tag': 'path',
    reason: { '.tag': 'conflict', conflict: { '.tag': 'file' } },
  })
})

test('too many commits at once: 429 with Retry-After on the API', async () => {
  dropbox.order({ kind: 'limits', limits: { contention: { maxConcurrent: 1, holdMs: 600_000 } } })
  await callUpload(dropbox, 'files/upload', { path: '/busy1' }, hello)
  const answer = await callUpload(dropbox, 'files/upload', { path: '/busy2' }, hello)
  dropbox.order({ kind: 'limits', limits: { contention: null } })
  expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('content-type')]).toEqual([
    429,
    '1',
    'application/json',
  ])
  expect(field(answer, 'error_summary')).toMatch(/^too_many_write_operations\//)
})

test('the account, its space, and the health question', async () => {
  const space = JSON.parse((await callRoute(dropbox, 'users/get_space_usage', null)).text)
  expect(space).toMatchObject({ used: expect.any(Number), allocation: { '.tag': 'individual', allocated: 2 ** 41 } })
  expect(field(await callRoute(dropbox, 'check/user', { query: 'well?' }), 'result')).toBe('well?')
  expect(field(await callRoute(dropbox, 'users/get_current_account', null), 'email')).toBe('files@example.com')
})

test('a person can download what arrived', async () => {
  await callUpload(dropbox, 'files/upload', { path: '/seen.txt' }, hello)
  const answer = await callRoute(dropbox, 'files/get_temporary_link', { path: '/seen.txt' })
  expect(await (await fetch(field(answer, 'link'))).text()).toBe('hello')
})

test('the journal can be read over HTTP, from any entry on', async () => {
  const all: unknown = await (await fetch(`${dropbox.url}/journal`)).json()
  const since = dropbox.journal().length - 1
  expect(all).toEqual({ entries: dropbox.journal() })
  expect(await (await fetch(`${dropbox.url}/journal?since=${since}`)).json()).toEqual({
    entries: dropbox.journal().slice(since),
  })
})

describe('tokens', () => {
  const token = (init: { query?: Record<string, string>; form?: Record<string, string> }): Promise<Response> =>
    fetch(`${dropbox.url}/oauth2/token?${new URLSearchParams(init.query).toString()}`, {
      method: 'POST',
      body: new URLSearchParams(init.form),
    })
  const good = (): Record<string, string> => ({
    grant_type: 'refresh_token',
    refresh_token: dropbox.refreshToken,
    client_id: dropbox.appKey,
    client_secret: dropbox.appSecret,
  })

  test('come for the right fields in a form or in the query, and work', async () => {
    for (const init of [{ form: good() }, { query: good() }]) {
      const answer = await token(init)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
      const granted: unknown = await answer.json()
      expect(granted).toMatchObject({
        access_token: expect.stringMatching(/^sl\./),
        token_type: 'bearer',
        expires_in: 14_400,
      })
      const accessToken = JSON.stringify(granted).match(/"access_token":"([^"]+)"/)?.[1] ?? ''
      const answered = await callRoute(dropbox, 'check/user', {}, { authorization: `Bearer ${accessToken}` })
      expect(answered.status).toBe(200)
    }
  })

  test.each<[string, Record<string, string>, string]>([
    ['refresh token', { refresh_token: 'other' }, 'invalid_grant'],
    ['app', { client_id: 'other' }, 'invalid_client'],
    ['secret', { client_secret: 'other' }, 'invalid_client'],
    ['grant', { grant_type: 'password' }, 'unsupported_grant_type'],
  ])('do not come for a wrong %s', async (_name, wrong, error) => {
    const answer = await token({ form: { ...good(), ...wrong } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/json'])
    expect(await answer.json()).toMatchObject({ error })
  })
})

test('rclone’s way to write a folder at the top is understood in a listing, and nowhere else', async () => {
  await callUpload(dropbox, 'files/upload', { path: '/top/a.txt' }, hello)
  const listed = await callRoute(dropbox, 'files/list_folder', { path: '//top' })
  expect([listed.status, listed.text]).toEqual([200, expect.stringContaining('/top/a.txt')])
  expect((await callRoute(dropbox, 'files/get_metadata', { path: '//top' })).status).toBe(409)
})

test('the app’s own call takes its key and secret, and no token', async () => {
  const { appKey, appSecret } = dropbox
  const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` })
  const right = await callRoute(dropbox, 'check/app', { query: 'well?' }, basic(`${appKey}:${appSecret}`))
  expect([right.status, right.text]).toEqual([200, '{"result":"well?"}'])
  expect((await callRoute(dropbox, 'check/app', {}, basic(`${appKey}:no`))).status).toBe(400)
  expect((await callRoute(dropbox, 'check/app', {})).status).toBe(400)
})
