// A person who stays signed in, against the real provider, which ends the whole sign-in when a refresh token comes twice.
import { expect, onTestFinished, test } from 'vitest'
import { createPersonSession } from '#adapters/sign-in/person-session.ts'
import type { PersonKey } from '#adapters/sign-in/person-key.ts'
import type { PersonKeyPlace } from '#adapters/sign-in/person-session.ts'
import { startIdentityProvider } from '../../rigs/identity-provider/identity-provider.ts'
import { connected, hastyClock, signedInKey } from '../../rigs/identity-provider/signed-in.ts'

async function aSession(options: { readonly keeps?: boolean } = {}) {
  const idp = await startIdentityProvider()
  onTestFinished(() => idp.close())
  const key = await signedInKey(idp)
  const kept: PersonKey[] = [key]
  const place: PersonKeyPlace = {
    read: async () => kept.at(-1) ?? null,
    keep: async (one) => {
      if (options.keeps === false) return false
      kept.push(one)
      return true
    },
    alone: (work) => work(),
  }
  const clock = hastyClock()
  const connection = connected(idp)
  const session = createPersonSession({ key, place, connection, tellsName: true, now: clock.now })
  idp.asked.length = 0
  const refreshes = () => idp.asked.filter((url) => url === '/token').length
  return { clock, connection, idp, key, kept, place, refreshes, session }
}

/** With a token in hand: what comes now is a refresh. */
const connectedOnce = async (session: { readonly current: () => Promise<unknown> }) =>
  expect(typeof (await session.current())).toBe('string')

const away = { kind: 'later', reason: 'sign_in_unavailable', afterMs: 15_000 }
const signedOut = { kind: 'later', reason: 'sign_in_needed', afterMs: null }

test('many questions at once cost one refresh, and the next one comes ahead of the end', async () => {
  const { clock, kept, refreshes, session } = await aSession()
  const tokens = await Promise.all(Array.from({ length: 20 }, () => session.current()))
  expect([new Set(tokens).size, refreshes(), kept.length]).toEqual([1, 1, 2])
  clock.advance(479_000)
  expect([await session.current(), refreshes()]).toEqual([tokens[0], 1])
  clock.advance(2_000)
  expect(await session.current()).not.toBe(tokens[0])
  expect([refreshes(), kept.length]).toEqual([2, 3])
})

test('a rotated refresh token is written before the access token is used', async () => {
  const { key, kept, place, session, ...rest } = await aSession()
  let written = false
  const slow: PersonKeyPlace = { ...place, keep: async (one) => (written = await place.keep(one)) }
  const second = createPersonSession({
    key,
    place: slow,
    connection: rest.connection,
    tellsName: true,
    now: rest.clock.now,
  })
  expect(typeof (await second.current())).toBe('string')
  expect(written).toBe(true)
  expect(kept.at(-1)?.refreshToken).not.toBe(key.refreshToken)
  expect(session.deviceId).toBe(key.deviceId)
})

test('while the provider is away the token is used to its end; then it waits, signed in, and goes on by itself', async () => {
  const { clock, idp, session } = await aSession()
  const token = await session.current()
  for (const trouble of ['down', 'hangs up'] as const) {
    idp.trouble = trouble
    clock.advance(250_000)
    expect(await session.current()).toBe(token)
  }
  clock.advance(101_000)
  expect(await session.current()).toEqual(away)
  idp.trouble = null
  expect(typeof (await session.current())).toBe('string')
})

test('a page in the place of an answer is no sign-out', async () => {
  const { idp, session } = await aSession()
  idp.before = (request, response) => {
    if (request.url !== '/token') return false
    response.writeHead(400, { 'content-type': 'text/html' }).end('<html>Sign in to the Wi-Fi</html>')
    return true
  }
  expect(await session.current()).toEqual(away)
  idp.before = null
  expect(typeof (await session.current())).toBe('string')
})

test('a refresh token that was used elsewhere ends the sign-in, without asking again and again, until there is a new one', async () => {
  const { clock, connection, idp, key, kept, place, refreshes, session } = await aSession()
  const thief = createPersonSession({
    key,
    place: { ...place, keep: async () => true },
    connection,
    tellsName: true,
    now: clock.now,
  })
  await thief.current()
  for (let time = 0; time < 3; time += 1) expect(await session.current()).toEqual(signedOut)
  expect(refreshes()).toBe(2)
  kept.push(await signedInKey(idp))
  expect(typeof (await session.current())).toBe('string')
})

test('the key of another server is not taken, wherever it comes from', async () => {
  const { idp, kept, session } = await aSession()
  kept.push({ ...(await signedInKey(idp)), server: 'https://other.example.com' })
  expect(typeof (await session.current())).toBe('string')
  expect(kept.at(-1)?.server).toBe('https://uploads.example.com')
})

test('on a disk that takes nothing it goes on with what it knows', async () => {
  const { clock, session } = await aSession({ keeps: false })
  for (let time = 0; time < 3; time += 1) {
    expect(typeof (await session.current())).toBe('string')
    clock.advance(590_000)
  }
})

test('a token that the company server refuses is replaced', async () => {
  const { session } = await aSession()
  const first = await session.current()
  session.heard({ kind: 'stored' })
  expect(await session.current()).toBe(first)
  session.heard({ kind: 'later', reason: 'sign_in_needed' })
  expect(await session.current()).not.toBe(first)
})

test('a person who signed out is not asked about at the provider', async () => {
  const { clock, connection, key, kept, place, refreshes } = await aSession()
  kept.push({ ...key, refreshToken: '' })
  const session = createPersonSession({
    key: { ...key, refreshToken: '' },
    place,
    connection,
    tellsName: true,
    now: clock.now,
  })
  expect([await session.current(), refreshes()]).toEqual([signedOut, 0])
})

test('where the answer to a refresh is lost, a provider with a time of grace gives it again, at once', async () => {
  const { idp, key, kept, refreshes, session } = await aSession()
  await connectedOnce(session)
  const before = kept.at(-1)?.refreshToken
  idp.trouble = 'loses answers'
  idp.before = (request, response) => {
    // It knows the token that it took back a moment ago, and says the same as before.
    const [same] = idp.lost
    if (request.url !== '/token' || same === undefined) return false
    response.writeHead(200, { 'content-type': 'application/json' }).end(same)
    return true
  }
  const asked = refreshes()
  session.heard({ kind: 'later', reason: 'sign_in_needed' })
  expect(typeof (await session.current())).toBe('string')
  expect([refreshes() - asked, idp.lost.length]).toEqual([2, 1])
  expect(kept.at(-1)?.refreshToken).not.toBe(before)
  // What was kept is good: the next one comes with it.
  idp.before = null
  idp.trouble = null
  session.heard({ kind: 'later', reason: 'sign_in_needed' })
  expect(typeof (await session.current())).toBe('string')
  expect(kept.every(({ deviceId }) => deviceId === key.deviceId)).toBe(true)
})

test('a provider without one ends the sign-in: it is asked twice and no more, the old token stays kept, and a new sign-in goes on', async () => {
  const { idp, kept, refreshes, session } = await aSession()
  await connectedOnce(session)
  const before = kept.length
  idp.trouble = 'loses answers'
  const asked = refreshes()
  session.heard({ kind: 'later', reason: 'sign_in_needed' })
  // The second answer is lost, too: nobody knows yet.
  expect(await session.current()).toEqual(away)
  idp.trouble = null
  for (let time = 0; time < 3; time += 1) expect(await session.current()).toEqual(signedOut)
  expect([refreshes() - asked, kept.length]).toEqual([3, before])
  kept.push(await signedInKey(idp))
  expect(typeof (await session.current())).toBe('string')
})
