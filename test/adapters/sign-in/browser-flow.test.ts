// Sign-in in the browser, against the real provider: the whole flow, and answers that are forged, swapped, late or come twice.
import { request as ask } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { signInInBrowser } from '#adapters/sign-in/browser-flow.ts'
import type { DeviceFlowClock } from '#adapters/sign-in/device-flow.ts'
import { startIdentityProvider } from '../../rigs/identity-provider/identity-provider.ts'
import type { IdentityProvider } from '../../rigs/identity-provider/identity-provider.ts'
import { aPerson } from '../../rigs/identity-provider/person.ts'
import { connected, providerOf } from '../../rigs/identity-provider/signed-in.ts'

const pages = { language: 'en', title: 'Outbox <>', done: 'You are signed in.', failed: 'It did not work.' }
const patient: DeviceFlowClock = {
  now: () => 0,
  delay: (_ms, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
}

type Browse = (answer: URL, asked: URL, idp: IdentityProvider) => Promise<unknown>

/** Signs in. `browse` gets the address that the provider sends the browser to, and does what a browser or a stranger would. */
async function flow(browse: Browse, clock = patient, signal = new AbortController().signal) {
  const idp = await startIdentityProvider()
  onTestFinished(() => idp.close())
  let browsing: Promise<unknown> = Promise.resolve()
  const open = async (address: string): Promise<void> => {
    browsing = aPerson(idp.issuer, 'kim')
      .open(address)
      .then((answer) => (answer === null ? null : browse(answer, new URL(address), idp)))
  }
  const end = await signInInBrowser(providerOf(idp), connected(idp), { open, pages, clock, signal })
  return { end, shown: await browsing, idp }
}

const get = (url: URL | string) => fetch(url, { redirect: 'manual' })
const changed = (url: URL, changes: Readonly<Record<string, string | null>>) => {
  const other = new URL(url)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) other.searchParams.delete(name)
    else other.searchParams.set(name, value)
  }
  return other
}

test('a person signs in and is shown a page that loads and leads nowhere', async () => {
  const { end, shown } = await flow(async (answer, asked) => {
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256')
    expect(asked.searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/signed-in$/)
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.searchParams.get(name)).toMatch(/^[\w-]{43}$/)
    const page = await get(answer)
    const again = await get(answer).then(
      ({ status }) => status,
      () => 'gone',
    )
    return { text: await page.text(), headers: page.headers, again }
  })
  expect(end).toMatchObject({ kind: 'signed_in', refreshToken: expect.any(String), accessToken: expect.any(String) })
  const { again, headers, text } = shown as { text: string; headers: Headers; again: unknown }
  expect(text).toContain('<h1>Outbox &#60;&#62;</h1><p>You are signed in.</p>')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect([headers.get('referrer-policy'), headers.get('cache-control')]).toEqual(['no-referrer', 'no-store'])
  expect(['gone', 404]).toContain(again)
})

test('what has another state, path, method or host is turned away, and the person is still waited for', async () => {
  const { end, shown } = await flow(async (answer) => {
    const asHost = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = ask(answer, { headers: { host } }, (got) => resolve(got.resume().statusCode))
        sent.on('error', reject).end()
      })
    const others = [
      (await get(changed(answer, { state: 'x' }))).status,
      (await get(changed(answer, { state: null }))).status,
      (await get(new URL('/', answer))).status,
      (await get(new URL('/favicon.ico', answer))).status,
      (await fetch(answer, { method: 'POST' })).status,
      await asHost('evil.example'),
      await asHost('localhost'),
    ]
    return [...others, (await get(answer)).status]
  })
  expect([end.kind, shown]).toEqual(['signed_in', [400, 400, 404, 404, 404, 404, 404, 200]])
})

test.each([
  ['another code', { code: 'x'.repeat(43) }, 'provider_failed'],
  ['no code', { code: null }, 'provider_failed'],
  ['another issuer', { iss: 'https://login.example.org' }, 'provider_failed'],
  ['no issuer', { iss: null }, 'provider_failed'],
  ['a refusal', { code: null, error: 'access_denied' }, 'denied'],
  ['another error', { code: null, error: 'server_error' }, 'provider_failed'],
])('%s ends the sign-in, and the page says so', async (_what, changes, kind) => {
  const { end, shown } = await flow(async (answer) => (await get(changed(answer, changes))).text())
  expect([end.kind, String(shown).includes('It did not work.')]).toEqual([kind, true])
})

test('nobody waits for ever, and a person may change their mind', async () => {
  const hasty: DeviceFlowClock = { now: () => 0, delay: async () => undefined }
  const later = async (answer: URL) =>
    get(answer).then(
      ({ status }) => status,
      () => 'gone',
    )
  expect((await flow(later, hasty)).end).toEqual({ kind: 'too_late' })
  const stop = new AbortController()
  stop.abort()
  expect((await flow(later, patient, stop.signal)).end).toEqual({ kind: 'cancelled' })
})

test('a provider that is away is said to be', async () => {
  const idp = await startIdentityProvider()
  onTestFinished(() => idp.close())
  idp.trouble = 'down'
  const open = async () => undefined
  const signal = new AbortController().signal
  const end = await signInInBrowser(providerOf(idp), connected(idp), { open, pages, clock: patient, signal })
  expect(end.kind).toBe('provider_failed')
})
