// Dropbox through its SDK, in good days and bad ones.
import { expect, onTestFinished, test } from 'vitest'
import { createDropbox } from '#server/dropbox/client.ts'
import { createOutbound } from '#server/dropbox/fetch.ts'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { commitTo } from '#emulator/model/model.ts'
import { aCompany, createTestClock } from '../company.ts'
import { json, startStandIn } from './fake-dropbox.ts'
import type { StandInAnswer } from './fake-dropbox.ts'

const commit = {
  path: '/a.txt',
  mode: { '.tag': 'add' },
  autorename: false,
  strict_conflict: false,
  mute: false,
} as const

async function setUp(answer: (number: number) => StandInAnswer) {
  const standIn = await startStandIn((_seen, number) => answer(number))
  const outbound = createOutbound(standIn.url)
  onTestFinished(() => outbound.close())
  const clock = createTestClock()
  const dropped: string[] = []
  const token = {
    get: () => Promise.resolve({ kind: 'token', token: `t${dropped.length}` } as const),
    drop: (text: string) => void dropped.push(text),
  }
  return { standIn, clock, dropped, dropbox: createDropbox({ outbound, token, clock, linkHosts: [], pathRoot: null }) }
}

test('a link is asked for with exactly our commit and our duration', async () => {
  const { dropbox, standIn } = await setUp(() => json(200, { link: 'http://127.0.0.1/apitul/1/x' }))
  expect(await dropbox.link(commit, 300)).toEqual({ kind: 'link', url: 'http://127.0.0.1/apitul/1/x' })
  expect(standIn.seen).toMatchObject([
    { url: '/2/files/get_temporary_upload_link', headers: { authorization: 'Bearer t0' } },
  ])
  expect(JSON.parse(standIn.seen[0]?.body ?? '')).toEqual({ commit_info: commit, duration: 300 })
})

test('an expired token is replaced and the call repeated, once', async () => {
  const expired = json(401, { error_summary: 'expired_access_token/..', error: { '.tag': 'expired_access_token' } })
  const once = await setUp((number) => (number === 1 ? expired : json(200, { link: 'http://127.0.0.1/x' })))
  expect(await once.dropbox.link(commit, 300)).toMatchObject({ kind: 'link' })
  expect([once.dropped, once.standIn.seen.length]).toEqual([['t0'], 2])
  const always = await setUp(() => expired)
  expect(await always.dropbox.link(commit, 300)).toEqual({ kind: 'signed_out' })
  expect(always.standIn.seen).toHaveLength(2)
})

test('a missing permission is no reason for another token', async () => {
  const { dropbox, dropped } = await setUp(() => json(401, { error: { '.tag': 'missing_scope', required_scope: 'x' } }))
  expect(await dropbox.look('/a')).toEqual({ kind: 'signed_out', refused: 'permission' })
  expect(dropped).toEqual([])
})

test.each([
  [
    '429 in JSON',
    json(429, { error: { reason: { '.tag': 'too_many_requests' } } }, { 'retry-after': '7' }),
    { kind: 'busy', afterMs: 7_000 },
  ],
  ['429 in plain text', { status: 429, body: 'slow down' }, { kind: 'busy', afterMs: 1_000 }],
  ['a bad argument', { status: 400, body: 'Error in call to API function' }, { kind: 'error' }],
  ['a used up plan', json(403, { error: { '.tag': 'invalid_account_type' } }), { kind: 'error' }],
  ['a broken Dropbox', { status: 503, body: '<html>' }, { kind: 'error' }],
  ['a sign-in page', { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }, { kind: 'error' }],
  ['a redirect', { status: 302, body: '', headers: { location: 'http://127.0.0.1/' } }, { kind: 'error' }],
  ['a reset', 'reset', { kind: 'unreachable' }],
] as const)('%s is told apart for every call', async (_name, answer, expected) => {
  for (const ask of ['look', 'link', 'list', 'space', 'account'] as const) {
    const { dropbox } = await setUp(() => answer)
    const asked = {
      look: () => dropbox.look('/a'),
      link: () => dropbox.link(commit, 300),
      list: () => dropbox.list('/a'),
      space: () => dropbox.space(),
      account: () => dropbox.account(),
    }
    expect(await asked[ask]()).toEqual(expected)
  }
})

test('a Dropbox that asked to slow down is not asked again before its time', async () => {
  const busy = json(429, {}, { 'retry-after': '5' })
  const { clock, dropbox, standIn } = await setUp((number) => (number === 1 ? busy : json(200, {})))
  await dropbox.look('/a')
  clock.advance(4_000)
  expect(await dropbox.look('/a')).toEqual({ kind: 'holding', because: 'busy', afterMs: 1_000 })
  expect([standIn.seen.length, dropbox.wasBusy(60_000)]).toEqual([1, true])
  clock.advance(1_000)
  await dropbox.look('/a')
  expect(standIn.seen).toHaveLength(2)
})

test('an account that may not be looked at shuts no door, one that is asked for too often does', async () => {
  const scopeless = json(401, { error: { '.tag': 'missing_scope' } })
  const { dropbox, standIn } = await setUp((number) =>
    number < 20 ? scopeless : json(429, {}, { 'retry-after': '5' }),
  )
  for (let number = 1; number < 20; number += 1) expect(await dropbox.account()).toMatchObject({ kind: 'signed_out' })
  expect(await dropbox.account()).toEqual({ kind: 'busy', afterMs: 5_000 })
  expect(await dropbox.account()).toMatchObject({ kind: 'holding' })
  expect(await dropbox.look('/a')).toMatchObject({ kind: 'holding' })
  expect(standIn.seen).toHaveLength(20)
})

test('the top of the account is a folder, without a call', async () => {
  const { dropbox, standIn } = await setUp(() => 'reset')
  expect(await dropbox.look('')).toEqual({ kind: 'folder', readOnly: false })
  expect(standIn.seen).toEqual([])
})

test('a folder of more than one page is listed whole', async () => {
  const { api, dropbox } = await aCompany()
  const bytes = { sizeBytes: 1, contentHash: contentHashOf(Buffer.from('x')) }
  for (let number = 0; number < 2_100; number += 1) {
    dropbox.model.upload(commitTo(`/big/file ${number}.txt`), bytes, dropbox.nowMs())
  }
  const listed = await api.list('/big')
  expect(listed.kind === 'files' ? listed.files.length : listed).toBe(2_100)
  expect(await api.list('/nowhere')).toEqual({ kind: 'error' })
})
