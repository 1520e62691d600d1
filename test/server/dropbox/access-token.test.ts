// The server's own Dropbox token.
import { expect, onTestFinished, test } from 'vitest'
import { createOutbound } from '#server/dropbox/fetch.ts'
import { createAccessToken } from '#server/dropbox/access-token.ts'
import type { Credentials } from '#server/dropbox/access-token.ts'
import { createTestClock } from '../company.ts'
import { json, startStandIn } from './fake-dropbox.ts'
import type { StandInAnswer } from './fake-dropbox.ts'

const credentials: Credentials = { appKey: 'key', appSecret: 'canary-secret', refreshToken: 'canary-refresh' }

function granted(number: number, expiresSeconds = 14_400): StandInAnswer {
  return json(200, { access_token: `sl.${number}`, expires_in: expiresSeconds, token_type: 'bearer' })
}

async function setUp(answer: (number: number) => StandInAnswer, read = () => Promise.resolve(credentials)) {
  const standIn = await startStandIn((_seen, number) => answer(number))
  const outbound = createOutbound(standIn.url)
  onTestFinished(() => outbound.close())
  const clock = createTestClock()
  return { standIn, clock, token: createAccessToken(read, outbound, clock) }
}

test('secrets travel in the body of the refresh, never in its address', async () => {
  const { standIn, token } = await setUp(granted)
  expect(await token.get()).toEqual({ kind: 'token', token: 'sl.1' })
  const [seen] = standIn.seen
  expect(seen?.url).toBe('/oauth2/token')
  expect(seen?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  expect(Object.fromEntries(new URLSearchParams(seen?.body))).toEqual({
    grant_type: 'refresh_token',
    refresh_token: 'canary-refresh',
    client_id: 'key',
    client_secret: 'canary-secret',
  })
})

test('fifty calls at once share one refresh, and later ones its token', async () => {
  const { standIn, token } = await setUp(granted)
  const answers = await Promise.all(Array.from({ length: 50 }, () => token.get()))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  await token.get()
  expect(standIn.seen).toHaveLength(1)
})

test('a token is renewed five minutes before its end, a short-lived one at half its life', async () => {
  const { clock, token } = await setUp((number) => granted(number, number === 1 ? 14_400 : 100))
  await token.get()
  clock.advance(14_100_000 - 1)
  expect(await token.get()).toMatchObject({ token: 'sl.1' })
  clock.advance(1)
  expect(await token.get()).toMatchObject({ token: 'sl.2' })
  clock.advance(49_999)
  expect(await token.get()).toMatchObject({ token: 'sl.2' })
  clock.advance(1)
  expect(await token.get()).toMatchObject({ token: 'sl.3' })
})

test('a token that Dropbox rejects is replaced once, however many calls met the rejection', async () => {
  const { standIn, token } = await setUp(granted)
  await token.get()
  token.drop('sl.1')
  await token.get()
  token.drop('sl.1')
  expect(await token.get()).toMatchObject({ token: 'sl.2' })
  expect(standIn.seen).toHaveLength(2)
})

test('rotated credentials are used with the next refresh', async () => {
  let current = credentials
  const { standIn, token } = await setUp(granted, () => Promise.resolve(current))
  await token.get()
  current = { ...credentials, appSecret: null, refreshToken: 'rotated' }
  expect(token.origin()).toEqual({ credentials, renewals: 1 })
  token.drop('sl.1')
  await token.get()
  expect(token.origin()).toEqual({ credentials: current, renewals: 2 })
  expect(standIn.seen[1]?.body).toBe('grant_type=refresh_token&refresh_token=rotated&client_id=key')
})

test.each([
  ['a revoked refresh token', json(400, { error: 'invalid_grant' }), { kind: 'signed_out', refused: 'refresh_token' }],
  ['a wrong secret', json(401, { error: 'invalid_client' }), { kind: 'signed_out', refused: 'app' }],
  ['too many', json(429, {}, { 'retry-after': '9' }), { kind: 'busy', afterMs: 9_000 }],
  ['a broken server', json(500, {}), { kind: 'error' }],
  ['a sign-in page', { status: 200, body: '<html>Welcome</html>' }, { kind: 'error' }],
  ['an empty token', json(200, { access_token: '', expires_in: 1 }), { kind: 'error' }],
  ['a redirect', { status: 302, body: '', headers: { location: '/' } }, { kind: 'error' }],
  ['a reset', 'reset', { kind: 'unreachable' }],
] as const)('%s is told apart', async (_name, answer, expected) => {
  const { token } = await setUp(() => answer)
  expect(await token.get()).toEqual(expected)
})

test('a secret that cannot be read any more is a missing sign-in, not a crash', async () => {
  const { standIn, token } = await setUp(granted, () => Promise.reject(new Error('EACCES')))
  expect(await token.get()).toEqual({ kind: 'signed_out', refused: 'secret_file' })
  expect(standIn.seen).toEqual([])
})
